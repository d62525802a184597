import { isDeepStrictEqual } from 'node:util'
import build from 'fast-json-stringify'
import { z } from 'zod'

type Write = (answer: unknown) => string

/**
 * Makes the writer of each answer from its declaration, once: what is not listed there is never looked at, so it cannot leave. A field that is
 * missing breaks the answer instead of leaving a hole in it.
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

const writerOf = (declared: z.ZodType): Write =>
  build(shapeOf(z.toJSONSchema(declared, { io: 'output', unrepresentable: 'any' }) as JsonSchema) as build.AnySchema)

function agreeing(declared: z.ZodType, write: Write, answer: unknown): string {
  const parsed = declared.safeParse(answer)
  if (!parsed.success) throw new Error('An answer is not what its declaration says.', { cause: parsed.error })
  const written = write(answer)
  if (!isDeepStrictEqual(JSON.parse(written), JSON.parse(JSON.stringify(parsed.data)))) {
    throw new Error(`An answer is written as ${written} and declared as ${JSON.stringify(parsed.data)}.`)
  }
  return written
}

interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  nullable?: boolean
}

/** What a writer needs to know: which fields there are. Limits and formats are the declaration's to hold. */
function shapeOf(schema: JsonSchema): JsonSchema {
  const { properties, items, additionalProperties, anyOf, oneOf, allOf, ...rest } = schema
  const choices = anyOf ?? oneOf
  if (choices) {
    const others = choices.filter(({ type }) => type !== 'null')
    const [only] = others
    const nullable = others.length < choices.length
    if (only && others.length === 1) return { ...shapeOf(only), ...(nullable && { nullable }) }
    return { anyOf: choices.map(shapeOf) }
  }
  return {
    ...(rest.type && { type: rest.type }),
    ...(rest.required && { required: rest.required }),
    ...(rest.enum && { enum: rest.enum }),
    ...('const' in rest && { const: rest.const }),
    ...(allOf && { allOf: allOf.map(shapeOf) }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, shapeOf(each)])) }),
    ...(items && { items: shapeOf(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: shapeOf(additionalProperties) }),
  }
}
