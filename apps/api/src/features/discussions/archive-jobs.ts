import { job } from '../../platform/jobs/jobs.ts'
import { bringThreads } from './archiving-commands.ts'
import { forgetArchives, resumable, siftMessages } from './sifting-commands.ts'
import { undoThreads } from './undoing-commands.ts'

/** Looks an archive through. */
export const siftArchive = job<{ archiveId: string }>({
  name: 'discussions.sift-archive',
  run: (services, { archiveId }) => siftMessages(services, archiveId),
})

/** Brings in what is left of an archive. */
export const bringArchive = job<{ archiveId: string }>({
  name: 'discussions.bring-archive',
  run: (services, { archiveId }) => bringThreads(services, archiveId),
})

/** Takes out again what is left of an archive. */
export const undoing = job<{ archiveId: string }>({
  name: 'discussions.undo-archive',
  run: (services, { archiveId }) => undoThreads(services, archiveId),
})

const work = { reading: siftMessages, running: bringThreads, undoing: undoThreads }

/** Archives whose server fell go on within a minute or two. */
export const archiveResumption = job({
  name: 'discussions.resume-archives',
  schedule: '* * * * *',
  run: async (services) => {
    for (const { id, doing } of await resumable(services)) await work[doing](services, id)
  },
})

/** The files of archives, and the addresses in them, are not kept. */
export const archiveForgetting = job({
  name: 'discussions.forget-archives',
  schedule: '50 2 * * *',
  run: (services) => forgetArchives(services),
})
