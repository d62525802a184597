-- CreateTable
CREATE TABLE "outside_calendar" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "visibility" "event_visibility" NOT NULL,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "tag" TEXT,
    "changed_at" TEXT,
    "digest" TEXT,
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "left_out_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outside_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_origin" (
    "event_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "uid" TEXT NOT NULL,
    "calendar_id" UUID,
    "name" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "hash" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_origin_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "outside_calendar_added_by" ON "outside_calendar"("added_by");

-- CreateIndex
CREATE INDEX "outside_calendar_next" ON "outside_calendar"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "outside_calendar_once" ON "outside_calendar"("organisation_id", "address");

-- CreateIndex
CREATE INDEX "event_origin_calendar" ON "event_origin"("calendar_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_origin_once" ON "event_origin"("organisation_id", "uid");

-- AddForeignKey
ALTER TABLE "outside_calendar" ADD CONSTRAINT "outside_calendar_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_calendar" ADD CONSTRAINT "outside_calendar_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_origin" ADD CONSTRAINT "event_origin_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_origin" ADD CONSTRAINT "event_origin_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_origin" ADD CONSTRAINT "event_origin_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "outside_calendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- What comes from outside is shared as a whole.
ALTER TABLE "outside_calendar" ADD CONSTRAINT "outside_calendar_shared" CHECK ("visibility" IN ('public', 'cluster', 'organisations'));

-- A closed organisation takes nothing new in.
CREATE TRIGGER "outside_calendar_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "outside_calendar"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
