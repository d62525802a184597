-- What other tables say of a post touches the post's own row: whoever has read that row knows by it that nothing else of the post changed either
-- (`discussions/stored-post-queries.ts`). A moved message is told of by its trace, whose post is another.
CREATE FUNCTION post_is_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "post" SET "renderer" = "renderer" WHERE "id" = OLD."post_id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "post" SET "renderer" = "renderer" WHERE "id" = NEW."post_id";
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "reaction_touches_post" AFTER INSERT OR UPDATE OR DELETE ON "reaction"
  FOR EACH ROW EXECUTE FUNCTION post_is_touched();
CREATE TRIGGER "post_file_touches_post" AFTER INSERT OR UPDATE OR DELETE ON "post_file"
  FOR EACH ROW EXECUTE FUNCTION post_is_touched();
CREATE TRIGGER "post_removal_touches_post" AFTER INSERT OR UPDATE OR DELETE ON "post_removal"
  FOR EACH ROW EXECUTE FUNCTION post_is_touched();
CREATE TRIGGER "post_trace_touches_post" AFTER INSERT OR UPDATE OR DELETE ON "post_trace"
  FOR EACH ROW EXECUTE FUNCTION post_is_touched();
