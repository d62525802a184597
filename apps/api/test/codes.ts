import { generate } from 'otplib'

/** The code that an authenticator application shows at an instant, now unless told. */
export const codeOf = (secret: string, at = Date.now()): Promise<string> => generate({ secret, epoch: Math.floor(at / 1_000) })
