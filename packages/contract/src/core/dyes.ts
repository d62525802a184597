import { z } from 'zod'

/** The sixteen threads, named after dyes, in the order in which organisations receive them; neighbours in the list never look alike. */
export const dyes = [
  'garance',
  'cobalt',
  'safran',
  'mousse',
  'violette',
  'rouille',
  'pastel',
  'fuchsia',
  'vert-de-gris',
  'ardoise',
  'prune',
  'gaude',
  'indigo',
  'olive',
  'noyer',
  'sapin',
] as const

export const Dye = z.enum(dyes)
export type Dye = z.infer<typeof Dye>

/** The second sign beside the colour, for eyes that confuse two colours. */
export const weaves = ['toile', 'serge', 'satin', 'losange'] as const
export const Weave = z.enum(weaves)
export type Weave = z.infer<typeof Weave>

/** Each dye's own weave; dyes that a colour-blind eye may confuse never share one. A dye taken a second time gets another weave. */
export const weaveOf: Record<Dye, Weave> = {
  garance: 'satin',
  rouille: 'losange',
  safran: 'toile',
  gaude: 'serge',
  olive: 'toile',
  mousse: 'satin',
  sapin: 'toile',
  'vert-de-gris': 'losange',
  pastel: 'toile',
  cobalt: 'serge',
  indigo: 'losange',
  violette: 'losange',
  prune: 'serge',
  fuchsia: 'serge',
  noyer: 'losange',
  ardoise: 'satin',
}
