import { accounts } from './features/accounts/feature.ts'
import { administration } from './features/administration/feature.ts'
import { audiences } from './features/audiences/feature.ts'
import { calendar } from './features/calendar/feature.ts'
import { discussions } from './features/discussions/feature.ts'
import { files } from './features/files/feature.ts'
import { follows } from './features/follows/feature.ts'
import { invitations } from './features/invitations/feature.ts'
import { items } from './features/items/feature.ts'
import { organisations } from './features/organisations/feature.ts'
import { projects } from './features/projects/feature.ts'
import { sessions } from './features/sessions/feature.ts'
import type { Feature } from './platform/feature.ts'

/** The table of contents of the product. */
export const features: readonly Feature[] = [
  accounts,
  sessions,
  organisations,
  items,
  follows,
  projects,
  files,
  discussions,
  calendar,
  invitations,
  audiences,
  administration,
]
