import { expect, test } from 'vitest'
import { addressOfView, filterOf, isFiltered, viewIn } from './projects-view.ts'

const view = (address: string) => viewIn(new URLSearchParams(address))
const fil = '01890000-0000-7000-8000-000000000001'

test('an address and the view that it tells are the same thing', () => {
  const addresses = ['', 'vue=tableau', 'voir=miens', `vue=tableau&voir=favoris&structure=${fil}&q=bal`, 'etape=under_way']
  expect(addresses.map((address) => String(addressOfView(view(address))))).toEqual(addresses)
})

test('what an address says badly is not said', () => {
  expect(view('vue=liste&voir=autres&etape=jamais&structure=1')).toEqual({
    as: 'rows',
    whose: 'all',
    stage: null,
    organisationId: null,
    search: '',
  })
})

test('a board shows every stage, and what else was chosen', () => {
  expect(filterOf(view('vue=tableau&etape=idea&voir=miens'))).toEqual({ mine: true })
  expect([isFiltered(view('vue=tableau&etape=idea')), isFiltered(view('etape=idea'))]).toEqual([false, true])
})
