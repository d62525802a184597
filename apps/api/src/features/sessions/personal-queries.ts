import type { PersonalPart } from '../../platform/personal-part.ts'

/** Where a person is signed in, and with what; never a secret, nor what is made of one. */
export const personalPart: PersonalPart = {
  // A step of a sign-in and a passkey's question live minutes, and hold a secret and its hour alone.
  models: [
    'Session',
    'OneTimeLink',
    'AddressChange',
    'SignInStep',
    'Totp',
    'RecoveryCode',
    'Passkey',
    'PasskeyCeremony',
    'Identity',
    'ApiToken',
    'HelpSession',
  ],
  read: async ({ db }, memberId) => {
    const { prisma } = db
    const where = { memberId }
    const sessions = await prisma.session.findMany({ where, orderBy: { startedAt: 'asc' } })
    const waysIn = {
      passkeys: await prisma.passkey.findMany({ where, select: { name: true, addedAt: true, lastUsedAt: true } }),
      authenticator: await prisma.totp.findUnique({ where, select: { startedAt: true, confirmedAt: true } }),
      recoveryCodes: await prisma.recoveryCode.findMany({ where, select: { madeAt: true, usedAt: true } }),
      providers: await prisma.identity.findMany({ where }),
      links: await prisma.oneTimeLink.findMany({ where, select: { purpose: true, sentAt: true, expiresAt: true, usedAt: true } }),
      addressChange: await prisma.addressChange.findUnique({ where }),
    }
    const tokens = await prisma.apiToken.findMany({
      where,
      select: { name: true, scopes: true, madeAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
    })
    const help = await prisma.helpSession.findMany({
      where: { OR: [{ memberId }, { helperId: memberId }] },
      omit: { sessionId: true },
    })
    return [
      {
        name: 'sessions.json',
        holds: { fr: 'vos sessions : quand, avec quel appareil', en: 'your sessions: when, with which device' },
        content: sessions,
      },
      {
        name: 'ways-in.json',
        holds: { fr: 'vos moyens de connexion, sans leurs secrets', en: 'your ways to sign in, without their secrets' },
        content: waysIn,
      },
      {
        name: 'tokens.json',
        holds: { fr: 'vos jetons d’API : leurs noms et leurs portées', en: 'your API tokens: their names and scopes' },
        content: tokens,
      },
      {
        name: 'help.json',
        holds: { fr: 'les sessions d’aide, reçues et données', en: 'help sessions, received and given' },
        content: help,
      },
    ]
  },
}
