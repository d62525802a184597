/** The members' nouns: one folder each, the same word in every tree. */
export const nouns = [
  'accounts',
  'organisations',
  'projects',
  'discussions',
  'files',
  'documents',
  'calendar',
  'resources',
  'shifts',
  'training',
  'notifications',
  'search',
  'administration',
] as const

export type Noun = (typeof nouns)[number]
