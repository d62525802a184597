import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { safeName } from './name.ts'
import { findType } from './type.ts'

const folder = mkdtempSync(join(tmpdir(), 'navette-types-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const typeOf = async (bytes: string | Uint8Array, name: string) => {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return findType(path, name)
}

const picture = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#a21' } })

const samples: [name: string, make: () => Promise<string | Uint8Array>, type: string, kind: string][] = [
  ['photo.jpg', () => picture().jpeg().toBuffer(), 'image/jpeg', 'picture'],
  ['photo.png', () => picture().png().toBuffer(), 'image/png', 'picture'],
  ['photo.webp', () => picture().webp().toBuffer(), 'image/webp', 'picture'],
  ['dossier.pdf', async () => '%PDF-1.7\n%âãÏÓ\n', 'application/pdf', 'pdf'],
  ['budget.csv', async () => 'poste;montant\nson;120\n', 'text/csv', 'sheet'],
  ['lisez.md', async () => '# Titre\n\nDu texte.', 'text/markdown', 'text'],
  ['archive.zip', async () => zipSync({ 'a.txt': strToU8('a') }), 'application/zip', 'archive'],
  ['vide.txt', async () => '', 'text/plain', 'text'],
  ['son.mp3', async () => Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 0, 0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg', 'audio'],
]

describe('what a file is', () => {
  it.each(samples)('%s', async (name, bytes, type, kind) => {
    expect(await typeOf(await bytes(), name)).toEqual({ type, kind })
  })

  it('is found in its content, whatever its name says', async () => {
    expect(await typeOf('<!DOCTYPE html><script>alert(1)</script>', 'photo.jpg')).toEqual({ type: 'text/html', kind: 'text' })
    expect(await typeOf('\ufeff  \n<HTML><body onload=alert(1)>', 'note.txt')).toEqual({ type: 'text/html', kind: 'text' })
    expect(await typeOf('<!-- rien -->\n<script>1</script>', 'note.md')).toEqual({ type: 'text/html', kind: 'text' })
    expect((await typeOf(await picture().png().toBuffer(), 'facture.pdf')).type).toBe('image/png')
    expect(await typeOf('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'facture.pdf')).toMatchObject({ kind: 'program' })
    expect(await typeOf('du texte', 'photo.jpg')).toEqual({ type: 'text/plain', kind: 'text' })
  })

  it('a drawing with scripts is never a picture, however it begins', async () => {
    for (const svg of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg/>',
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd" [<!ENTITY x "y">]><svg>',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
    ]) {
      expect(await typeOf(svg, 'logo.png')).toEqual({ type: 'image/svg+xml', kind: 'drawing' })
    }
  })

  it('a text keeps being one in the encodings of old', async () => {
    expect((await typeOf(Buffer.from('caf\xe9;1\n', 'latin1'), 'caisse.csv')).type).toBe('text/csv')
    expect((await typeOf(Buffer.from('\ufeffété', 'utf16le'), 'note.txt')).type).toBe('text/plain')
    expect((await typeOf(`${'é'.repeat(8_191)}xé`, 'long.txt')).type).toBe('text/plain')
    expect(await typeOf(Buffer.from([1, 2, 0, 3, 250, 9]), 'note.txt')).toEqual({ type: 'application/octet-stream', kind: 'other' })
  })

  it('comments without end keep nobody waiting', async () => {
    const begun = performance.now()
    await typeOf('<!---->'.repeat(2_000) + '<!--'.repeat(500), 'note.txt')
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('the name of a file', () => {
  it.each([
    ['Affiche été 2026 (v2).pdf', 'Affiche été 2026 (v2).pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Temp\\facture.pdf', 'facture.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\u0000b\u0007\nc.txt', 'abc.txt'],
    ['une\u00a0ligne  et   demie.txt', 'une ligne et demie.txt'],
    ['CON.txt', '_CON.txt'],
    ['que?<est>|ce*.txt', 'que__est__ce_.txt'],
    ['point. . .', 'point'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    ['\ud800.txt', '\ufffd.txt'],
    ['.env', '.env'],
    ['', 'fichier'],
    ['  \u200b ', 'fichier'],
    ['..', 'fichier'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given, 'fichier')).toBe(kept)
  })

  it('is cut before its ending, and never through a sign', () => {
    const cut = safeName(`${'🎷'.repeat(400)}.jpeg`, 'fichier')
    expect(cut.endsWith('🎷….jpeg')).toBe(true)
    expect([...cut].length).toBe(180)
    expect(cut.isWellFormed()).toBe(true)
  })
})
