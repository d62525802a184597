import type { FaultyField } from '@navette/contract/core/errors.ts'
import type { z } from 'zod'
import { Refused } from './errors.ts'
import { problemWords, words } from './words.ts'

type Faulty = z.infer<typeof FaultyField>

/** Words beside each faulty field, by its path: `administrator.email`. */
export type FieldWords = Record<string, string>

/** Checks a form with the body of its door, as Mantine's `validate` wants it; `{}` when all is well. */
export const checkWith =
  (body: z.ZodType) =>
  (values: unknown): FieldWords => {
    const checked = body.safeParse(values)
    if (checked.success) return {}
    return Object.fromEntries(
      checked.error.issues.toReversed().map((issue) => [issue.path.join('.'), fieldWords(issue.code, boundOf(issue))]),
    )
  }

/** Puts what the server found beside its fields. What concerns no field of the form is said in `problem`. */
export const fieldsOf = (error: unknown): { fields: FieldWords; problem: string } => {
  const faulty = error instanceof Refused ? (error.problem.fields ?? []) : []
  return { fields: Object.fromEntries(faulty.map((field) => [withoutPart(field), fieldWords(field.code)])), problem: problemWords(error) }
}

/** `body.title` → `title` */
const withoutPart = ({ path }: Faulty) => path.replace(/^(body|query|params)\./, '')

const boundOf = (issue: z.core.$ZodIssue) => {
  if (issue.code === 'too_small') return { bound: Number(issue.minimum) }
  if (issue.code === 'too_big') return { bound: Number(issue.maximum) }
  return {}
}

const fieldWords = (code: string, { bound }: { bound?: number } = {}): string => {
  if (code === 'too_small')
    return bound === undefined || bound <= 1 ? words('lib:fields.missing') : words('lib:fields.too_small', { count: bound })
  if (code === 'too_big') return bound === undefined ? words('lib:fields.too_big') : words('lib:fields.longer_than', { count: bound })
  return words(`lib:fields.${code as 'invalid_format'}`, { defaultValue: words('lib:fields.other') })
}
