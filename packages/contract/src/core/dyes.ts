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

/** Each dye on white, for programs that show colours and no weaves; the pages have theirs in `ui/tokens.css`, and a test compares both. */
export const colourOf: Record<Dye, `#${string}`> = {
  garance: '#9f2032',
  rouille: '#b75400',
  safran: '#b17a06',
  gaude: '#6f752f',
  olive: '#414b01',
  mousse: '#4a944f',
  sapin: '#09392b',
  'vert-de-gris': '#017f79',
  pastel: '#2f8dba',
  cobalt: '#1755ad',
  indigo: '#152273',
  violette: '#8865d7',
  prune: '#5f2767',
  fuchsia: '#d4569d',
  noyer: '#492306',
  ardoise: '#4a596d',
}
