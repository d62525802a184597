import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { contractWithoutSchemas } from './build/contract-without-schemas.ts'

/** Where a development server finds the API. */
const api = process.env.API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [contractWithoutSchemas(), react(), compressed()],
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // All of it weighs less than the requests for its parts, and nothing is ever drawn before its style.
    cssCodeSplit: false,
  },
  server: { proxy: { '/api': { target: api, ws: true } } },
})
