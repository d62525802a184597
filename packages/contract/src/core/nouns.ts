/** The members' nouns: one folder each, the same word in every tree. */
export const nouns = [
  'accounts',
  'sessions',
  'organisations',
  'invitations',
  'items',
  'follows',
  'projects',
  'discussions',
  'files',
  'documents',
  'calendar',
  'resources',
  'shifts',
  'training',
  'notifications',
  'audiences',
  'search',
  'administration',
] as const

/** Those whose items threads may hang on: what shows where a thread hangs grows stale when one of them is renamed. */
export const discussedNouns = ['projects', 'files', 'documents', 'calendar', 'resources', 'shifts', 'training'] as const

export type Noun = (typeof nouns)[number]
