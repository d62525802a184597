import type { HelpSession } from '@navette/contract/sessions/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** Of a help session that is not over. */
interface HelpFacts {
  helper: { id: string }
  person: { id: string }
  /** Null until the person has accepted. */
  endsAt: Date | null
  sessionId: string | null
}

const inPerson = (actor: Actor) => actor.helper === null

/** Of a change of address that waits. */
interface AddressChangeFacts {
  memberId: string
  newConfirmed: boolean
}

export const canVouch = {
  /** The person asked for it and the new mailbox has said yes: another person, who administers, may say yes where the old one is silent. */
  vouch: (actor: Actor, { memberId, newConfirmed }: AddressChangeFacts) =>
    inPerson(actor) && actor.administrator && memberId !== actor.id && newConfirmed,
}

export const canHelp = {
  /** The person alone says yes or no, once; nobody who helps them may say it in their place. */
  answer: (actor: Actor, { person, endsAt }: HelpFacts) => inPerson(actor) && person.id === actor.id && endsAt === null,
  /** The administrator who asked enters, once, what the person has accepted. */
  open: (actor: Actor, { helper, endsAt, sessionId }: HelpFacts) =>
    inPerson(actor) && actor.administrator && helper.id === actor.id && endsAt !== null && sessionId === null,
  /** Either side ends it; whoever helps also from inside. */
  end: (actor: Actor, { helper, person }: HelpFacts) => [helper.id, person.id].includes(actor.id),
} satisfies Record<keyof HelpSession['can'], (actor: Actor, help: HelpFacts) => boolean>
