import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Context } from './context.ts'

/** What a report on a project is about. */
export interface ReportPeriod {
  projectId: string
  /** From this instant until, and without, the other. */
  from: Date
  until: Date
  /** Of the words. */
  language: Language
  /** Lines that a part may give at most; it is asked for no more than what is read. */
  most: number
}

/** What a feature has to say of a project to those who fund it: only what the actor may read. */
export interface ReportPart {
  /** `{ count: 14, label: 'messages échangés' }`; a count of nothing is left out. */
  figures: { count: number; label: string }[]
  /** What happened, in a few words each, without the day; at most as many as were asked for, the first of the period first. */
  lines: { at: Date; text: string }[]
}

export type ReadReport = (context: Context, period: ReportPeriod) => Promise<ReportPart>
