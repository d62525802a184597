import { spawn } from 'node:child_process'
import { generate } from './generate.ts'
import { inRoot, root } from './paths.ts'

/** `pnpm dev`: the API, restarted when its sources change, and the pages at http://localhost:5173, renewed while one types. */
await generate()
const watched = ['apps/api/src', 'packages/contract/src', 'prisma/demo'].map((path) => `--watch-path=${inRoot(path)}`)
const api = spawn(process.execPath, [...watched, '--watch-preserve-output', inRoot('apps/api/src/main.ts')], {
  cwd: root,
  stdio: 'inherit',
})
const pages = spawn(process.execPath, [inRoot('apps/web/node_modules/vite/bin/vite.js')], { cwd: inRoot('apps/web'), stdio: 'inherit' })

// A Ctrl-C reaches all three; this one waits, so that the prompt comes back after the database has stopped.
const children = [api, pages]
const end = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', () => undefined)
process.on('SIGTERM', end)
for (const child of children) child.once('exit', end)
