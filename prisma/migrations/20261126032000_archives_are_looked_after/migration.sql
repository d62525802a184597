-- Archives are looked after by those who look after their place too.

-- AlterTable
ALTER TABLE "archive_import" ADD COLUMN     "audience_id" UUID,
ADD COLUMN     "undoing_by_id" UUID;

-- CreateIndex
CREATE INDEX "archive_import_audience" ON "archive_import"("audience_id");

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_import" ADD CONSTRAINT "archive_import_undoing_by_id_fkey" FOREIGN KEY ("undoing_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- The administrators, as an audience that is always there.
INSERT INTO "audience" ("id") VALUES ('00000000-0000-7000-8000-000000000003');
INSERT INTO "audience_grant" ("id", "audience_id", "kind") VALUES
  ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000003', 'administrators');

-- Those that were started before have nobody else yet.
UPDATE "archive_import" SET "audience_id" = '00000000-0000-7000-8000-000000000003' WHERE "started_at" IS NOT NULL;
