import {
  addOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  getOrganisation,
  listMemberships,
  listOrganisations,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(listOrganisations, (context, { query }) => queries.listOrganisations(context, query)),
  route(getOrganisation, (context, { params }) => queries.getOrganisation(context, params.organisationId)),
  route(addOrganisation, (context, { body }) => commands.addOrganisation(context, body)),
  route(editOrganisation, (context, { params, body }) => commands.editOrganisation(context, params.organisationId, body)),
  route(listMemberships, (context, { params, query }) => queries.listMemberships(context, params.organisationId, query)),
  route(startMembership, (context, { params, body }) => commands.startMembership(context, params.organisationId, body)),
  route(editMembership, (context, { params, body }) => commands.editMembership(context, params.membershipId, body)),
  route(endMembership, async (context, { params }) => {
    await commands.endMembership(context, params.membershipId)
    return null
  }),
]
