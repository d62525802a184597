-- CreateTable
CREATE TABLE "post_file" (
    "post_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "post_file_pkey" PRIMARY KEY ("post_id","file_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "post_file_file_id_key" ON "post_file"("file_id");

-- AddForeignKey
ALTER TABLE "post_file" ADD CONSTRAINT "post_file_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_file" ADD CONSTRAINT "post_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- What a message carries is shared like its thread, today and whenever that changes: the thread is moved, or its messages go to another.
CREATE FUNCTION files_are_shared_like(thread UUID) RETURNS void LANGUAGE sql AS $$
  UPDATE "item" f SET "audience_id" = t."audience_id", "organisation_id" = t."organisation_id", "project_id" = t."project_id"
  FROM "item" t, "post" o, "post_file" l
  WHERE t."id" = thread AND o."thread_id" = t."id" AND l."post_id" = o."id" AND f."id" = l."file_id"
    AND (f."audience_id", f."organisation_id", f."project_id") IS DISTINCT FROM (t."audience_id", t."organisation_id", t."project_id")
$$;

CREATE FUNCTION thread_takes_its_files_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM files_are_shared_like(NEW."id");
  RETURN NULL;
END
$$;
CREATE TRIGGER "thread_takes_its_files_along" AFTER UPDATE OF "audience_id", "organisation_id", "project_id" ON "item"
  FOR EACH ROW WHEN (NEW."kind" = 'thread') EXECUTE FUNCTION thread_takes_its_files_along();

CREATE FUNCTION post_takes_its_files_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "post_file" WHERE "post_id" = NEW."id") THEN
    PERFORM files_are_shared_like(NEW."thread_id");
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "post_takes_its_files_along" AFTER UPDATE OF "thread_id" ON "post"
  FOR EACH ROW WHEN (OLD."thread_id" <> NEW."thread_id") EXECUTE FUNCTION post_takes_its_files_along();
