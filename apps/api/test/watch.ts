import pg from 'pg'
import { type Database, sql } from '../src/platform/db/database.ts'

/**
 * Watches a database: which tables are written, and which tables a piece of work looks at. What looks at nothing that was written answers
 * as before, and need not be asked again.
 */
export interface Watch {
  /** The tables that were written since the last call. */
  written(): Promise<Set<string>>
  /** Runs work, alone, and tells the statements that were sent meanwhile. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>
  /** The tables that a statement names, by itself or through the views and functions in it; never too few. */
  tablesIn(statement: string): string[]
  end(): void
}

export async function watchDatabase(db: Database): Promise<Watch> {
  await db.prisma.$executeRawUnsafe(noteWrites)
  const relations = await db.rows<{ name: string; body: string | null }>(sql`
    SELECT relname::text AS name, CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END AS body
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
    UNION ALL SELECT proname::text, coalesce(prosrc, '') || coalesce(pg_get_function_sqlbody(oid), '')
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`)
  const bodies = Map.groupBy(relations, ({ name }) => name)

  const named = new Map<string, string[]>()
  const tablesIn = (text: string): string[] => {
    const found = named.get(text) ?? tablesAmong(text, new Set())
    named.set(text, found)
    return found
  }
  /** @param seen the names that were looked at already, for functions that call each other */
  const tablesAmong = (text: string, seen: Set<string>): string[] => {
    const words = [...new Set(text.match(/\w+/g))].filter((word) => bodies.has(word) && !seen.has(word))
    for (const word of words) seen.add(word)
    const relations = words.flatMap((word) => bodies.get(word) ?? [])
    return [...new Set(relations.flatMap(({ name, body }) => (body === null ? [name] : tablesAmong(body, seen))))]
  }

  let sent = new Set<string>()
  const stop = hearStatements((text) => sent.add(text))
  return {
    written: async () => {
      const rows = await db.rows<{ name: string }>(sql`DELETE FROM watch.written RETURNING name`)
      return new Set(rows.map(({ name }) => name))
    },
    during: async (work) => {
      const statements = new Set<string>()
      sent = statements
      return { result: await work(), statements: [...statements] }
    },
    tablesIn,
    end: stop,
  }
}

/** Triggers see all: what a cascade, another trigger or another connection writes too. */
const noteWrites = `DO $do$
DECLARE watched regclass;
BEGIN
  CREATE SCHEMA watch;
  CREATE UNLOGGED TABLE watch.written (name text NOT NULL);
  CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql AS $note$
    BEGIN
      INSERT INTO watch.written VALUES (TG_TABLE_NAME);
      RETURN NULL;
    END $note$;
  FOR watched IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LOOP
    EXECUTE format('CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION watch.note()', watched);
  END LOOP;
END $do$`

/** Every statement of this process passes here, whoever sends it. */
function hearStatements(hear: (text: string) => void): () => void {
  const { query } = pg.Client.prototype
  // The overloads of `query` cannot be restated one by one; listening changes none of them.
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    hear(typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? ''))
    return Reflect.apply(query, this, given)
  } as typeof query
  return () => {
    pg.Client.prototype.query = query
  }
}
