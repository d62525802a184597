import {
  cancelPeopleImport,
  exportFaultyLines,
  forgetPeopleImport,
  getPeopleImport,
  listImportLines,
  listPeopleImports,
  matchColumns,
  openPeopleImport,
  readPeopleFile,
  runPeopleImport,
} from '@navette/contract/invitations/import-endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './import-commands.ts'
import { exportFaultyLines as exportLines } from './import-faults.ts'
import * as queries from './import-queries.ts'

export const importRoutes = [
  route(listPeopleImports, (context, { query }) => queries.listPeopleImports(context, query)),
  route(openPeopleImport, (context, { body }) => commands.openPeopleImport(context, body)),
  route(getPeopleImport, (context, { params }) => queries.getPeopleImport(context, params.importId)),
  route(readPeopleFile, (context, { params, body }) => commands.readPeopleFile(context, params.importId, body)),
  route(matchColumns, (context, { params, body }) => commands.matchColumns(context, params.importId, body)),
  route(listImportLines, (context, { params, query }) => queries.listImportLines(context, params.importId, query)),
  route(exportFaultyLines, (context, { params }) => exportLines(context, params.importId)),
  route(runPeopleImport, (context, { params }) => commands.runPeopleImport(context, params.importId)),
  route(cancelPeopleImport, (context, { params }) => commands.cancelPeopleImport(context, params.importId)),
  route(forgetPeopleImport, async (context, { params }) => {
    await commands.forgetPeopleImport(context, params.importId)
    return null
  }),
]
