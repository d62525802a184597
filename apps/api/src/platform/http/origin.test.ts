import { describe, expect, it } from 'vitest'
import { sameOrigin } from './origin.ts'

const host = 'intranet.pole.example'

describe('a change comes from the pages of this installation', () => {
  it.each([
    ['from the public address', { origin: 'https://intranet.pole.example', host: '10.0.0.4:3000' }, 'https://intranet.pole.example'],
    ['from a public address with a port', { origin: 'http://pole.example:8080', host: '10.0.0.4:3000' }, 'http://pole.example:8080'],
    ['from the host that was asked', { origin: `http://${host}`, host }, null],
    ['from the host that was asked, behind TLS', { origin: `https://${host}`, host }, null],
    ['without an origin, when the browser vouches for it', { 'sec-fetch-site': 'same-origin', host }, null],
    ['from another way in than the public address', { origin: 'http://192.168.1.4:3000', host: '192.168.1.4:3000' }, 'http://pole.example'],
  ])('%s', (_from, headers, publicUrl) => {
    expect(sameOrigin(headers, publicUrl)).toBe(true)
  })

  it.each([
    ['without an origin', { host }, null],
    ['when the browser says that it crossed', { 'sec-fetch-site': 'same-site', host }, null],
    ['from elsewhere, whatever else is said', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin', host }, null],
    ['with an empty origin', { origin: '', host }, null],
    ['from a sandboxed page', { origin: 'null', host }, null],
    ['from elsewhere', { origin: 'https://elsewhere.example', host }, null],
    ['from a longer name', { origin: `https://${host}.elsewhere.example`, host }, null],
    ['from a shorter name', { origin: 'https://pole.example', host }, null],
    ['from another port', { origin: `https://${host}:8443`, host }, null],
    ['from a name with another in front', { origin: `https://x@elsewhere.example`, host }, null],
    ['from nonsense', { origin: 'intranet.pole.example', host }, null],
    ['from a file', { origin: 'file://', host }, null],
    ['from the plain page of an address that is https', { origin: `http://${host}`, host }, `https://${host}`],
    [
      'from another page than the public address, asked by that name',
      { origin: 'https://elsewhere.example', host: '10.0.0.4' },
      `https://${host}`,
    ],
  ])('and not %s', (_from, headers, publicUrl) => {
    expect(sameOrigin(headers, publicUrl)).toBe(false)
  })
})
