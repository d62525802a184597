import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { csv } from './csv.ts'
import { createStorage } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'navette-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the storage', () => {
  const storage = createStorage(join(folder, 'kept'))

  it('keeps bytes under a key, replaces them, and forgets them', async () => {
    await storage.write('portraits/a.webp', Buffer.from([1, 2, 3]))
    await storage.write('portraits/a.webp', Buffer.from([4]))
    expect([...((await storage.read('portraits/a.webp')) ?? [])]).toEqual([4])
    expect(readdirSync(join(folder, 'kept/portraits'))).toEqual(['a.webp'])
    await storage.remove('portraits/a.webp')
    await storage.remove('portraits/a.webp')
    expect(await storage.read('portraits/a.webp')).toBeNull()
  })

  it('leads nowhere else', async () => {
    for (const key of ['../secret', 'portraits/../../secret', '..']) {
      await expect((async () => storage.read(key))()).rejects.toThrow('leads out')
      await expect((async () => storage.write(key, Buffer.from('x')))()).rejects.toThrow('leads out')
    }
  })

  it('says when it cannot be used', async () => {
    await createStorage(folder).check()
    writeFileSync(join(folder, 'a-file'), '')
    await expect(createStorage(join(folder, 'a-file', 'kept')).check()).rejects.toThrow()
  })
})

describe('a table for a spreadsheet', () => {
  it('has the mark, the separator and the line ends that office suites know', () => {
    expect(
      csv(
        ['Nom', 'Né·e'],
        [
          ['Zoé ; dite « Z »', 3],
          ['deux\nlignes', null],
        ],
      ),
    ).toBe('\ufeffNom;Né·e\r\n"Zoé ; dite « Z »";3\r\n"deux\nlignes";\r\n')
  })

  it('disarms what a spreadsheet would run', () => {
    for (const formula of ['=cmd|’/c calc’!A1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])
      expect(
        csv(['a'], [[formula]])
          .split('\r\n')[1]
          ?.replaceAll('"', ''),
      ).toMatch(/^'/)
  })
})
