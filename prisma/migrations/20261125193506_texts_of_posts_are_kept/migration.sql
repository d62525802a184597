-- What a post said before it was changed, and what a removed one said, for thirty days.

-- CreateTable
CREATE TABLE "removed_text" (
    "post_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "removed_text_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "post_version" (
    "post_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_version_pkey" PRIMARY KEY ("post_id","version")
);

-- AddForeignKey
ALTER TABLE "removed_text" ADD CONSTRAINT "removed_text_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post_removal"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_version" ADD CONSTRAINT "post_version_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
