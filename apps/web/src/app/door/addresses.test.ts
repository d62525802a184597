import { describe, expect, it } from 'vitest'
import { addressToReturnTo, isArrival, isDoor, linkOf, signInAddress } from './addresses.ts'

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

describe('an invitation or a poster', () => {
  it('is returned to after signing in, with what its link holds', () => {
    const { search } = new URL(signInAddress({ pathname: '/invitation', search: '', hash: '#jeton=a-b_c' }), origin)
    expect(addressToReturnTo({ origin, search })).toBe('/invitation#jeton=a-b_c')
    expect([isArrival('/invitation'), isDoor('/invitation')]).toEqual([true, false])
  })

  it('keeps its secrets in the fragment', () => {
    expect(linkOf({ hash: '#jeton=a-b_c&confirmation=d' })).toEqual({ token: 'a-b_c', confirmation: 'd' })
    expect(linkOf({ hash: '' })).toEqual({ token: '', confirmation: null })
  })
})
