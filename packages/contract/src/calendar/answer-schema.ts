import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { PersonRef } from '../core/refs.ts'
import { Day, Instant } from '../core/time.ts'

export const AnswerKind = z.enum(['coming', 'maybe', 'declined'])
export type AnswerKind = z.infer<typeof AnswerKind>

/** Which dates of an event something is done to: this one, this and all that follow, or all that are to come. */
export const Scope = z.enum(['one', 'following', 'all'])
export type Scope = z.infer<typeof Scope>

export const mostCompanions = 20

const own = {
  kind: AnswerKind,
  companions: z.int().describe('People who come along'),
  waiting: z.boolean().describe('They would come, and wait for a place'),
}

/** What somebody said to a date. */
export const Answer = z.object({ person: PersonRef, ...own, at: Instant })
export type Answer = z.infer<typeof Answer>

/** How many come to a date. */
export const Attendance = z.object({
  occurrenceId: Id,
  coming: z.int().describe('People who have a place, companions counted'),
  maybe: z.int().describe('Answers'),
  declined: z.int().describe('Answers'),
  waiting: z.int().describe('People who wait for a place, companions counted'),
  capacity: z.int().nullable(),
  answersFrom: Day.nullable().describe('Answers are taken from this day on'),
  answersUntil: Day.nullable().describe('And until the end of this one'),
  mine: z
    .object({ ...own, place: z.int().nullable().describe('Among those who wait, 1 is served next') })
    .nullable()
    .describe('What the actor answered'),
  can: z.object({ answer: z.boolean() }),
})
export type Attendance = z.infer<typeof Attendance>

export const AnswerInput = z
  .object({
    kind: AnswerKind,
    companions: z.int().min(0).max(mostCompanions).default(0),
    scope: Scope.default('one'),
  })
  .refine(({ kind, companions }) => kind !== 'declined' || companions === 0, {
    error: 'whoever does not come brings nobody',
    path: ['companions'],
  })
