-- AlterTable
ALTER TABLE "people_import" ADD COLUMN     "advanced_at" TIMESTAMPTZ(3),
ADD COLUMN     "result" JSONB;
