-- Whom a post calls with an @.

-- CreateTable
CREATE TABLE "mention" (
    "post_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("post_id","member_id")
);

-- CreateIndex
CREATE INDEX "mention_member" ON "mention"("member_id", "thread_id", "number");

-- CreateIndex
CREATE INDEX "mention_place" ON "mention"("thread_id", "number");

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_thread_id_number_fkey" FOREIGN KEY ("thread_id", "number") REFERENCES "post"("thread_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
