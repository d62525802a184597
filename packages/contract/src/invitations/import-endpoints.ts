import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { bytes, file, megabytes } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { ImportFileName, ImportLine, ImportMapping, ImportOutcome, ImportSummary, PeopleImport } from './import-schema.ts'

export const fileUnreadable = refusal('file_unreadable', 422, 'This is neither a CSV nor an ODS file, or it is damaged.')
export const fileEmpty = refusal('file_empty', 422, 'The file has no line below the names of its columns.')
export const fileTooLong = refusal('file_too_long', 422, 'The file has more than 50,000 lines.')
export const fileTooWide = refusal('file_too_wide', 422, 'The file has more than 100 columns.')
export const fileSwells = refusal('file_swells', 422, 'Unpacked, the file is far too large.')
export const importStarted = refusal('import_started', 409, 'This import has been started.')
export const importNotChecked = refusal('import_not_checked', 409, 'The columns have to be matched first.')
export const importNobody = refusal('import_nobody', 422, 'A column must say who people are: an address or a name.')

const params = z.object({ importId: Id })

export const listPeopleImports = endpoint('listPeopleImports', {
  method: 'GET',
  path: '/api/people-imports',
  summary: 'The files of people that you brought, the last first.',
  access: 'insider',
  query: pageQuery,
  answer: page(ImportSummary),
})

export const openPeopleImport = endpoint('openPeopleImport', {
  method: 'POST',
  path: '/api/people-imports',
  summary: 'Make place for a file of people; for managers and administrators.',
  access: 'insider',
  body: z.object({
    id: Id,
    fileName: ImportFileName,
    organisationId: Id.nullable().describe('Where people go whose line names no organisation'),
  }),
  answer: PeopleImport,
  status: 201,
  errors: [idTaken],
})

export const getPeopleImport = endpoint('getPeopleImport', {
  method: 'GET',
  path: '/api/people-imports/:importId',
  summary: 'One import of yours: its columns, what would happen, or what was done.',
  access: 'insider',
  sees: 'importId',
  params,
  answer: PeopleImport,
})

export const readPeopleFile = endpoint('readPeopleFile', {
  method: 'PUT',
  path: '/api/people-imports/:importId/file',
  summary: 'Hand over the file, CSV or ODS, at most 10 MB and 50,000 lines. Handed over again, it takes the place of the one before.',
  access: 'insider',
  sees: 'importId',
  params,
  body: bytes,
  takes: megabytes(10),
  answer: PeopleImport,
  errors: [fileUnreadable, fileEmpty, fileTooLong, fileTooWide, fileSwells, importStarted],
})

export const matchColumns = endpoint('matchColumns', {
  method: 'PUT',
  path: '/api/people-imports/:importId/mapping',
  summary: 'Say what the columns hold. Every line is looked at and told what would become of it; nothing is done yet.',
  access: 'insider',
  sees: 'importId',
  params,
  body: ImportMapping,
  answer: PeopleImport,
  errors: [importStarted, importNobody],
})

export const listImportLines = endpoint('listImportLines', {
  method: 'GET',
  path: '/api/people-imports/:importId/lines',
  summary: 'The lines of the file, with what becomes of each and what is wrong with it.',
  access: 'insider',
  sees: 'importId',
  params,
  query: pageQuery.extend({ outcome: ImportOutcome.optional() }),
  answer: page(ImportLine),
})

export const exportFaultyLines = endpoint('exportFaultyLines', {
  method: 'GET',
  path: '/api/people-imports/:importId/faulty-lines',
  summary: 'The faulty lines as a CSV file, with what is wrong beside each, to be corrected and brought again.',
  access: 'insider',
  sees: 'importId',
  params,
  answer: file,
})

export const runPeopleImport = endpoint('runPeopleImport', {
  method: 'PUT',
  path: '/api/people-imports/:importId/run',
  summary: 'Bring the people in, without the faulty lines; it goes on by itself.',
  access: 'insider',
  sees: 'importId',
  params,
  answer: PeopleImport,
  errors: [importNotChecked],
})

export const cancelPeopleImport = endpoint('cancelPeopleImport', {
  method: 'DELETE',
  path: '/api/people-imports/:importId/run',
  summary: 'Stop an import that goes on; what was done stays.',
  access: 'insider',
  sees: 'importId',
  params,
  answer: PeopleImport,
})

export const forgetPeopleImport = endpoint('forgetPeopleImport', {
  method: 'DELETE',
  path: '/api/people-imports/:importId',
  summary: 'Drop an import that was not started, with its file.',
  access: 'insider',
  sees: 'importId',
  params,
  answer: nothing,
  status: 204,
  errors: [importStarted],
})
