-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('coming', 'maybe', 'declined');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "answers_from" DATE,
ADD COLUMN     "answers_until" DATE;

-- AlterTable
ALTER TABLE "occurrence" ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "answer" (
    "occurrence_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "answer_kind" NOT NULL,
    "companions" INTEGER NOT NULL DEFAULT 0,
    "waiting" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("occurrence_id","member_id")
);

-- CreateIndex
CREATE INDEX "answer_member" ON "answer"("member_id");

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

ALTER TABLE "event" ADD CONSTRAINT "event_takes_answers" CHECK ("answers_from" <= "answers_until");
-- Whoever does not come brings nobody, and waits for nothing.
ALTER TABLE "answer" ADD CONSTRAINT "answer_companions" CHECK ("companions" >= 0 AND ("kind" <> 'declined' OR "companions" = 0));
ALTER TABLE "answer" ADD CONSTRAINT "answer_waits_to_come" CHECK ("kind" = 'coming' OR NOT "waiting");
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_taken" CHECK ("taken" >= 0);
-- Who waits for a place, in the order in which they are served.
CREATE INDEX "answer_waiting" ON "answer" ("occurrence_id", "at", "member_id") WHERE "waiting";

CREATE FUNCTION places_of(a "answer") RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN a."kind" = 'coming' AND NOT a."waiting" THEN 1 + a."companions" ELSE 0 END
$$;

-- However many answer at the same moment: the date's row is one after the other's, and the last place is given once.
CREATE FUNCTION answer_takes_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  date uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."occurrence_id" ELSE NEW."occurrence_id" END;
  more integer := CASE WHEN TG_OP = 'DELETE' THEN 0 ELSE places_of(NEW) END - CASE WHEN TG_OP = 'INSERT' THEN 0 ELSE places_of(OLD) END;
  places integer;
BEGIN
  IF more = 0 THEN
    RETURN NULL;
  END IF;
  IF more > 0 THEN
    SELECT e."capacity" INTO places FROM "event" e JOIN "occurrence" o ON o."event_id" = e."id" WHERE o."id" = date FOR SHARE OF e;
  END IF;
  UPDATE "occurrence" SET "taken" = "taken" + more WHERE "id" = date AND (more < 0 OR places IS NULL OR "taken" + more <= places);
  IF NOT FOUND AND EXISTS (SELECT 1 FROM "occurrence" WHERE "id" = date) THEN
    RAISE EXCEPTION 'date % has no place left: constraint "occurrence_has_room"', date USING ERRCODE = 'check_violation', CONSTRAINT = 'occurrence_has_room';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "answer_takes_places" AFTER INSERT OR UPDATE OR DELETE ON "answer" FOR EACH ROW EXECUTE FUNCTION answer_takes_places();
