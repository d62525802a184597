import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { compileWriter, type JsonSchema, type Write } from './answer-code.ts'

/**
 * Makes the writer of each answer from its declaration, once: what is not listed there is never looked at, so it cannot leave. A field that is
 * missing, or is another kind of value, breaks the answer instead of leaving a hole in it.
 *
 * @param checked for tests: every answer is also parsed whole by the declaration, limits included, and both must agree
 */
export const writersOf =
  ({ checked }: { checked: boolean }) =>
  ({ schema }: { schema: unknown }): Write => {
    const declared = schema as z.ZodType
    let write: Write | null = null
    return (answer) => {
      // Most refusals of most doors are never answered: a writer is made when it is first needed.
      write ??= writerOf(declared)
      return checked ? agreeing(declared, write, answer) : write(answer)
    }
  }

/** @throws with the place in the answer, and nothing of what stands there, where it is not what its declaration says */
const writerOf = (declared: z.ZodType): Write =>
  compileWriter(z.toJSONSchema(declared, { io: 'output', unrepresentable: 'any' }) as JsonSchema)

function agreeing(declared: z.ZodType, write: Write, answer: unknown): string {
  const parsed = declared.safeParse(answer)
  if (!parsed.success) throw new Error('An answer is not what its declaration says.', { cause: parsed.error })
  const written = write(answer)
  if (!isDeepStrictEqual(JSON.parse(written), JSON.parse(JSON.stringify(parsed.data)))) {
    throw new Error(`An answer is written as ${written} and declared as ${JSON.stringify(parsed.data)}.`)
  }
  return written
}
