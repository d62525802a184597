-- CreateEnum
CREATE TYPE "event_kind" AS ENUM ('show', 'residency', 'workshop', 'meeting', 'crew', 'training', 'gathering', 'other');

-- CreateEnum
CREATE TYPE "event_visibility" AS ENUM ('public', 'cluster', 'organisations', 'project', 'team');

-- AlterTable
ALTER TABLE "audience" ADD COLUMN     "common" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "kind" "event_kind" NOT NULL DEFAULT 'other',
    "visibility" "event_visibility" NOT NULL DEFAULT 'cluster',
    "description" TEXT NOT NULL DEFAULT '',
    "place_id" UUID,
    "contact_id" UUID,
    "capacity" INTEGER,
    "option_until" DATE,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_partner" (
    "event_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "event_partner_pkey" PRIMARY KEY ("event_id","organisation_id")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "all_day" BOOLEAN NOT NULL,
    "starts" TIMESTAMP(0) NOT NULL,
    "ends" TIMESTAMP(0) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occurrence_cancellation" (
    "occurrence_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "occurrence_cancellation_pkey" PRIMARY KEY ("occurrence_id")
);

-- CreateIndex
CREATE INDEX "event_place" ON "event"("place_id");

-- CreateIndex
CREATE INDEX "event_contact" ON "event"("contact_id");

-- CreateIndex
CREATE INDEX "event_partner_organisation" ON "event_partner"("organisation_id");

-- CreateIndex
CREATE INDEX "occurrence_event" ON "occurrence"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "occurrence_starts" ON "occurrence"("starts_at", "id");

-- CreateIndex
CREATE INDEX "occurrence_cancellation_by" ON "occurrence_cancellation"("by_id");

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_id_fkey" FOREIGN KEY ("id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_partner" ADD CONSTRAINT "event_partner_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_partner" ADD CONSTRAINT "event_partner_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence_cancellation" ADD CONSTRAINT "occurrence_cancellation_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence_cancellation" ADD CONSTRAINT "occurrence_cancellation_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- Audiences that are found again by their grants are few among all.
CREATE INDEX "audience_common" ON "audience" ("id") WHERE "common";

-- A place has one name, however it is written.
ALTER TABLE "place" ADD CONSTRAINT "place_has_name" CHECK (btrim("name") <> '');
CREATE UNIQUE INDEX "place_name" ON "place" (plain_letters("name"));

ALTER TABLE "event" ADD CONSTRAINT "event_has_room" CHECK ("capacity" >= 1);
CREATE TRIGGER "event_partner_is_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "event_partner"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();

-- A date lasts, and a year at most; one that takes whole days begins and ends with a day.
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_lasts" CHECK ("starts_at" < "ends_at" AND "starts" < "ends");
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_ends" CHECK ("ends" - "starts" <= interval '366 days');
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_takes_days" CHECK (NOT "all_day" OR ("starts" = date_trunc('day', "starts") AND "ends" = date_trunc('day', "ends")));
-- What is going on at a moment; what begins after it is found by `occurrence_starts`.
CREATE INDEX "occurrence_during" ON "occurrence" USING gist (tstzrange("starts_at", "ends_at"));

-- What lies in a project is seen by whoever sees the project, except an event: the public may come to what a few prepare.
DROP TRIGGER "item_keeps_to_its_project" ON "item";
CREATE TRIGGER "item_keeps_to_its_project" BEFORE INSERT OR UPDATE OF "project_id", "audience_id" ON "item"
  FOR EACH ROW WHEN (NEW."kind" <> 'event') EXECUTE FUNCTION item_keeps_to_its_project();

-- The project that what hangs on an item lies in: none where the item is shared otherwise than its project, whose title is not for all who see the item.
CREATE FUNCTION project_under(i "item") RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN i."kind" = 'project' THEN i."id" ELSE (
    SELECT p."id" FROM "item" p WHERE p."id" = i."project_id" AND p."audience_id" = i."audience_id") END
$$;

CREATE OR REPLACE FUNCTION thread_is_shared_like_what_it_is_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW."about_id" IS NULL THEN
    NEW."about_id" := (SELECT "project_id" FROM "item" WHERE "id" = NEW."id");
  END IF;
  IF NEW."about_id" IS NOT NULL THEN
    -- Held, so that what is moved or shared differently at this moment moves first, or moves this thread too.
    PERFORM 1 FROM "item" WHERE "id" = NEW."about_id" FOR SHARE;
    UPDATE "item" t SET "audience_id" = a."audience_id", "organisation_id" = a."organisation_id", "project_id" = project_under(a)
    FROM "item" a WHERE t."id" = NEW."id" AND a."id" = NEW."about_id"
      AND (t."audience_id", t."organisation_id", t."project_id") IS DISTINCT FROM (a."audience_id", a."organisation_id", project_under(a));
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION item_takes_its_threads_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "item" t SET "audience_id" = NEW."audience_id", "organisation_id" = NEW."organisation_id", "project_id" = project_under(NEW)
  FROM "thread" h WHERE h."about_id" = NEW."id" AND t."id" = h."id"
    AND (t."audience_id", t."organisation_id", t."project_id") IS DISTINCT FROM (NEW."audience_id", NEW."organisation_id", project_under(NEW));
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION thread_keeps_to_what_it_is_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "thread" h JOIN "item" a ON a."id" = h."about_id" JOIN "item" t ON t."id" = h."id"
    WHERE h."id" = NEW."id" AND (t."audience_id" <> a."audience_id" OR t."project_id" IS DISTINCT FROM project_under(a))
  ) THEN
    RAISE EXCEPTION 'thread % is not shared like what it is about', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
