import { accounts } from './features/accounts/feature.ts'
import { administration } from './features/administration/feature.ts'
import { discussions } from './features/discussions/feature.ts'
import { organisations } from './features/organisations/feature.ts'
import { projects } from './features/projects/feature.ts'
import type { Feature } from './platform/feature.ts'

/** The table of contents of the product. */
export const features: readonly Feature[] = [accounts, organisations, projects, discussions, administration]
