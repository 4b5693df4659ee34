/** The one door for platforms: POST /hooks/<connection>. Raw bytes in, no schema, nothing before the signature. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Raw } from '#channel'
import type { Noun } from '#api'
import { openPostLimit } from '../post-limit.ts'

const maxBytes = 2 * 1024 * 1024
type Asked = FastifyRequest<{ Params: { connection: string } }>

export const register: Noun = (app, world) => {
  const { directory, intake } = world
  const mustBeLeft = openPostLimit(world)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_, body, done) => done(null, body))

  /** A chat on the brand's web posts from there: only pages that may show it are let in. */
  const letIn = (request: Asked, reply: FastifyReply) => {
    const { origin } = request.headers
    const connected = directory.find(request.params.connection)
    if (origin === undefined || !connected?.channel.visitors) return
    const allowed = connected.channel.visitors.origins(connected.settings)
    if (allowed.length > 0 && !allowed.includes(origin)) return
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
    })
  }

  app.options('/hooks/:connection', { schema: { hide: true } }, (request: Asked, reply) => {
    letIn(request, reply)
    return reply.code(204).send()
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/hooks/:connection',
    bodyLimit: maxBytes,
    schema: { hide: true },
    handler: async (request: Asked, reply) => {
      letIn(request, reply)
      const raw = rawOf(request, world.accounts.publicAddress())
      mustBeLeft(request.params.connection, request.ip, raw.body)
      const answer = await intake.hook(request.params.connection, raw, request.method)
      if (answer) return reply.code(answer.status).type(answer.type).serializer(String).send(answer.body)
      return reply.code(200).type('text/plain').serializer(String).send('')
    },
  })
}

function rawOf(request: FastifyRequest, publicAddress: string): Raw {
  const mark = request.raw.url!.indexOf('?')
  return {
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    headers: request.headers as Record<string, string>,
    query: mark === -1 ? '' : request.raw.url!.slice(mark + 1),
    address: publicAddress + request.raw.url!,
  }
}
