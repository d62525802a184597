import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

type Write = (answer: unknown) => string

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

/** What is listed is taken over into plain objects, which the engine writes faster than any code that puts texts together. */
function writerOf(declared: z.ZodType): Write {
  const pick = pickerOf(z.toJSONSchema(declared, { io: 'output', unrepresentable: 'any' }) as JsonSchema)
  return (answer) => JSON.stringify(pick(answer))
}

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
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
}

/**
 * Compiles what a declaration lists into one function; looking each field up in the declaration again takes five times as long. Nothing of a request is in
 * the code that it compiles: declarations are ours. Limits and formats are the declaration's to hold.
 */
function pickerOf(schema: JsonSchema): (answer: unknown) => unknown {
  const parts: string[] = []
  const last = partFor(schema, 'answer', parts)
  return new Function('wrong', 'isRecord', `${parts.join('\n')}\nreturn ${last}`)(wrong, isRecord)
}

const wrong = (where: string): never => {
  throw new Error(`An answer is not what its declaration says at ${where}.`)
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Adds the function that picks what a schema lists, and those that it needs. @returns its name */
function partFor(schema: JsonSchema, where: string, parts: string[]): string {
  const body = bodyFor(schema, where, parts)
  return `pick${parts.push(`const pick${parts.length} = (v) => ${body}`) - 1}`
}

function bodyFor(schema: JsonSchema, where: string, parts: string[]): string {
  const { type, properties, required = [], items, additionalProperties, anyOf, oneOf } = schema
  const otherwise = `wrong(${JSON.stringify(where)})`
  const inside = (each: JsonSchema, name: string) => partFor(each, `${where}${name}`, parts)
  const choices = anyOf ?? oneOf
  if (choices) {
    const others = choices.filter((each) => each.type !== 'null')
    const tried = others.map((each) => `${others.length > 1 ? `${isIt(each)} ? ` : ''}${inside(each, '')}(v)`).join(' : ')
    return `${others.length < choices.length ? 'v === null ? null : ' : ''}${tried}${others.length > 1 ? ` : ${otherwise}` : ''}`
  }
  if (properties) {
    const fields = Object.entries(properties).map(([name, each]) => {
      const [key, value] = [JSON.stringify(name), `v[${JSON.stringify(name)}]`]
      const picked = `${inside(each, `.${name}`)}(${value})`
      return `${key}: ${required.includes(name) ? picked : `${value} === undefined ? undefined : ${picked}`}`
    })
    return `isRecord(v) ? { ${fields.join(', ')} } : ${otherwise}`
  }
  if (typeof additionalProperties === 'object') {
    const each = inside(additionalProperties, '.*')
    return `isRecord(v) ? Object.fromEntries(Object.entries(v).map(([key, value]) => [key, ${each}(value)])) : ${otherwise}`
  }
  if (items) return `Array.isArray(v) ? v.map(${inside(items, '[]')}) : ${otherwise}`
  if (type === undefined && !('const' in schema) && !schema.enum) return 'v'
  return `${isIt(schema)} ? v : ${otherwise}`
}

/** Whether the value `v` is of a kind: of an object that is one of several, by the fields that are always the same in it. */
function isIt({ type, properties, const: only, enum: words }: JsonSchema): string {
  if (only !== undefined) return `v === ${JSON.stringify(only)}`
  if (words) return words.map((word) => `v === ${JSON.stringify(word)}`).join(' || ')
  const told = Object.entries(properties ?? {}).filter(([, each]) => each.const !== undefined)
  if (told.length > 0) return told.map(([name, each]) => `v?.[${JSON.stringify(name)}] === ${JSON.stringify(each.const)}`).join(' && ')
  return [type ?? []].flat().map(kindOf).join(' || ') || 'true'
}

const kindOf = (type: string): string => {
  if (type === 'null') return 'v === null'
  if (type === 'object') return 'isRecord(v)'
  if (type === 'array') return 'Array.isArray(v)'
  return type === 'number' || type === 'integer' ? 'Number.isFinite(v)' : `typeof v === '${type}'`
}
