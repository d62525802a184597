import type { Refusal } from '@navette/contract/core/errors.ts'
import { notAllowed, notFound } from '@navette/contract/core/errors.ts'

interface Details {
  /** With `stale`: the thing as it stands now, as its reader may see it. */
  current?: unknown
  /** Seconds to wait. */
  retryAfter?: number
  /** How much, or how many, may be. */
  limit?: number
  /** The field that is to blame. */
  field?: { path: string; message: string }
}

/** A refusal on its way to the door, where it becomes a problem document (RFC 9457). */
export class Refused extends Error {
  readonly refusal: Refusal
  readonly details: Details
  constructor(refusal: Refusal, details: Details = {}) {
    super(refusal.title)
    this.refusal = refusal
    this.details = details
  }
}

export const refuse = (refusal: Refusal, details: Details = {}): never => {
  throw new Refused(refusal, details)
}

/** What was found, or 404: unknown and unseen look alike. */
export const found = <T>(thing: T | null | undefined): T => thing ?? refuse(notFound)

/** 403 unless a rule allows it. */
export const allow = (allowed: boolean): void => {
  if (!allowed) refuse(notAllowed)
}
