import type { SentencePart } from '@navette/contract/administration/schema.ts'
import { Link } from 'react-router'

const places = { person: '/personnes/', organisation: '/structures/', project: '/projets/', thread: '/fils/' } as const

/** What a line of the audit log says; names lead to their pages. */
export const Sentence = ({ parts }: { parts: readonly SentencePart[] }) => {
  // A piece has no name of its own, but its place in the sentence never changes.
  const placed = parts.map((part, place) => ({ ...part, key: `${place}` }))
  return placed.map(({ key, text, to }) =>
    to ? (
      <Link key={key} to={`${places[to.kind]}${to.id}`}>
        {text}
      </Link>
    ) : (
      <span key={key}>{text}</span>
    ),
  )
}
