import { Language } from '@navette/contract/accounts/schema.ts'
import { confirmationUnknown } from '@navette/contract/invitations/endpoints.ts'
import { z } from 'zod'
import { seal, unseal } from '../../platform/config/seal.ts'
import type { OpenContext } from '../../platform/context.ts'
import { refuse } from '../../platform/http/refuse.ts'

/** What a letter's link says by itself, sealed: so nothing of a stranger is kept before they have shown that the address is theirs. */
const Confirmation = z.object({
  kind: z.literal('poster newcomer'),
  name: z.string(),
  email: z.string(),
  language: Language,
  posterId: z.string(),
  until: z.number(),
})

type Told = Pick<z.infer<typeof Confirmation>, 'name' | 'email' | 'language' | 'posterId'>

/** Long enough to find the letter in the evening. */
const hours = 24

export const writeConfirmation = ({ config, clock }: OpenContext, told: Told): string => {
  const until = clock.now().getTime() + hours * 3_600_000
  return Buffer.from(seal(config.secret, JSON.stringify({ kind: 'poster newcomer', ...told, until }))).toString('base64url')
}

export function readConfirmation({ config, clock }: OpenContext, sealed: string): Told {
  const text = unseal(config.secret, new Uint8Array(Buffer.from(sealed, 'base64url')))
  const { data } = Confirmation.safeParse(text === null ? null : JSON.parse(text))
  return data && data.until > clock.now().getTime() ? data : refuse(confirmationUnknown)
}
