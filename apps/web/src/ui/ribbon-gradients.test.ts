import { type Dye, weaveOf } from '@navette/contract/core/dyes.ts'
import { describe, expect, it } from 'vitest'
import drawn from './ribbon-gradients.drawn.json' with { type: 'json' }
import { type RibbonAxis, type RibbonSize, weave } from './ribbon-gradients.ts'

const threads = (dyes: readonly string[]) => (dyes as Dye[]).map((dye) => ({ dye, weave: weaveOf[dye] }))

describe('a ribbon', () => {
  it.each(drawn)('of $threads, size $size along $axis, is woven as it was drawn', ({ threads: dyes, size, axis, background }) => {
    expect(weave(threads(dyes), size as RibbonSize, axis as RibbonAxis).background).toBe(background)
  })

  it('of nine organisations or more is its host and ink', () => {
    const many = threads(['garance', 'cobalt', 'safran', 'mousse', 'violette', 'rouille', 'pastel', 'fuchsia', 'ardoise'])
    const { background } = weave(many, 's', 'v')
    expect(background).toBe(
      'linear-gradient(var(--fil-garance) 0 0) 0px 0/2px 100% no-repeat,linear-gradient(var(--nv-ink) 0 0) 2px 0/6px 100% no-repeat',
    )
  })

  it('of everybody is ink', () => {
    expect(weave('everybody', 's', 'h').background).toBe(
      'linear-gradient(var(--nv-ink) 0 0) 0 0px/100% 2px no-repeat,linear-gradient(var(--nv-ink-3) 0 0) 0 2px/100% 6px no-repeat',
    )
  })

  it('that waits for its threads is undyed', () => {
    expect(weave([], 's', 'h').background).toBe(
      'linear-gradient(var(--nv-edge) 0 0) 0 0px/100% 2px no-repeat,linear-gradient(var(--nv-line) 0 0) 0 2px/100% 6px no-repeat',
    )
  })

  it('carries the weave of each stripe for print, and none where threads take turns', () => {
    expect(weave(threads(['garance', 'cobalt']), 's', 'h').weaves).toBe(
      'var(--armure-satin-a) 0 0px/4px 2px repeat-x,var(--armure-serge-a) 0 2px/100% 6px repeat-x',
    )
    const taking = threads(['garance', 'cobalt', 'safran', 'mousse', 'violette'])
    expect(weave(taking, 's', 'h').weaves).toBe('var(--armure-satin-a) 0 0px/4px 2px repeat-x')
  })

  it('leaves no gap and never exceeds its thickness', () => {
    const all = ['garance', 'cobalt', 'safran', 'mousse', 'violette', 'rouille', 'pastel', 'fuchsia', 'ardoise', 'prune']
    for (const [size, thickness] of [
      ['xs', 4],
      ['s', 8],
      ['m', 12],
      ['l', 20],
    ] as const) {
      for (let count = 1; count <= all.length; count += 1) {
        const { background } = weave(threads(all.slice(0, count)), size, 'h')
        const widths = [...background.matchAll(/100% ([\d.]+)px no-repeat/g)].map(([, width]) => Number(width))
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(thickness)
      }
    }
  })
})
