/** The French words of the pages in front of the door: few, so that they come at once. */
export const files = import.meta.glob<Record<string, unknown>>(
  ['../{app,lib,ui}/words/fr.json', '../features/{accounts,administration,invitations,sessions}/words/fr.json'],
  {
    eager: true,
    import: 'default',
  },
)
