-- A closed organisation takes nothing new in: whatever door a membership, an invitation, a project or a thread comes through, it stops here.
-- The row's lock orders this test after a closure that is being written at the same moment.
CREATE FUNCTION organisation_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."organisation_id" IS NULL OR (TG_OP = 'UPDATE' AND NEW."organisation_id" IS NOT DISTINCT FROM OLD."organisation_id") THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM "organisation" WHERE "id" = NEW."organisation_id" FOR KEY SHARE;
  IF EXISTS (SELECT 1 FROM "organisation_closure" WHERE "organisation_id" = NEW."organisation_id") THEN
    RAISE EXCEPTION 'organisation % takes nothing new in: constraint "organisation_open"', NEW."organisation_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_open';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "membership_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "membership"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
CREATE TRIGGER "invitation_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "invitation"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
CREATE TRIGGER "poster_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "poster"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
CREATE TRIGGER "application_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "application"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
CREATE TRIGGER "people_import_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "people_import"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
CREATE TRIGGER "project_partner_is_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "project_partner"
  FOR EACH ROW EXECUTE FUNCTION organisation_is_open();
-- What lies in a project goes on with the project: it is shared with others.
CREATE TRIGGER "item_into_open" BEFORE INSERT OR UPDATE OF "organisation_id" ON "item"
  FOR EACH ROW WHEN (NEW."project_id" IS NULL) EXECUTE FUNCTION organisation_is_open();

-- The day's end of memberships, and the reminders before it, are looked for by their day.
CREATE INDEX "membership_ending" ON "membership"("ends_on") WHERE "ends_on" IS NOT NULL AND "lapsed_at" IS NULL;
