/** Every French word, in one file that is loaded for those who read French. */
export const files = import.meta.glob<Record<string, unknown>>('../**/words/fr.json', { eager: true, import: 'default' })
