import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Clock } from '../clock/clock.ts'
import type { Changed } from './changes.ts'
import { type Database, empty, type Sql, sql } from './database.ts'
import { organisationRef, personRef, projectRibbon } from './people.ts'

/** A project as it stands around what it holds. */
export interface ProjectRef {
  id: string
  title: string
  hostId: string
  leadId: string | null
  stage: string
  ribbon: OrganisationRef[]
}

/** Names, pictures and ribbons by id, as `personRef`, `organisationRef` and `projectRibbon` give them in SQL, without asking the database. */
export interface Known {
  /** Null for nobody, and for an id that no person has. */
  person(id: string | null): PersonRef | null
  organisation(id: string | null): OrganisationRef | null
  project(id: string | null): ProjectRef | null
  /** Whether an organisation takes nothing new in. */
  isClosed(organisationId: string): boolean
}

/**
 * What stands beside the rows of lists. A list of threads repeats few names very often: looked up in memory, a row needs ids alone. It is no way
 * to see anything: whoever asks has found the row that names it.
 */
export interface Names {
  /**
   * All of them as they are now. Not inside a transaction: where something has changed it waits for a connection, which a hundred
   * transactions that wait would not give back.
   */
  known(): Promise<Known>
}

interface Shelves {
  /** The day that memberships were judged by. */
  today: string
  people: Map<string, PersonRef>
  organisations: Map<string, OrganisationRef>
  closed: Set<string>
  projects: Map<string, ProjectRef>
}

export function keepNames({ db, clock }: { db: Database; clock: Clock }): Names {
  let shelves: Shelves | null = null
  let changed = { all: true, person: new Set<string>(), project: new Set<string>() }
  let loading: Promise<void> | null = null
  /** Where the database cannot be listened to, nothing counts as known for long. */
  let loadedAt = Number.NEGATIVE_INFINITY

  const note = (what: Changed | null, id: string) => {
    // An organisation's name stands within people and ribbons.
    if (what === null || what === 'organisation') changed.all = true
    if (what === 'person' || what === 'project') changed[what].add(id)
  }
  db.changes.on(note)

  const isStale = () => changed.all || changed.person.size > 0 || changed.project.size > 0 || shelves?.today !== clock.today()

  const load = async (): Promise<void> => {
    const today = clock.today()
    const taken = changed
    changed = { all: false, person: new Set(), project: new Set() }
    loadedAt = performance.now()
    try {
      if (!shelves || taken.all || shelves.today !== today) shelves = await loadAll(db, today)
      else await loadAgain(db, shelves, [...taken.person], [...taken.project])
    } catch (error) {
      changed.all = true
      throw error
    }
  }

  /** One after the other; whoever comes while one goes on waits for what was not yet read by it. */
  const refresh = async (): Promise<void> => {
    while (isStale()) {
      loading ??= load().finally(() => {
        loading = null
      })
      await loading
    }
  }

  const known: Known = {
    person: (id) => (id && shelves?.people.get(id)) || null,
    organisation: (id) => (id && shelves?.organisations.get(id)) || null,
    project: (id) => (id && shelves?.projects.get(id)) || null,
    isClosed: (organisationId) => shelves?.closed.has(organisationId) === true,
  }

  return {
    known: async () => {
      const caughtUp = db.changes.caughtUp()
      if (caughtUp !== true && !(await caughtUp) && performance.now() - loadedAt > blindMs) changed.all = true
      if (isStale()) await refresh()
      return known
    },
  }
}

/** Milliseconds for which names are believed while the database does not tell of changes. */
const blindMs = 500

async function loadAll(db: Database, today: string): Promise<Shelves> {
  const [people, organisations, projects] = await Promise.all([
    readPeople(db, today, empty),
    db.rows<{ id: string; ref: OrganisationRef; closed: boolean }>(sql`
      SELECT o.id, ${organisationRef(sql`o`)} AS ref, EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id) AS closed
      FROM organisation o`),
    readProjects(db, empty),
  ])
  return {
    today,
    people: new Map(people.map(({ id, ref }) => [id, ref])),
    organisations: new Map(organisations.map(({ id, ref }) => [id, ref])),
    closed: new Set(organisations.filter(({ closed }) => closed).map(({ id }) => id)),
    projects: new Map(projects.map((project) => [project.id, project])),
  }
}

async function loadAgain(db: Database, { today, people, projects }: Shelves, personIds: string[], projectIds: string[]): Promise<void> {
  const again = async <T>(shelf: Map<string, T>, ids: string[], read: () => Promise<[string, T][]>) => {
    if (ids.length === 0) return
    const found = await read()
    for (const id of ids) shelf.delete(id)
    for (const [id, ref] of found) shelf.set(id, ref)
  }
  await Promise.all([
    again(people, personIds, async () =>
      (await readPeople(db, today, sql`WHERE m.id = ANY(${personIds}::uuid[])`)).map(({ id, ref }) => [id, ref]),
    ),
    again(projects, projectIds, async () =>
      (await readProjects(db, sql`WHERE i.id = ANY(${projectIds}::uuid[])`)).map((project) => [project.id, project]),
    ),
  ])
}

const readPeople = (db: Database, today: string, where: Sql) =>
  db.rows<{ id: string; ref: PersonRef }>(sql`SELECT m.id, ${personRef(sql`m.id`, today)} AS ref FROM member m ${where}`)

const readProjects = (db: Database, where: Sql) =>
  db.rows<ProjectRef>(sql`
    SELECT i.id, i.title, i.organisation_id AS "hostId", p.lead_id AS "leadId", p.stage, ${projectRibbon(sql`i`)} AS ribbon
    FROM item i JOIN project p ON p.id = i.id ${where}`)
