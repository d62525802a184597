import type { Problem } from '@navette/contract/core/errors.ts'
import { cancelUpload, getFile } from '@navette/contract/files/endpoints.ts'
import type { DetailedError } from 'tus-js-client'
import { call } from './api.ts'
import { Refused, Unreachable } from './errors.ts'
import { renewed } from './renewal.ts'
import type { KeptUpload } from './uploads-store.ts'

/** Bytes of a piece: a session is looked at with each, and what arrived of a broken one is not lost either. */
const pieceBytes = 8 * 1_048_576

interface Sending {
  signal: AbortSignal
  onProgress: (sent: number) => void
}

/**
 * Sends a file by the tus protocol, from where it stands, and asks what has become of it.
 *
 * @throws Refused, or Unreachable where it may be tried again
 */
export const push = async ({ id, name, content, begun }: KeptUpload, { signal, onProgress }: Sending) => {
  const asked = Date.now()
  try {
    if (content) await sendBytes({ id, name, content, begun }, { signal, onProgress })
  } catch (error) {
    // What comes next goes on where this one stopped.
    if (error instanceof Refused && error.code === 'signed_out') await renewed(asked)
    throw error
  }
  return call(getFile, { params: { fileId: id } }, { signal })
}

const sendBytes = async (
  { id, name, content, begun }: { id: string; name: string; content: Blob; begun: boolean },
  { signal, onProgress }: Sending,
) => {
  const { Upload } = await import('tus-js-client').catch(() => {
    // The library is a file like others: without a network it cannot be fetched either.
    throw new Unreachable()
  })
  const endpoint = `${location.origin}/api/uploads`
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint,
      ...(begun && { uploadUrl: `${endpoint}/${id}` }),
      metadata: { id, name },
      chunkSize: pieceBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress,
      onSuccess: () => resolve(),
      onError: (error) => reject(problemFrom(error as DetailedError)),
    })
    const giveUp = () => {
      void upload.abort()
      reject(new DOMException('given up', 'AbortError'))
    }
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    upload.start()
  })
}

const problemFrom = ({ originalResponse }: DetailedError): Error => {
  const status = originalResponse?.getStatus() ?? 0
  if (status === 0 || [502, 503, 504].includes(status)) return new Unreachable()
  try {
    const problem = JSON.parse(originalResponse?.getBody() ?? '') as Problem
    if (problem.code) return new Refused(problem)
  } catch {
    // Something between us and the server answered in its place.
  }
  return new Refused({ type: 'about:blank', title: '', status, code: status === 413 ? 'file_too_large' : 'broken' })
}

export const withdraw = (id: string) => {
  // Whatever is left there is cleared away after a day.
  void call(cancelUpload, { params: { uploadId: id } }).catch(() => {})
}
