/**
 * Where a value carries U+0000, the one sign that PostgreSQL's text cannot keep; null where none does.
 *
 * @param path of the value itself: `body`
 * @returns the path of the first text at fault: `body.post.text`
 */
export function nulIn(value: unknown, path: string): string | null {
  // One after the other instead of one inside the other: what a client sends may be deeper than the stack.
  const waiting: [unknown, string][] = [[value, path]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [each, where] = next
    if (typeof each === 'string' && each.includes('\0')) return where
    if (typeof each !== 'object' || each === null) continue
    for (const [key, inside] of Object.entries(each).reverse()) waiting.push([inside, `${where}.${key}`])
  }
  return null
}
