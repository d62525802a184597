/** Every English word, in one file that is loaded for those who read English. */
export const files = import.meta.glob<Record<string, unknown>>('../**/words/en.json', { eager: true, import: 'default' })
