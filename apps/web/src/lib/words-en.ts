/** The English words of the pages in front of the door: few, so that they come at once. */
export const files = import.meta.glob<Record<string, unknown>>(
  ['../{app,lib,ui}/words/en.json', '../features/{accounts,administration,invitations,sessions}/words/en.json'],
  {
    eager: true,
    import: 'default',
  },
)
