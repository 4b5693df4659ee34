import describe from '@fastify/swagger'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { App, World } from './world.ts'

const faultBody = z
  .object({
    code: z.string().describe('Has words in the catalogues: fault.<code>'),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
  })
  .describe('What went wrong')

const transform = createJsonSchemaTransform({})

/** GET /api/openapi.json, drawn from the schemas of the routes below /api/v1. */
export async function describeApi(app: App, { settings: { version } }: World): Promise<void> {
  await app.register(describe, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sobremesa', version },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key: smk_…' },
          session: { type: 'apiKey', in: 'cookie', name: 'sobremesa.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: route => {
      const { schema, url } = route
      if (!schema || !url.startsWith('/api/v1')) return { schema: { hide: true }, url }
      const response = { default: faultBody, ...(schema.response as object | undefined) }
      return transform({ ...route, schema: { tags: [url.split('/')[3]!], ...schema, response } } as never)
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_, reply) => {
    void reply.header('cache-control', 'no-cache').type('application/json')
    return JSON.stringify(app.swagger())
  })
}
