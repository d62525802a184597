import { newId } from '@navette/contract/core/ids.ts'
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
import type { ImportMapping, ImportOutcome, PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, keep } from '../../../lib/api.ts'
import { flat, read, readPages } from '../../../lib/reads.ts'
import { sayProblem } from '../../../ui/undo.tsx'

/** The files that this person brought, the last first. */
export const usePeopleImports = () => {
  const result = useInfiniteQuery(readPages(listPeopleImports, { query: { limit: 10 } }))
  return { ...result, imports: flat(result.data) }
}

const importRead = (importId: string) => read(getPeopleImport, { params: { importId } })

/** One import; while it goes on it is asked for every two seconds too, in case the news does not come through. */
export const usePeopleImport = (importId: string) =>
  useQuery({ ...importRead(importId), refetchInterval: ({ state }) => (state.data?.state === 'running' ? 2000 : false) })

/** Its lines; while others are asked for, those of before stay. */
export const useImportLines = (importId: string, outcome: ImportOutcome | null) => {
  const query = { limit: 50, ...(outcome && { outcome }) }
  const result = useInfiniteQuery({
    ...readPages(listImportLines, { params: { importId }, query }),
    placeholderData: keepPreviousData,
  })
  return { ...result, lines: flat(result.data) }
}

/** The organisations that people may be brought into. */
export const useImportOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { limit: 100 } }))
  return flat(result.data).filter(({ can }) => can.addPeople)
}

/** Every answer about an import is the import as it stands now. */
const useKeeping = () => {
  const client = useQueryClient()
  return (answer: PeopleImport) => {
    client.setQueryData(importRead(answer.id).queryKey, answer)
    void client.invalidateQueries({ queryKey: [listPeopleImports.name] })
    void client.invalidateQueries({ queryKey: [listImportLines.name, { importId: answer.id }] })
  }
}

interface Brought {
  file: File
  organisationId: string | null
  /** The import whose file is replaced; a new one unless said. */
  importId?: string
}

/** Hands over a file. */
export const useBringFile = () => {
  const remember = useKeeping()
  return useMutation({
    mutationFn: async ({ file, organisationId, importId = newId() }: Brought) => {
      const body = new Uint8Array(await file.arrayBuffer())
      await call(openPeopleImport, { body: { id: importId, fileName: file.name.slice(0, 200), organisationId } })
      return call(readPeopleFile, { params: { importId }, body })
    },
    onSuccess: remember,
  })
}

export const useMatchColumns = (importId: string) => {
  const remember = useKeeping()
  return useMutation({ mutationFn: (body: ImportMapping) => call(matchColumns, { params: { importId }, body }), onSuccess: remember })
}

export const useRunImport = (importId: string) => {
  const remember = useKeeping()
  return useMutation({ mutationFn: () => call(runPeopleImport, { params: { importId } }), onSuccess: remember, onError: sayProblem })
}

export const useCancelImport = (importId: string) => {
  const remember = useKeeping()
  return useMutation({ mutationFn: () => call(cancelPeopleImport, { params: { importId } }), onSuccess: remember, onError: sayProblem })
}

export const useForgetImport = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => call(forgetPeopleImport, { params: { importId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listPeopleImports.name] }),
    onError: sayProblem,
  })
}

/** Keeps the faulty lines on the device, to be corrected. */
export const keepFaultyLines = (importId: string) => void keep(exportFaultyLines, { params: { importId } }).catch(sayProblem)
