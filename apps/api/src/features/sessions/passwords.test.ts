import { expect, it } from 'vitest'
import { Refused } from '../../platform/http/refuse.ts'
import { hashNewPassword } from './passwords.ts'

const about = ['Théo Villard', 'theo.villard@lefrance.example']
const outcome = (password: string) =>
  hashNewPassword(password, { about }).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  )

it.each([
  'motdepasse123',
  'password1234',
  'azertyuiop12',
  '123456789012',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'p@ssw0rd!!!!',
  'Theo.Villard42',
  'THÉOVILLARD2026',
  'villard@lefrance',
  'Navette2026!!',
  `${'ab1'.repeat(60)}`,
])('%s is easily guessed', async (password) => {
  expect(await outcome(password)).toBe('weak_password')
})

it.each(['une phrase de passe', 'la porte du hangar grince', 'xK9#mQ2$vL7p', 'Théo aime les gâteaux de mamie'])(
  '%s is taken, without asking for capitals, figures or signs',
  async (password) => {
    expect(await outcome(password)).toBe('taken')
  },
)

it('is decided in little time, whatever is sent', async () => {
  // The processor's own time: what else the machine does meanwhile does not count.
  const since = process.cpuUsage()
  for (const text of ['@4$3', '%G0E70er"Mr\\7p!g_', 'abcABC123', 'é'.repeat(7)]) await outcome(text.repeat(60).slice(0, 200))
  const { user, system } = process.cpuUsage(since)
  expect((user + system) / 1_000).toBeLessThan(2_000)
})
