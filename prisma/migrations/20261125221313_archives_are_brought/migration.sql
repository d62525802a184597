-- Archives of mailing lists come in as threads.

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "signed_as" TEXT;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "known_number" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "archive_import" (
    "id" UUID NOT NULL,
    "by_id" UUID,
    "file_id" UUID,
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "project_id" UUID,
    "organisation_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "undoing_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "advanced_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "result" JSONB,

    CONSTRAINT "archive_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_author" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "member_id" UUID,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "archive_author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_message" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "starts" BIGINT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "refs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "thread" INTEGER,
    "place" INTEGER,
    "outcome" TEXT,
    "problems" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "archive_message_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "archived_thread" (
    "thread_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "archived_thread_pkey" PRIMARY KEY ("thread_id")
);

-- CreateTable
CREATE TABLE "archived_post" (
    "post_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,

    CONSTRAINT "archived_post_pkey" PRIMARY KEY ("post_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "archive_import_file" ON "archive_import"("file_id");

-- CreateIndex
CREATE INDEX "archive_import_by" ON "archive_import"("by_id");

-- CreateIndex
CREATE INDEX "archive_import_project" ON "archive_import"("project_id");

-- CreateIndex
CREATE INDEX "archive_import_organisation" ON "archive_import"("organisation_id");

-- CreateIndex
CREATE INDEX "archive_author_member" ON "archive_author"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "archive_author_address" ON "archive_author"("import_id", "address");

-- CreateIndex
CREATE INDEX "archive_message_thread" ON "archive_message"("import_id", "thread", "place");

-- CreateIndex
CREATE INDEX "archived_thread_import" ON "archived_thread"("import_id", "number");

-- CreateIndex
CREATE INDEX "archived_post_import" ON "archived_post"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "archived_post_once" ON "archived_post"("place_id", "message_id");

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_author" ADD CONSTRAINT "archive_author_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "archive_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_author" ADD CONSTRAINT "archive_author_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_message" ADD CONSTRAINT "archive_message_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "archive_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_thread" ADD CONSTRAINT "archived_thread_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_thread" ADD CONSTRAINT "archived_thread_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "archive_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_post" ADD CONSTRAINT "archived_post_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_post" ADD CONSTRAINT "archived_post_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "archive_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

ALTER TABLE "archive_message" ADD CONSTRAINT "archive_message_outcome" CHECK ("outcome" IN ('imported', 'skipped'));
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_place" CHECK (num_nonnulls("project_id", "organisation_id") <= 1);
ALTER TABLE "thread" ADD CONSTRAINT "thread_known" CHECK ("known_number" BETWEEN 0 AND "last_number");
