import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { zipOf } from './zip.ts'

it('packs texts, bytes and what is stored, in their order; what the storage lost is empty', async () => {
  const large = Buffer.alloc(3_000_000, 'fil ')
  const zip = zipOf([
    { path: 'a/été.txt', content: 'Été' },
    { path: 'b.bin', content: new Uint8Array([1, 2, 3]) },
    { path: 'c.bin', content: { bytes: large.length, open: () => Readable.from([large.subarray(0, 1_000), large.subarray(1_000)]) } },
    { path: 'lost.bin', content: { bytes: 5, open: () => createReadStream('/nonexistent/file') } },
    { path: 'none.bin', content: { bytes: 0, open: () => Readable.from([]) } },
    { path: 'last.txt', content: 'fin' },
  ])
  const files = unzipSync(new Uint8Array(await buffer(zip)))
  expect(Object.keys(files)).toEqual(['a/été.txt', 'b.bin', 'c.bin', 'lost.bin', 'none.bin', 'last.txt'])
  expect(strFromU8(files['a/été.txt'] ?? new Uint8Array())).toBe('Été')
  expect(Buffer.from(files['c.bin'] ?? []).equals(large)).toBe(true)
  expect([files['lost.bin']?.length, files['none.bin']?.length]).toEqual([0, 0])
})

it('breaks off when what it packs breaks', async () => {
  const entries = async function* () {
    yield { path: 'a.txt', content: 'a' }
    throw new Error('no longer there')
  }
  await expect(buffer(zipOf(entries()))).rejects.toThrow('no longer there')
})
