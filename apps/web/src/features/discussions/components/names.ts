import type { PersonRef } from '@navette/contract/core/refs.ts'

/** What colleagues call each other: « Idriss », not « Idriss Benhaddou ». */
export const firstName = (person: Pick<PersonRef, 'name'>) => person.name.split(' ')[0] ?? person.name
