import { expect, test } from 'vitest'
import { orderedHeadings } from './ordered-headings.ts'

const levels = (depths: number[], from = 2) => {
  const children = depths.map((depth) => ({ type: 'heading', depth }))
  orderedHeadings({ from })({ type: 'root', children })
  return children.map(({ depth }) => depth)
}

test('headings begin at the level of the page', () => {
  expect(levels([1, 2, 2])).toEqual([2, 3, 3])
  expect(levels([3, 4], 3)).toEqual([3, 4])
})

test('no level is skipped, whatever was written', () => {
  expect(levels([1, 4, 2])).toEqual([2, 3, 3])
  expect(levels([3, 1])).toEqual([2, 2])
})
