import { describe, expect, it } from 'vitest'
import { addressToReturnTo, signInAddress } from './addresses.ts'

const origin = 'https://pole.example'
const back = (retour: string) => addressToReturnTo({ origin, search: `?retour=${encodeURIComponent(retour)}` })

describe('the address to return to', () => {
  it('is kept through the door', () => {
    const { search } = new URL(signInAddress({ pathname: '/fils/1', search: '?a=b', hash: '#message-3' }), origin)
    expect(addressToReturnTo({ origin, search })).toBe('/fils/1?a=b#message-3')
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example/x', '/\\elsewhere.example', '/connexion?retour=/fils'])(
    'never leads to %s',
    (retour) => {
      expect(back(retour)).toBe('/')
    },
  )

  it('is the home where nothing is said', () => {
    expect(addressToReturnTo({ origin, search: '' })).toBe('/')
    expect(signInAddress({ pathname: '/', search: '', hash: '' })).toBe('/connexion')
  })
})
