import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform } from '@fastify/type-provider-zod'
import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { accessCookie } from '../session/cookies.ts'

/** Publishes every door as OpenAPI 3.1 at `/api/openapi.json`, to be read at `/api/docs`. Registered before the doors. */
export async function publishOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Navette',
        version: '0.1.0',
        description:
          'Sign in with `POST /api/sessions`; the session travels in HttpOnly cookies. A request that changes something must carry an `Origin` header of this installation (or `Sec-Fetch-Site: same-origin`), as every browser does. A program sends a token instead, which its owner makes on the page of their account: `Authorization: Bearer nvt_…`; it needs no `Origin` and no cookie, and opens what its scopes say. Lists are read by keyset: `next` of one page is `after` of the following one. Creations take an id made by the client (UUID version 7), so that a retry is harmless. Errors are problem documents (RFC 9457) with a stable `code`.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: accessCookie },
          token: { type: 'http', scheme: 'bearer', bearerFormat: 'nvt_…', description: 'A token for a program, with scopes and an end.' },
        },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: (document) => withProblemType(('openapiObject' in document ? document.openapiObject : {}) as OpenAPIV3_1.Document),
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // The pages bring their own small scripts; nothing is asked of other servers.
    staticCSP: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'",
    uiConfig: { docExpansion: 'none', tryItOutEnabled: false, layout: 'BaseLayout' },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** Errors are `application/problem+json`; the generator knows one media type only. */
function withProblemType(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {})) {
      const responses = (operation as OpenAPIV3_1.OperationObject).responses ?? {}
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 400 || !('content' in response) || !response.content?.['application/json']) continue
        response.content = { 'application/problem+json': response.content['application/json'] }
      }
    }
  }
  return document
}
