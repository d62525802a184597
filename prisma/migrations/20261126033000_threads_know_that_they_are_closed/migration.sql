-- Whether a thread is closed stands in its own row too: a reply that waits for that row sees a closure that was written meanwhile, in one statement.
ALTER TABLE "thread" ADD COLUMN "closed" BOOLEAN NOT NULL DEFAULT false;

UPDATE "thread" t SET "closed" = true FROM "thread_closure" c WHERE c."thread_id" = t."id";

-- The closure says who and when, and is the only one that is written.
CREATE FUNCTION thread_knows_that_it_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "thread" SET "closed" = false WHERE "id" = OLD."thread_id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "thread" SET "closed" = true WHERE "id" = NEW."thread_id";
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "thread_knows_that_it_is_closed" AFTER INSERT OR UPDATE OF "thread_id" OR DELETE ON "thread_closure"
  FOR EACH ROW EXECUTE FUNCTION thread_knows_that_it_is_closed();
