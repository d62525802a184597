-- AlterTable
ALTER TABLE "departure" ADD COLUMN     "by_id" UUID,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "departure" ADD CONSTRAINT "departure_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A text as it is searched: small letters, accents aside. PostgreSQL calls unaccent stable, for its dictionary could be replaced; ours is
-- not, and an index needs the promise. The names are whole because a restored backup has no search path.
CREATE FUNCTION plain_letters(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, words))
$$;

-- What a person is found by. One line for each, so that letters of two skills are never read as one word.
CREATE FUNCTION member_words(name text, occupation text, skills text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT public.plain_letters(name || E'\n' || occupation || E'\n' || array_to_string(skills, E'\n'))
$$;
CREATE INDEX "member_words" ON "member" USING GIN (member_words("name", "occupation", "skills") gin_trgm_ops);

-- A picture stands beside the name, where there is one.
CREATE OR REPLACE FUNCTION person_ref(person uuid, today date) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT json_build_object('id', m.id, 'name', m.name, 'portrait', m.portrait, 'organisation', (
      SELECT organisation_ref(o) FROM membership s JOIN organisation o ON o.id = s.organisation_id
      WHERE s.member_id = m.id AND s.starts_on <= today AND (s.ends_on IS NULL OR s.ends_on > today)
      ORDER BY s.starts_on, s.id LIMIT 1))
    FROM member m WHERE m.id = person);
END
$$;
