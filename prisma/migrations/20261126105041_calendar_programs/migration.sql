-- AlterTable
ALTER TABLE "event_origin" ADD COLUMN     "file_name" TEXT;

-- CreateTable
CREATE TABLE "calendar_snapshot" (
    "id" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calendar_snapshot_at" ON "calendar_snapshot"("at");
