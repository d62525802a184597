import {
  followCluster,
  followItem,
  followOrganisation,
  getClusterFollowing,
  getFollowing,
  getOrganisationFollowing,
  listFollows,
} from '@navette/contract/follows/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import { getOrganisation } from '../organisations/queries.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(getFollowing, (context, { params }) => queries.getFollowing(context, params.itemId)),
  route(followItem, (context, { params, body }) => commands.followItem(context, params.itemId, body.level)),
  route(getOrganisationFollowing, async (context, { params }) => {
    await getOrganisation(context, params.organisationId)
    return queries.getOrganisationFollowing(context, params.organisationId)
  }),
  route(followOrganisation, async (context, { params, body }) => {
    await getOrganisation(context, params.organisationId)
    return commands.followOrganisation(context, params.organisationId, body.level)
  }),
  route(getClusterFollowing, (context) => queries.getClusterFollowing(context)),
  route(followCluster, (context, { body }) => commands.followCluster(context, body.level)),
  route(listFollows, (context, { query }) => queries.listFollows(context, query)),
]
