import { signIn } from '@navette/contract/sessions/endpoints.ts'
import { addPasskey, confirmApplication, startApplication, startPasskey } from '@navette/contract/sessions/factor-endpoints.ts'
import { type Authenticator, authenticator } from './authenticator.ts'
import { accountOf, type Browser, browser } from './browser.ts'
import { codeOf } from './codes.ts'
import type { TestServer } from './server.ts'

/** Somebody of the demonstration who has just signed in with a password. */
export async function signedIn(server: TestServer, kind: string): Promise<Browser> {
  const visitor = browser(server)
  const { status } = await visitor.call(signIn, { body: accountOf(kind) })
  if (status !== 201) throw new Error(`Signing in answered ${status}.`)
  return visitor
}

/** Puts an authenticator application in front of an account. */
export async function withApplication(visitor: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { body: draft } = await visitor.call(startApplication)
  const { body, status } = await visitor.call(confirmApplication, { body: { code: await codeOf(draft.secret) } })
  if (status !== 200) throw new Error(`Confirming answered ${status}: ${JSON.stringify(body)}`)
  return { secret: draft.secret, recoveryCodes: body.recoveryCodes }
}

/** Adds a passkey to an account. */
export async function withPasskey(visitor: Browser, name = 'Mon téléphone'): Promise<Authenticator> {
  const device = authenticator()
  const { body: ceremony } = await visitor.call(startPasskey)
  const { status, body } = await visitor.call(addPasskey, { body: device.make(ceremony, name) })
  if (status !== 201) throw new Error(`Adding a passkey answered ${status}: ${JSON.stringify(body)}`)
  return device
}

/** Everybody as they were: without factors, failures, letters, or a rule of the cluster. */
export async function forgetFactors({ services }: TestServer): Promise<void> {
  const { prisma } = services.db
  await prisma.totp.deleteMany()
  await prisma.recoveryCode.deleteMany()
  await prisma.passkey.deleteMany()
  await prisma.identity.deleteMany()
  await prisma.apiToken.deleteMany()
  await prisma.signInStep.deleteMany()
  await prisma.signInFailure.deleteMany()
  await prisma.letter.deleteMany()
  await prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'nobody' } })
}
