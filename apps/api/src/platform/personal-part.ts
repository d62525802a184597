import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Services } from './context.ts'

/** A file of what a person takes away when they ask for all that is kept about them (GDPR, articles 15 and 20). */
export interface PersonalFile {
  /** `posts.json`, `portrait.webp` */
  name: string
  /** What it holds, as the page that comes along says it. */
  holds: Record<Language, string>
  /** Bytes and stored files as they are, anything else as JSON. */
  content: unknown
}

/** What a feature keeps about a person. Its tables that name a person are among `models`, or a test asks why not. */
export interface PersonalPart {
  /** The models of the schema that are read, or left out for a reason that stands beside them. */
  models: readonly string[]
  /** All of it, whatever the person may still see, without secrets and without what others wrote. */
  read(services: Services, memberId: string): Promise<PersonalFile[]>
}
