/** The French words of every page. */
export const files = import.meta.glob<Record<string, unknown>>(['../features/*/words/fr.json', '../features/*/*/words/fr.json'], {
  eager: true,
  import: 'default',
})
