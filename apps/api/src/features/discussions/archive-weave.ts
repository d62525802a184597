/** What tells which messages belong together. */
export interface Strand {
  number: number
  messageId: string
  refs: readonly string[]
  subject: string
  sentAt: Date
}

/** Where a message stands among the threads of an archive. */
export interface Woven {
  number: number
  /** From 1, in the order in which they began. */
  thread: number
  /** From 1. */
  place: number
}

/** A reply by the subject alone is taken for one of what was said in the weeks before. */
const patience = 90 * 86_400_000

const replyMark = /^(?:re|ré|ré?f\.?|ref|rép|rep|aw|antw|sv|vs|tr|fw|fwd|wg|rv|i)\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*[:：]\s*/i
const listMark = /^\[[^\]]{1,60}\]\s*/

/** A subject without what mailers and lists put in front of it. */
export function bareSubject(subject: string): { bare: string; replies: boolean; marks: string[] } {
  let bare = subject.trim()
  let replies = false
  const marks: string[] = []
  for (;;) {
    const [reply] = replyMark.exec(bare) ?? []
    const [mark] = reply ? [] : (listMark.exec(bare) ?? [])
    const found = reply ?? mark
    if (!found || found.length === bare.length) return { bare, replies, marks }
    if (reply) replies = true
    if (mark) marks.push(mark.trim())
    bare = bare.slice(found.length)
  }
}

const alike = (subject: string) => bareSubject(subject).bare.toLowerCase().replace(/\s+/g, ' ')

/**
 * Which messages make a thread, and in which order they stand: by what they say to answer; where they say nothing, by their subject. An answer that
 * names another subject begins a thread of its own, as people do who look for the list's address in an old message. Answers stand after what they
 * answer, whatever a wrong clock says; messages that answer each other in a circle stand by their hours.
 */
export function weave(strands: readonly Strand[]): Woven[] {
  const inTime = strands.toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime() || one.number - other.number)
  const byId = new Map(inTime.toReversed().map((each) => [each.messageId, each]))
  const knots = knotting<string>()
  const parents = new Map<Strand, Strand>()
  const latest = new Map<string, Strand>()
  for (const each of inTime) {
    const { bare, replies } = bareSubject(each.subject)
    const subject = alike(each.subject)
    const known = each.refs.findLast((id) => id !== each.messageId && byId.has(id))
    const parent = known === undefined ? undefined : byId.get(known)
    const turnsAway = parent && !replies && bare !== '' && alike(parent.subject) !== subject
    const before = latest.get(subject)
    knots.tie(each.messageId, each.messageId)
    if (parent && !turnsAway) {
      parents.set(each, parent)
      knots.tie(each.messageId, parent.messageId)
    } else if (replies && bare !== '' && before && each.sentAt.getTime() - before.sentAt.getTime() < patience) {
      knots.tie(each.messageId, before.messageId)
    }
    // What both answer is not in the archive: they still belong together.
    if (!parent && each.refs[0] !== undefined) knots.tie(each.messageId, each.refs[0])
    if (bare !== '') latest.set(subject, each)
  }
  const hours = settledHours(inTime, parents)
  const threads = Map.groupBy(inTime, ({ messageId }) => knots.root(messageId))
  return [...threads.values()].flatMap((those, at) =>
    those
      .toSorted((one, other) => (hours.get(one) ?? 0) - (hours.get(other) ?? 0))
      .map(({ number }, place) => ({ number, thread: at + 1, place: place + 1 })),
  )
}

/** The hour of each message, or of the latest that it answers: a stable order by it puts answers after what they answer. */
function settledHours(inTime: readonly Strand[], parents: ReadonlyMap<Strand, Strand>): Map<Strand, number> {
  const hours = new Map<Strand, number>()
  for (const each of inTime) {
    const way: Strand[] = []
    const onTheWay = new Set<Strand>()
    let step: Strand | undefined = each
    for (; step && !hours.has(step) && !onTheWay.has(step); step = parents.get(step)) {
      way.push(step)
      onTheWay.add(step)
    }
    // A circle has no beginning: each of it keeps its own hour.
    if (step && onTheWay.has(step)) for (const one of way.splice(way.indexOf(step))) hours.set(one, one.sentAt.getTime())
    for (const one of way.toReversed()) {
      const parent = parents.get(one)
      // Just after: of two with the same hour, the one that was answered stands first.
      hours.set(one, Math.max(one.sentAt.getTime(), ((parent && hours.get(parent)) ?? Number.NEGATIVE_INFINITY) + 0.001))
    }
  }
  return hours
}

/** Sets that grow together (union-find). */
function knotting<T>() {
  const above = new Map<T, T>()
  const root = (of: T): T => {
    let top = of
    for (let next = above.get(top); next !== undefined && next !== top; next = above.get(top)) top = next
    for (let step = of; step !== top; ) {
      const next = above.get(step) ?? top
      above.set(step, top)
      step = next
    }
    return top
  }
  return {
    root,
    tie: (one: T, other: T) => {
      const [from, to] = [root(one), root(other)]
      if (from !== to) above.set(from, to)
    },
  }
}

/** A mark without capitals and accents: a list that was moved writes its name another way. */
const plainMark = (mark: string) => mark.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Marks that a list puts before every subject: those of at least a third of the messages. */
export function listMarks(subjects: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const subject of subjects) {
    for (const mark of new Set(bareSubject(subject).marks.map(plainMark))) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([mark, count]) => (count * 3 >= subjects.length && count > 1 ? [mark] : [])))
}

/** The title of a thread, of the subject of its first message: « [URGENT] » stays, « [liste] » and « Re: » go. Empty where it has none. */
export function titleOf(subject: string, marks: ReadonlySet<string>): string {
  const { bare, marks: own } = bareSubject(subject)
  return [...new Set(own.filter((mark) => !marks.has(plainMark(mark)))), bare].join(' ').trim()
}
