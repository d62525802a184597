import { job } from '../../platform/jobs/jobs.ts'
import { drawFile, forgetBytes } from './drawing-commands.ts'

/** Pictures are drawn one after the other: libvips is quick, and takes every core for the moment. */
export const drawing = job<{ fileId: string }>({
  name: 'files.draw',
  run: (services, { fileId }) => drawFile(services, fileId),
})

/** What is gone from the database is then gone from the storage: the job exists if and only if the rows are gone. */
export const forgetting = job<{ fileIds: string[] }>({
  name: 'files.forget',
  run: (services, { fileIds }) => forgetBytes(services, fileIds),
})
