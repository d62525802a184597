/**
 * The address of a door: its path with the parameters filled in, and its query.
 *
 * @param path `/api/threads/:threadId/posts`
 */
export const addressOf = (path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (isSaid(value) ? [[name, String(value)]] : [])))
  return search.size > 0 ? `${filled}?${search}` : filled
}

const isSaid = (value: unknown) => value !== undefined && value !== null && value !== ''
