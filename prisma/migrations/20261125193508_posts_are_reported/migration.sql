-- Reports, which are answered once.

-- CreateTable
CREATE TABLE "post_report" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "by_id" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "post_report_post" ON "post_report"("post_id");

-- CreateIndex
CREATE INDEX "post_report_by" ON "post_report"("by_id");

-- CreateIndex
CREATE INDEX "post_report_answered_by" ON "post_report"("answered_by");

-- AddForeignKey
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "post_report" ADD CONSTRAINT "post_report_answer" CHECK (("outcome" IS NULL) = ("answered_at" IS NULL) AND "outcome" IN ('removed', 'dismissed'));
-- Each person reports a post once, until it is answered; what waits for an answer is found through it.
CREATE UNIQUE INDEX "post_report_once" ON "post_report"("post_id", "by_id") WHERE "outcome" IS NULL;
CREATE INDEX "post_report_open" ON "post_report"("at", "id") WHERE "outcome" IS NULL;
