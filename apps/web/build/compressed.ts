import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** What shrinks by being compressed; fonts and pictures are already. */
const text = /\.(js|css|html|svg)$/

/** Puts `.br` and `.gz` beside each text file, at the strongest settings, so that the server compresses nothing while people wait. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_, bundle) {
      const files = Object.entries(bundle).filter(([name]) => text.test(name))
      const squeeze = async ([name, file]: (typeof files)[number]) => {
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        this.emitFile({ type: 'asset', fileName: `${name}.br`, source: await brotli(source) })
        this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: await promisify(gzip)(source, { level: 9 }) })
      }
      await Promise.all(files.map(squeeze))
    },
  },
})

const brotli = (source: Buffer) => promisify(brotliCompress)(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
