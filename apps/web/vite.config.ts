import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const api = process.env.API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    target: 'baseline-widely-available',
    // Read by the license page and by whoever reports a defect; sources are public.
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: api, ws: true } } },
})

/** What shrinks by being compressed; fonts and pictures are already. */
const text = /\.(js|css|html|svg|json|webmanifest)$/

/** Puts `.br` and `.gz` beside each text file, at the strongest settings, so that the server compresses nothing while people wait. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.entries(bundle).filter(([name]) => text.test(name))
        await Promise.all(
          files.map(async ([name, file]) => {
            const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
            const [br, gz] = await Promise.all([squeeze(source), promisify(gzip)(source, { level: 9 })])
            this.emitFile({ type: 'asset', fileName: `${name}.br`, source: br })
            this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gz })
          }),
        )
      },
    },
  }
}

const squeeze = (source: Buffer) => promisify(brotliCompress)(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
