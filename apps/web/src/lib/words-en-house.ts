/** The English words of every page. */
export const files = import.meta.glob<Record<string, unknown>>(['../features/*/words/en.json', '../features/*/*/words/en.json'], {
  eager: true,
  import: 'default',
})
