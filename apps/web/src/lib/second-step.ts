import { createBus } from './bus.ts'

/** Somebody's first factor was right, wherever it was shown: the page of the second step comes. */
export const secondStep = createBus<void>()
