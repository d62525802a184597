-- What was told of a thread that hangs on an item is read by whoever reads the thread, as for one that is moved: when the item is shared differently, the
-- past of its threads goes along. A project keeps its audience for good; an event does not.
CREATE OR REPLACE FUNCTION item_takes_its_threads_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH moved AS (
    UPDATE "item" t SET "audience_id" = NEW."audience_id", "organisation_id" = NEW."organisation_id", "project_id" = project_under(NEW)
    FROM "thread" h WHERE h."about_id" = NEW."id" AND t."id" = h."id"
      AND (t."audience_id", t."organisation_id", t."project_id") IS DISTINCT FROM (NEW."audience_id", NEW."organisation_id", project_under(NEW))
    RETURNING t."id", t."audience_id", t."project_id")
  UPDATE "activity" a SET "audience_id" = m."audience_id", "project_id" = m."project_id" FROM moved m
  WHERE a."item_id" = m."id" AND (a."audience_id", a."project_id") IS DISTINCT FROM (m."audience_id", m."project_id");
  RETURN NULL;
END
$$;
