import { z } from 'zod'

/** At least one sign with ink: what only looks empty (U+200B, U+00AD, the Hangul fillers, the empty Braille cell) names nothing. */
const inked = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u

/** No line breaks, no halves of a sign, and none of the marks that turn the words around them (Unicode TR 36, section 2.5). */
const onOneLine = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u

/** What names something: one line that can be seen. */
export const Line = (most: number) => z.string().trim().min(1, { abort: true }).max(most).regex(inked, { abort: true }).regex(onOneLine)

/** What somebody says: as many lines as they like, and something to be seen in them. */
export const Saying = (most: number) => z.string().trim().min(1, { abort: true }).max(most).regex(inked)
