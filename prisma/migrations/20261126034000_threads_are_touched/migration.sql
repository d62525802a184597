-- What other tables say of a thread touches the thread's own row: whoever has read that row knows by it that nothing else of the thread changed
-- either (`discussions/stored-queries.ts`).
CREATE FUNCTION thread_is_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "thread" SET "traces" = "traces" WHERE "id" = OLD."thread_id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "thread" SET "traces" = "traces" WHERE "id" = NEW."thread_id";
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "thread_closure_touches_thread" AFTER INSERT OR UPDATE OR DELETE ON "thread_closure"
  FOR EACH ROW EXECUTE FUNCTION thread_is_touched();
CREATE TRIGGER "thread_pin_touches_thread" AFTER INSERT OR UPDATE OR DELETE ON "thread_pin"
  FOR EACH ROW EXECUTE FUNCTION thread_is_touched();
CREATE TRIGGER "announcement_touches_thread" AFTER INSERT OR UPDATE OR DELETE ON "announcement"
  FOR EACH ROW EXECUTE FUNCTION thread_is_touched();
CREATE TRIGGER "conversation_touches_thread" AFTER INSERT OR UPDATE OR DELETE ON "conversation"
  FOR EACH ROW EXECUTE FUNCTION thread_is_touched();

-- The title of what a thread hangs on stands beside it; a project's is known otherwise.
CREATE FUNCTION item_touches_its_threads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "thread" SET "traces" = "traces" WHERE "about_id" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER "item_touches_its_threads" AFTER UPDATE OF "title", "kind" ON "item"
  FOR EACH ROW WHEN (NEW."kind" NOT IN ('project', 'thread') AND (OLD."title", OLD."kind") IS DISTINCT FROM (NEW."title", NEW."kind"))
  EXECUTE FUNCTION item_touches_its_threads();
