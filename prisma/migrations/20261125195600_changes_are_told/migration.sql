-- What the server keeps in memory (who may come in and what they see; the names and ribbons that stand beside things) is told to it when it
-- changes, by whatever door: a command, another instance, the command line, a restored backup. Each line: what kind of thing, which one, and the
-- transaction, so that a connection that hears it twice can tell.

CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb;
BEGIN
  -- A row that moves from one thing to another concerns both.
  FOR changed IN
    SELECT to_jsonb(OLD) WHERE TG_OP <> 'INSERT' UNION SELECT to_jsonb(NEW) WHERE TG_OP <> 'DELETE'
  LOOP
    PERFORM pg_notify('navette', TG_ARGV[0] || ' ' || COALESCE(changed ->> TG_ARGV[1], '') || ' ' || pg_current_xact_id()::text);
  END LOOP;
  RETURN NULL;
END
$$;

-- Who may come in, and what they see. A session that begins is known to nobody yet.
CREATE TRIGGER "session_is_told" AFTER UPDATE OF "ended_at", "factor_at", "method", "member_id" OR DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION tell_change('session', 'id');
CREATE TRIGGER "member_rights_are_told" AFTER UPDATE OF "name", "email", "portrait", "language", "time_zone", "theme", "text_size", "presence", "audience_id", "created_at" OR DELETE ON "member"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'id');
CREATE TRIGGER "administrator_is_told" AFTER INSERT OR UPDATE OR DELETE ON "administrator"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "suspension_is_told" AFTER INSERT OR UPDATE OR DELETE ON "suspension"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "departure_is_told" AFTER INSERT OR UPDATE OR DELETE ON "departure"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "help_session_is_told" AFTER INSERT OR UPDATE OR DELETE ON "help_session"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "totp_is_told" AFTER INSERT OR UPDATE OF "confirmed_at", "member_id" OR DELETE ON "totp"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "passkey_is_told" AFTER INSERT OR UPDATE OF "member_id" OR DELETE ON "passkey"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "team_member_is_told" AFTER INSERT OR UPDATE OR DELETE ON "team_member"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "membership_rights_are_told" AFTER INSERT OR UPDATE OR DELETE ON "membership"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'member_id');
CREATE TRIGGER "audience_grant_is_told" AFTER INSERT OR UPDATE OR DELETE ON "audience_grant"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'audience_id');
CREATE TRIGGER "cluster_is_told" AFTER INSERT OR UPDATE OF "second_factor" OR DELETE ON "cluster"
  FOR EACH ROW EXECUTE FUNCTION tell_change('rights', 'id');

-- What stands beside other things.
CREATE TRIGGER "member_name_is_told" AFTER INSERT OR UPDATE OF "name", "portrait" OR DELETE ON "member"
  FOR EACH ROW EXECUTE FUNCTION tell_change('person', 'id');
CREATE TRIGGER "membership_name_is_told" AFTER INSERT OR UPDATE OR DELETE ON "membership"
  FOR EACH ROW EXECUTE FUNCTION tell_change('person', 'member_id');
CREATE TRIGGER "organisation_is_told" AFTER INSERT OR UPDATE OF "name", "initials", "dye", "weave" OR DELETE ON "organisation"
  FOR EACH ROW EXECUTE FUNCTION tell_change('organisation', 'id');
CREATE TRIGGER "organisation_closure_is_told" AFTER INSERT OR UPDATE OR DELETE ON "organisation_closure"
  FOR EACH ROW EXECUTE FUNCTION tell_change('organisation', 'organisation_id');
CREATE TRIGGER "project_begins_is_told" AFTER INSERT OR UPDATE OF "lead_id", "stage" OR DELETE ON "project"
  FOR EACH ROW EXECUTE FUNCTION tell_change('project', 'id');
CREATE TRIGGER "project_partner_is_told" AFTER INSERT OR UPDATE OR DELETE ON "project_partner"
  FOR EACH ROW EXECUTE FUNCTION tell_change('project', 'project_id');
CREATE TRIGGER "project_title_is_told" AFTER UPDATE OF "title", "organisation_id" ON "item"
  FOR EACH ROW WHEN (NEW."kind" = 'project') EXECUTE FUNCTION tell_change('project', 'id');
