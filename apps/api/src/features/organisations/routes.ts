import {
  addOrganisation,
  addPerson,
  archiveOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  exportOrganisation,
  getOrganisation,
  letOrganisationLeave,
  listMemberships,
  listOrganisations,
  mergeOrganisation,
  previewLeaving,
  previewMerger,
  restoreOrganisation,
  startMembership,
  surveyOrganisations,
} from '@navette/contract/organisations/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as closing from './closing-commands.ts'
import { previewLeaving as figuresOfLeaving, previewMerger as figuresOfMerger } from './closing-queries.ts'
import * as commands from './commands.ts'
import { packOrganisation } from './export-queries.ts'
import * as queries from './queries.ts'

export const routes = [
  route(listOrganisations, (context, { query }) => queries.listOrganisations(context, query)),
  route(getOrganisation, (context, { params }) => queries.getOrganisation(context, params.organisationId)),
  route(addOrganisation, (context, { body }) => commands.addOrganisation(context, body)),
  route(editOrganisation, (context, { params, body }) => commands.editOrganisation(context, params.organisationId, body)),
  route(listMemberships, (context, { params, query }) => queries.listMemberships(context, params.organisationId, query)),
  route(startMembership, (context, { params, body }) => commands.startMembership(context, params.organisationId, body)),
  route(addPerson, (context, { params, body }) => commands.addPerson(context, params.organisationId, body)),
  route(editMembership, (context, { params, body }) => commands.editMembership(context, params.membershipId, body)),
  route(endMembership, async (context, { params, query }) => {
    await commands.endMembership(context, params.membershipId, query)
    return null
  }),
  route(surveyOrganisations, (context, { query }) => queries.surveyOrganisations(context, query)),
  route(archiveOrganisation, (context, { params }) => closing.archiveOrganisation(context, params.organisationId)),
  route(restoreOrganisation, (context, { params }) => closing.restoreOrganisation(context, params.organisationId)),
  route(previewMerger, (context, { params }) => figuresOfMerger(context, params.organisationId, params.intoId)),
  route(mergeOrganisation, (context, { params }) => closing.mergeOrganisation(context, params.organisationId, params.intoId)),
  route(exportOrganisation, async (context, { params }) => {
    await closing.noteExport(context, params.organisationId)
    return packOrganisation(context, params.organisationId)
  }),
  route(previewLeaving, (context, { params }) => figuresOfLeaving(context, params.organisationId)),
  route(letOrganisationLeave, (context, { params }) => closing.letOrganisationLeave(context, params.organisationId)),
]
