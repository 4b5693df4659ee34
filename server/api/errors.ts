import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isAway, isCollision, isDiskFull, isTaken } from '#db'
import { asError, Fault, FieldFault, newId } from '#lib'
import type { FaultBody } from '#protocol'

type Answer = { status: number; body: FaultBody }

/** Faults become their status and code; whatever nobody foresaw becomes a number that leads to the line in the log. */
export function answerFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = foreseen(thrown) ?? atOnce(thrown, request) ?? unforeseen(thrown, request)
  if (status === 503) void reply.header('retry-after', '2')
  if (status === 429 && body.values.seconds !== undefined) void reply.header('retry-after', String(body.values.seconds))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}

export const notFound = (): never => {
  throw new Fault('not-found', 404)
}

function foreseen(thrown: unknown): Answer | undefined {
  if (thrown instanceof Fault) return ofFault(thrown)
  if (hasZodFastifySchemaValidationErrors(thrown)) return ofShape(thrown.validation)
  if (isDiskFull(thrown)) return { status: 507, body: { code: 'disk.full', values: {} } }
  if (isAway(thrown)) return { status: 503, body: { code: 'database.away', values: {} } }
  const { statusCode = 500 } = asError(thrown) as Partial<FastifyError>
  return statusCode < 500 ? { status: statusCode, body: { code: codeOf(statusCode), values: {} } } : undefined
}

/** Two did the same at the same moment: asked once more, the second one finds what the first one did. */
function atOnce(thrown: unknown, request: FastifyRequest): Answer | undefined {
  if (!isCollision(thrown) && !isTaken(thrown)) return undefined
  request.log.warn({ method: request.method, route: request.routeOptions.url, err: asError(thrown) }, 'at once')
  return { status: 503, body: { code: 'database.busy', values: {} } }
}

function ofFault(fault: Fault): Answer {
  const fields = fault instanceof FieldFault ? { fields: [...fault.fields] } : {}
  return { status: fault.status, body: { code: fault.code, values: fault.values, ...fields } }
}

type Misshapen = { instancePath: string; keyword: string; message?: string; params: { minimum?: unknown } }

/** In the words of the set-up forms: missing, too-long, malformed. */
function ofShape(found: readonly Misshapen[]): Answer {
  const fields = found.map(each => ({
    field: each.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    code: wordOf(each),
  }))
  return { status: 400, body: { code: 'invalid', values: {}, fields } }
}

function wordOf({ keyword, message, params }: Misshapen): string {
  if (keyword === 'too_big') return 'too-long'
  if (keyword === 'too_small') return params.minimum === 1 ? 'missing' : 'too-short'
  return message?.endsWith('received undefined') ? 'missing' : 'malformed'
}

function codeOf(status: number): string {
  return { 404: 'not-found', 413: 'too-large', 415: 'not-json', 429: 'too-many' }[status] ?? 'invalid'
}

/** The error is logged with the route, not with address, headers or body: they may hold secrets. */
function unforeseen(thrown: unknown, request: FastifyRequest): Answer {
  const id = newId()
  request.log.error({ id, method: request.method, route: request.routeOptions.url, err: asError(thrown) }, 'unexpected')
  return { status: 500, body: { code: 'unexpected', values: { id } } }
}
