import { generate } from './generate.ts'

/** `pnpm navette <command>`: for the operator, also one who is locked out (apps/api/src/cli.ts). */
await generate()
const { run } = await import('../apps/api/src/cli.ts')
process.exitCode = await run(process.argv.slice(2))
