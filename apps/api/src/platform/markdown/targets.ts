/** What a text points at with a live chip or calls with an `@`: a kind of thing, and which. */
export interface Target {
  /** `thread`, `project`, `person`, `organisation`, or `everyone`, who has no id. */
  kind: string
  id: string
}

/** A kind of page of this installation: `/fils/<id>` shows a thread. Features name theirs in their manifests. */
export interface PageKind {
  kind: string
  /** `/fils/` */
  path: `/${string}/`
}

/** `thread:0199…`: how targets are kept beside a text and found again in its HTML. */
export const refOf = ({ kind, id }: Target): string => (id ? `${kind}:${id}` : kind)

/** The other way round. */
export function targetOf(ref: string): Target {
  const [kind = '', id = ''] = ref.split(':')
  return { kind, id }
}

/** Everyone concerned: written as a link to this. */
export const everyone = '#tous'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a page of ours shows, or null where the address leads to no single thing. */
export function targetAt(href: string, pages: readonly PageKind[]): Target | null {
  const path = (href.split(/[?#]/)[0] ?? '').toLowerCase()
  const page = pages.find((each) => path.startsWith(each.path))
  const id = page ? path.slice(page.path.length) : ''
  return page && uuid.test(id) ? { kind: page.kind, id } : null
}
