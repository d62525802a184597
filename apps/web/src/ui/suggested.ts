/** Something that a sign typed in a text offers to put in its place. */
export interface Suggested {
  key: string
  label: string
  /** A few words beside it. */
  hint?: string
  /** Offered, with a word of warning in `hint`. */
  doubtful?: boolean
  /** A link of our own, shown as one piece, or letters. */
  insert: { as: 'mention' | 'chip'; label: string; href: string } | { letters: string }
}

/** What a sign offers for the letters after it. */
export type Suggest = (letters: string) => Promise<Suggested[]>
