import { newId } from '@navette/contract/core/new-id.ts'
import { useMemo, useSyncExternalStore } from 'react'
import { whenBack } from './connection.ts'
import { Refused } from './errors.ts'
import { createUploads, type ShownUpload, type Uploads } from './uploads-box.ts'
import { push, withdraw } from './uploads-push.ts'
import { keptUploads } from './uploads-store.ts'

export type { ShownUpload } from './uploads-box.ts'

let box: Uploads | undefined

/**
 * Takes up the files that this account was sending from this browser.
 *
 * @param onChange something arrived, was refused or given up
 * @returns what stops the sending; what waits stays kept
 */
export const startUploads = (accountId: string, onChange: () => void): (() => void) => {
  const started = createUploads({ accountId, store: keptUploads(accountId), push, withdraw, alone: inOneTab, now: Date.now, newId })
  const stopWatching = whenBack(started.hurry)
  const stopHearing = started.subscribe(onChange)
  box = started
  void started.start()
  return () => {
    stopHearing()
    stopWatching()
    started.stop()
    if (box === started) box = undefined
  }
}

/** Without locks (plain http) each tab sends; the server keeps one of each id. */
const inOneTab = (name: string, work: () => Promise<void>): Promise<void> =>
  navigator.locks ? (navigator.locks.request(name, work) as Promise<void>) : work()

export const uploads = {
  add: (place: string, files: readonly File[]) => box?.add(place, files),
  cancel: (id: string) => box?.cancel(id),
  retry: (id: string) => box?.retry(id),
  release: (ids: readonly string[]) => box?.release(ids),
  reclaim: (ids: readonly string[], place: string) => box?.reclaim(ids, place),
  forget: (ids: readonly string[]) => box?.forget(ids),
  settled: (ids: readonly string[]) => ids.length === 0 || (box?.settled(ids) ?? false),
}

/** Throws why one of them was not taken, so that what carries them is refused with the same word. */
export const refuseFailed = (ids: readonly string[]): void => {
  const problem = box?.problemOf(ids)
  if (problem) throw new Refused(problem)
}

/** The files that lie in a place, in the order in which they were chosen. */
export const useUploads = (place: string): ShownUpload[] => {
  const all = useAll()
  return useMemo(() => all.filter((upload) => upload.place === place), [all, place])
}

/** Certain files, whatever their place; one that is no longer known here is left out. */
export const useUploadsOf = (ids: readonly string[]): ShownUpload[] => {
  const all = useAll()
  return useMemo(() => ids.flatMap((id) => all.find((upload) => upload.id === id) ?? []), [all, ids])
}

const useAll = () => useSyncExternalStore(box?.subscribe ?? never, box?.entries ?? nothing)

const none: ShownUpload[] = []
const nothing = () => none
const never = () => () => {}

/** The files of a drop or a paste. Folders are left out: a browser gives them as files that cannot be read. */
export const filesIn = ({ items, files }: DataTransfer): File[] => {
  const entries = [...items].filter(({ kind }) => kind === 'file')
  if (entries.length === 0) return [...files]
  return entries.flatMap((item) => (item.webkitGetAsEntry?.()?.isDirectory ? [] : (item.getAsFile() ?? [])))
}
