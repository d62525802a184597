import type { Pool } from 'pg'

/** What the list is measured against: the same rows with their names and read marks, joined by hand through `pg`, and nothing else. */
export const bareList = `
  SELECT i.id, i.title, i.last_at, i.version, t.last_number, a.name AS author, l.name AS last_author, r.number AS read_number, pi.title AS project
  FROM item i JOIN thread t ON t.id = i.id
  LEFT JOIN member a ON a.id = i.created_by
  LEFT JOIN member l ON l.id = t.last_author_id
  LEFT JOIN item pi ON pi.id = i.project_id
  LEFT JOIN thread_reading r ON r.thread_id = i.id AND r.member_id = $1
  WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY($2::uuid[])
  ORDER BY i.last_at DESC, i.id DESC LIMIT 26`

/** Adds threads of one post to the demonstration, spread over the audiences of its projects and of the whole cluster. */
export const addThreads = async (pool: Pool, count: number): Promise<void> => {
  await pool.query(
    `WITH place AS (
       SELECT row_number() OVER () - 1 AS number, * FROM (
         SELECT id AS project_id, organisation_id, audience_id FROM item WHERE kind = 'project'
         UNION ALL SELECT NULL, NULL, '00000000-0000-7000-8000-000000000002'
       ) AS each
     ), somebody AS (SELECT row_number() OVER () - 1 AS number, id FROM member)
     INSERT INTO item (id, kind, title, organisation_id, project_id, audience_id, created_by, created_at, last_at)
     SELECT gen_random_uuid(), 'thread', 'Fil ' || n, p.organisation_id, p.project_id, p.audience_id, s.id, at, at
     FROM generate_series(1, $1::int) AS n
     CROSS JOIN LATERAL (SELECT now() - n * interval '7 minutes' AS at) AS moment
     JOIN place p ON p.number = n % (SELECT count(*) FROM place)
     JOIN somebody s ON s.number = n % (SELECT count(*) FROM somebody)`,
    [count],
  )
  await pool.query(
    `INSERT INTO thread (id, last_number, last_author_id) SELECT id, 1, created_by FROM item i
     WHERE kind = 'thread' AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.id = i.id)`,
  )
  await pool.query(
    `INSERT INTO post (id, thread_id, number, author_id, at, text) SELECT gen_random_uuid(), i.id, 1, i.created_by, i.created_at, 'Bonjour'
     FROM item i JOIN thread t ON t.id = i.id WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.thread_id = i.id)`,
  )
  await pool.query('VACUUM ANALYZE')
}
