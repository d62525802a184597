-- How an organisation, a person and a ribbon stand beside something else, in JSON, as the contract's core/refs.ts describes them.
-- Functions with a plan of their own: written out in each list, these lookups cost more to plan than to run.

CREATE FUNCTION organisation_ref(o organisation) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('id', o.id, 'name', o.name, 'initials', o.initials, 'dye', o.dye, 'weave', o.weave)
$$;

-- Beside the name stands the organisation that the person first came with, of those that hold on the day; none for a guest.
CREATE FUNCTION person_ref(person uuid, today date) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT json_build_object('id', m.id, 'name', m.name, 'organisation', (
      SELECT organisation_ref(o) FROM membership s JOIN organisation o ON o.id = s.organisation_id
      WHERE s.member_id = m.id AND s.starts_on <= today AND (s.ends_on IS NULL OR s.ends_on > today)
      ORDER BY s.starts_on, s.id LIMIT 1))
    FROM member m WHERE m.id = person);
END
$$;

-- The host first, then the partners in the order in which they joined.
CREATE FUNCTION project_ribbon(project uuid, host uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT json_agg(organisation_ref(o) ORDER BY place) FROM (
      SELECT host AS organisation_id, -1 AS place
      UNION ALL SELECT p.organisation_id, p.place FROM project_partner p WHERE p.project_id = project) AS thread
    JOIN organisation o ON o.id = thread.organisation_id);
END
$$;
