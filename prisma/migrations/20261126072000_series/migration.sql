-- AlterTable
ALTER TABLE "occurrence" ADD COLUMN     "original" TIMESTAMP(0),
ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "all_day" BOOLEAN NOT NULL,
    "starts" TIMESTAMP(0) NOT NULL,
    "ends" TIMESTAMP(0) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "text" TEXT,
    "added" TEXT[],
    "left_out" TEXT[],
    "laid_out_before" DATE NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "series_event" ON "series"("event_id", "starts");

-- CreateIndex
CREATE INDEX "series_laid_out" ON "series"("laid_out_before");

-- CreateIndex
CREATE INDEX "occurrence_series" ON "occurrence"("series_id");

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- Looked at when a change is whole: all dates of a series move at once, each to where another was.
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_once" UNIQUE ("event_id", "original") DEFERRABLE INITIALLY IMMEDIATE;
-- What comes again says as what; what does not, has nothing to say.
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_comes_again" CHECK (("series_id" IS NULL) = ("original" IS NULL));
ALTER TABLE "series" ADD CONSTRAINT "series_lasts" CHECK ("starts" < "ends");
ALTER TABLE "series" ADD CONSTRAINT "series_takes_days" CHECK (NOT "all_day" OR ("starts" = date_trunc('day', "starts") AND "ends" = date_trunc('day', "ends")));
