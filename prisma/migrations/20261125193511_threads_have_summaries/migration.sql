-- What those who come later should know of a thread.

-- CreateTable
CREATE TABLE "thread_summary" (
    "thread_id" UUID NOT NULL,
    "post_id" UUID,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "renderer" INTEGER NOT NULL,
    "refs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "thread_summary_pkey" PRIMARY KEY ("thread_id")
);

-- CreateIndex
CREATE INDEX "thread_summary_post" ON "thread_summary"("post_id");

-- CreateIndex
CREATE INDEX "thread_summary_by" ON "thread_summary"("by_id");

-- AddForeignKey
ALTER TABLE "thread_summary" ADD CONSTRAINT "thread_summary_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_summary" ADD CONSTRAINT "thread_summary_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_summary" ADD CONSTRAINT "thread_summary_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
