import type { OrganisationRef } from '@navette/contract/core/refs.ts'

export type RibbonSize = 'xs' | 's' | 'm' | 'l'
/** `h` runs across the page, `v` down it. */
export type RibbonAxis = 'h' | 'v'

/** How a size is woven, in pixels: `host` is the selvedge, `stripes` how many partners have a stripe of their own before they take turns. */
interface Weaving {
  thickness: number
  host: number
  bothSides: boolean
  stripes: number
  lanes: number
  float: number
  ribs: boolean
}

const weavings: Record<RibbonSize, Weaving> = {
  xs: { thickness: 4, host: 2, bothSides: false, stripes: 1, lanes: 1, float: 20, ribs: false },
  s: { thickness: 8, host: 2, bothSides: false, stripes: 3, lanes: 3, float: 28, ribs: false },
  m: { thickness: 12, host: 3, bothSides: false, stripes: 3, lanes: 3, float: 48, ribs: true },
  l: { thickness: 20, host: 4, bothSides: true, stripes: 4, lanes: 3, float: 72, ribs: true },
}

/** From so many organisations on, names say no more: the host, and ink for everybody. */
export const wholeCluster = 9

/** What is woven: the ribbon, and the weaves laid over it where colours may not be told apart, in print. */
export interface Woven {
  background: string
  weaves: string
}

type Thread = Pick<OrganisationRef, 'dye' | 'weave'>

/** The host first, then the partners in the order in which they joined; none yet; or everybody, whom nobody hosts. */
type Threads = readonly Thread[] | 'everybody'

interface Lane {
  at: number
  width: number
  paint: string
  weave?: Thread['weave']
}

/** The backgrounds of a ribbon, over `--fil-*` variables. */
export const weave = (threads: Threads, size: RibbonSize, axis: RibbonAxis): Woven => {
  const weaving = weavings[size]
  const lanes = threads === 'everybody' ? inked(weaving) : lanesOf(threads, weaving, axis)
  const ribs = weaving.ribs ? [`repeating-linear-gradient(${alongside[axis]},var(--rb-rib) 0 1px,transparent 1px 3px)`] : []
  return {
    background: [...ribs, ...lanes.map((lane) => `${lane.paint} ${placed(lane, axis)}`)].join(','),
    weaves: lanes.flatMap((lane) => wovenLane(lane, axis)).join(','),
  }
}

const lanesOf = ([host, ...partners]: readonly Thread[], weaving: Weaving, axis: RibbonAxis): Lane[] =>
  host ? dyed(host, partners, weaving, axis) : undyed(weaving)

const alongside: Record<RibbonAxis, string> = { h: '90deg', v: '180deg' }

const dyed = (host: Thread, partners: readonly Thread[], weaving: Weaving, axis: RibbonAxis): Lane[] => {
  if (partners.length === 0) return [{ at: 0, width: weaving.thickness, paint: plain(host), weave: host.weave }]
  const { thickness, bothSides } = weaving
  const selvedge = { at: 0, width: weaving.host, paint: plain(host), weave: host.weave }
  const inside = thickness - weaving.host * (bothSides ? 2 : 1)
  return [selvedge, ...insideLanes(partners, inside, weaving, axis), ...(bothSides ? [{ ...selvedge, at: thickness - weaving.host }] : [])]
}

const insideLanes = (partners: readonly Thread[], inside: number, weaving: Weaving, axis: RibbonAxis): Lane[] => {
  if (partners.length + 1 >= wholeCluster) return [{ at: weaving.host, width: inside, paint: solid('--nv-ink') }]
  const taking = partners.length > weaving.stripes
  const count = taking ? weaving.lanes : partners.length
  const width = inside / count
  return Array.from({ length: count }, (_, index) => {
    const at = weaving.host + index * width
    if (taking) return { at, width, paint: turns(partners, index, weaving.float, axis) }
    const partner = partners[index] as Thread
    return { at, width, paint: plain(partner), weave: partner.weave }
  })
}

/** Partners take turns: each lane is shifted by half a float and turned by half the partners, as bricks. */
const turns = (partners: readonly Thread[], lane: number, float: number, axis: RibbonAxis) => {
  const first = lane * (Math.floor(partners.length / 2) + 1)
  const start = -(lane * float) / 2
  const floats = partners.map((_, index) => {
    const { dye } = partners[(first + index) % partners.length] as Thread
    return `var(--fil-${dye}) ${start + index * float}px ${start + (index + 1) * float}px`
  })
  return `repeating-linear-gradient(${alongside[axis]},${floats.join(',')})`
}

/** What belongs to everybody has no host: ink at the selvedge, and its shade inside. */
const inked = ({ thickness, host }: Weaving): Lane[] => [
  { at: 0, width: host, paint: solid('--nv-ink') },
  { at: host, width: thickness - host, paint: solid('--nv-ink-3') },
]

/** A ribbon that waits for its threads. */
const undyed = ({ thickness, host, bothSides }: Weaving): Lane[] => [
  { at: 0, width: host, paint: solid('--nv-edge') },
  { at: host, width: thickness - host * (bothSides ? 2 : 1), paint: solid('--nv-line') },
  ...(bothSides ? [{ at: thickness - host, width: host, paint: solid('--nv-edge') }] : []),
]

const plain = ({ dye }: Thread) => solid(`--fil-${dye}`)
const solid = (variable: string) => `linear-gradient(var(${variable}) 0 0)`

const placed = ({ at, width }: Lane, axis: RibbonAxis) =>
  axis === 'h' ? `0 ${at}px/100% ${width}px no-repeat` : `${at}px 0/${width}px 100% no-repeat`

/** Weaves whose pattern repeats along the ribbon, by the length of one repeat. */
const repeats: Record<Thread['weave'], string | null> = { toile: null, serge: null, satin: '4px', losange: '6px' }

const wovenLane = ({ at, width, weave: pattern }: Lane, axis: RibbonAxis): string[] => {
  if (!pattern) return []
  const along = repeats[pattern] ?? '100%'
  const images = pattern === 'losange' ? ['--armure-losange-a', '--armure-losange-b'] : [`--armure-${pattern}-a`]
  const place = axis === 'h' ? `0 ${at}px/${along} ${width}px repeat-x` : `${at}px 0/${width}px ${along} repeat-y`
  return images.map((image) => `var(${image}) ${place}`)
}
