-- A thread hangs on any item: it is shared like that item, today and whenever that changes.
ALTER TABLE "thread" ADD COLUMN "about_id" UUID;
ALTER TABLE "thread" ADD CONSTRAINT "thread_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "item"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "thread_about" ON "thread"("about_id");
UPDATE "thread" t SET "about_id" = i."project_id" FROM "item" i WHERE i."id" = t."id" AND i."project_id" IS NOT NULL;

-- A thread of a project hangs on the project. One that is hung on something takes its audience, project and organisation.
CREATE FUNCTION thread_is_shared_like_what_it_is_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW."about_id" IS NULL THEN
    NEW."about_id" := (SELECT "project_id" FROM "item" WHERE "id" = NEW."id");
  END IF;
  IF NEW."about_id" IS NOT NULL THEN
    -- Held, so that what is moved or shared differently at this moment moves first, or moves this thread too.
    PERFORM 1 FROM "item" WHERE "id" = NEW."about_id" FOR SHARE;
    UPDATE "item" t SET "audience_id" = a."audience_id", "organisation_id" = a."organisation_id",
      "project_id" = CASE WHEN a."kind" = 'project' THEN a."id" ELSE a."project_id" END
    FROM "item" a WHERE t."id" = NEW."id" AND a."id" = NEW."about_id"
      AND (t."audience_id", t."organisation_id", t."project_id") IS DISTINCT FROM
        (a."audience_id", a."organisation_id", CASE WHEN a."kind" = 'project' THEN a."id" ELSE a."project_id" END);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "thread_is_shared_like_what_it_is_about" BEFORE INSERT OR UPDATE OF "about_id" ON "thread"
  FOR EACH ROW EXECUTE FUNCTION thread_is_shared_like_what_it_is_about();

-- What is said about an item goes where the item goes.
CREATE FUNCTION item_takes_its_threads_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "item" t SET "audience_id" = NEW."audience_id", "organisation_id" = NEW."organisation_id",
    "project_id" = CASE WHEN NEW."kind" = 'project' THEN NEW."id" ELSE NEW."project_id" END
  FROM "thread" h WHERE h."about_id" = NEW."id" AND t."id" = h."id"
    AND (t."audience_id", t."organisation_id", t."project_id") IS DISTINCT FROM
      (NEW."audience_id", NEW."organisation_id", CASE WHEN NEW."kind" = 'project' THEN NEW."id" ELSE NEW."project_id" END);
  RETURN NULL;
END
$$;
CREATE TRIGGER "item_takes_its_threads_along" AFTER UPDATE OF "audience_id", "organisation_id", "project_id" ON "item"
  FOR EACH ROW WHEN (NEW."kind" <> 'thread') EXECUTE FUNCTION item_takes_its_threads_along();

-- A thread that hangs on something is never shared otherwise by itself. Looked at when the statement has ended, so that one statement may move both.
CREATE FUNCTION thread_keeps_to_what_it_is_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "thread" h JOIN "item" a ON a."id" = h."about_id" JOIN "item" t ON t."id" = h."id"
    WHERE h."id" = NEW."id" AND (t."audience_id" <> a."audience_id"
      OR t."project_id" IS DISTINCT FROM CASE WHEN a."kind" = 'project' THEN a."id" ELSE a."project_id" END)
  ) THEN
    RAISE EXCEPTION 'thread % is not shared like what it is about', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "thread_keeps_to_what_it_is_about" AFTER UPDATE OF "audience_id", "project_id" ON "item"
  FOR EACH ROW WHEN (NEW."kind" = 'thread') EXECUTE FUNCTION thread_keeps_to_what_it_is_about();
