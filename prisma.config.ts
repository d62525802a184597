import { defineConfig } from 'prisma/config'

/** For `prisma generate` and for editors. Migrations are made by `pnpm db:migrate` and applied by the server itself. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
