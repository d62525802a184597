/**
 * Where a value carries U+0000, the one sign that PostgreSQL's text cannot keep; null where none does.
 *
 * @param path of the value itself: `body`
 * @returns the path of the first text at fault: `body.post.text`
 */
export function nulIn(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, each] of Object.entries(value)) {
    const found = nulIn(each, `${path}.${key}`)
    if (found) return found
  }
  return null
}
