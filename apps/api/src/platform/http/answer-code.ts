export type Write = (answer: unknown) => string

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  /** Beside many things the same object stands: see `repeated` of the contract. */
  repeated?: boolean
}

/**
 * Compiles what a declaration lists into one function; looking each field up in the declaration again takes five times as long. Nothing of a request is in
 * the code that it compiles: declarations are ours. Limits and formats are the declaration's to hold.
 *
 * What is listed is taken over into plain objects, which the engine writes faster than any code that puts texts together. Only what the contract calls
 * `repeated` is written once for as long as the object lives, and put in as text: a ribbon stands beside hundreds of dates, and its organisations are
 * the same objects each time (`Names`).
 */
export function compileWriter(schema: JsonSchema): Write {
  const parts: string[] = []
  const last = writeFor(schema, 'answer', parts)
  return new Function('wrong', 'isRecord', `${parts.join('\n')}\nreturn ${last}`)(wrong, isRecord)
}

/** Whether something repeated stands in it, where its text can be put in: always there, or null. */
const repeats = ({ repeated, properties, required = [], items, anyOf, oneOf }: JsonSchema): boolean =>
  repeated === true ||
  (items !== undefined && repeats(items)) ||
  (anyOf ?? oneOf ?? []).some(repeats) ||
  Object.entries(properties ?? {}).some(([name, each]) => required.includes(name) && repeats(each))

/** Adds the function that writes a value of this schema, and those that it needs. @returns its name */
function writeFor(schema: JsonSchema, where: string, parts: string[]): string {
  const text = schema.repeated
    ? repeatedText(partFor(schema, where, parts), parts)
    : repeats(schema)
      ? textFor(schema, where, parts)
      : `JSON.stringify(${partFor(schema, where, parts)}(v))`
  return `write${parts.push(`const write${parts.length} = (v) => ${text}`) - 1}`
}

function repeatedText(pick: string, parts: string[]): string {
  const texts = `texts${parts.push(`const texts${parts.length} = new WeakMap()`) - 1}`
  const write = `keep${parts.push(`const keep${parts.length} = (v) => { const text = JSON.stringify(${pick}(v)); ${texts}.set(v, text); return text }`) - 1}`
  return `${texts}.get(v) ?? ${write}(v)`
}

/** Of what holds something repeated: an object, a list, or one of several. */
function textFor({ properties = {}, required = [], items, anyOf, oneOf }: JsonSchema, where: string, parts: string[]): string {
  const otherwise = `wrong(${JSON.stringify(where)})`
  const inside = (each: JsonSchema, name: string) => writeFor(each, `${where}${name}`, parts)
  const choices = anyOf ?? oneOf
  if (choices) return chosenFor(choices, (each) => inside(each, ''), { none: `'null'`, otherwise })
  if (items) return `Array.isArray(v) ? '[' + v.map(${inside(items, '[]')}).join(',') + ']' : ${otherwise}`
  const put = Object.entries(properties).filter(([name, each]) => required.includes(name) && repeats(each))
  const names = put.map(([name]) => name)
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
  const own = partFor({ properties: rest, required }, where, parts)
  const texts = put.map(([name, each]) => `'${JSON.stringify(name)}:' + ${inside(each, `.${name}`)}(v[${JSON.stringify(name)}])`)
  const joined = `join${parts.push(`const join${parts.length} = (own, put) => '{' + put + (own === '{}' ? '}' : ',' + own.slice(1))`) - 1}`
  return `isRecord(v) ? ${joined}(JSON.stringify(${own}(v)), ${texts.join(` + ',' + `)}) : ${otherwise}`
}

/** The code for one of several, null among them. */
function chosenFor(
  choices: JsonSchema[],
  nameOf: (choice: JsonSchema) => string,
  { none, otherwise }: { none: string; otherwise: string },
): string {
  const others = choices.filter((each) => each.type !== 'null')
  const tried = others.map((each) => `${others.length > 1 ? `${isIt(each)} ? ` : ''}${nameOf(each)}(v)`).join(' : ')
  return `${others.length < choices.length ? `v === null ? ${none} : ` : ''}${tried}${others.length > 1 ? ` : ${otherwise}` : ''}`
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
  if (choices) return chosenFor(choices, (each) => inside(each, ''), { none: 'null', otherwise })
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
