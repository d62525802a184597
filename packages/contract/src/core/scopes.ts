import { z } from 'zod'
import type { Shape } from './endpoint.ts'
import { type Noun, nouns } from './nouns.ts'

type Mode = 'read' | 'write'

/** What a token opens: a noun, to read it or to change it. */
export type Scope = `${Mode}:${Noun}`

const scopes = nouns.flatMap((noun): Scope[] => [`read:${noun}`, `write:${noun}`])

export const Scope = z.enum(scopes).describe('`read:` or `write:` and a noun; what reads is asked for with GET')

/** What a token must hold to open a door of this noun. An administrator's door is part of administration, whatever its noun. */
export const scopesFor = (noun: Noun, { method, access }: Pick<Shape, 'method' | 'access'>): Scope[] => {
  const mode = modeOf(method)
  return access === 'administrator' && noun !== 'administration' ? [`${mode}:${noun}`, `${mode}:administration`] : [`${mode}:${noun}`]
}

/** Whether a token with these scopes acts as an administrator, where its owner is one. */
export const administers = (held: readonly Scope[], method: Shape['method']): boolean => held.includes(`${modeOf(method)}:administration`)

const modeOf = (method: Shape['method']): Mode => (method === 'GET' ? 'read' : 'write')
