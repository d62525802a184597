import { getAudience, listReaders } from '@navette/contract/audiences/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as queries from './queries.ts'

export const routes = [
  route(getAudience, (context, { params }) => queries.getAudience(context, params.itemId)),
  route(listReaders, (context, { params, query }) => queries.listReaders(context, params.itemId, query)),
]
