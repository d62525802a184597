import { vi } from 'vitest'

/** Test files share one process, where a module is read once: what some of them count is spied on for all, and does its work as ever. */
vi.mock('@node-rs/argon2', { spy: true })
