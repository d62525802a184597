import { readContent, showThumbnail } from '@navette/contract/files/endpoints.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import { addressOf } from './addresses.ts'
import { renewed } from './renewal.ts'

type Named = Pick<FileRef, 'id' | 'version'>

/** Where a file itself is; with its version the address always answers the same, and a browser keeps it. */
export const contentAddress = ({ id, version }: Named): string => addressOf(readContent.path, { fileId: id }, { version })

export const thumbnailAddress = ({ id, version }: Named, size: 'small' | 'large'): string =>
  addressOf(showThumbnail.path, { fileId: id }, { version, size })

/** Milliseconds after which an access token may have run out: a link cannot renew it by itself. */
const tokenLife = 4 * 60_000
let lastRenewed = Date.now()

/** Gives a file to the reader's device, whatever the age of the page. */
export const takeFile = async (file: Named & Pick<FileRef, 'name'>): Promise<void> => {
  if (Date.now() - lastRenewed > tokenLife && (await renewed(Date.now() - tokenLife).catch(() => false))) lastRenewed = Date.now()
  Object.assign(document.createElement('a'), { href: contentAddress(file), download: file.name }).click()
}
