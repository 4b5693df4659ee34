import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Counter, Gauge, Histogram } from 'prom-client'
import { unknownEvents } from '#intake'
import { Fault, pause, second } from '#lib'
import { isAtHome } from './at-home.ts'
import type { App, World } from './world.ts'

const patienceMs = 2 * second

/**
 * /healthz: the process answers. /readyz: so does the database, and it has room to write, and how far each room is
 * behind. /metrics: Prometheus.
 */
export function watchHealth(app: App, world: World): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const status = await statusOf(world)
    return reply.code(status === 'ok' ? 200 : 503).send({ status, ...(world.lag ? { lag: world.lag() } : {}) })
  })
  app.get('/metrics', async (request, reply) => {
    mustBeTrusted(request, world.settings.metricsToken)
    return reply.type(world.metrics.contentType).send(await world.metrics.metrics())
  })
  measureAnswers(app, world)
  countUnknown(world)
  world.database.room.onFull(() =>
    world.log.error('The disk of the database is full: nothing is stored until there is room'),
  )
  if (world.lag) measureLag(world, world.lag)
}

type Status = 'ok' | 'no database' | 'no room on the database disk'

async function statusOf({ database }: World): Promise<Status> {
  const calm = new AbortController()
  const silent = pause(patienceMs, calm.signal).then((): Status => 'no database')
  const asked = database
    .engine(tx => tx.query('select 1'))
    .then(() => database.room.isFull())
    .then(
      (isFull): Status => (isFull ? 'no room on the database disk' : 'ok'),
      (): Status => 'no database',
    )
  return Promise.race([asked, silent]).finally(() => calm.abort())
}

function measureAnswers(app: App, { metrics }: World): void {
  const took = new Histogram({
    name: 'sobremesa_http_seconds',
    help: 'How long answers took, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [metrics],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    took.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

function countUnknown({ metrics }: World): void {
  const events = new Counter({
    name: 'sobremesa_intake_unknown_events_total',
    help: 'Events of kinds that a channel has no use for',
    labelNames: ['channel'],
    registers: [metrics],
    collect: () => {
      events.reset()
      for (const [channel, count] of unknownEvents) events.inc({ channel }, count)
    },
  })
}

function measureLag({ metrics }: World, lag: () => Record<string, number>): void {
  const gauge = new Gauge({
    name: 'sobremesa_log_lag_events',
    help: 'Events that a room has still to read',
    labelNames: ['room'],
    registers: [metrics],
    collect: () => {
      for (const [room, events] of Object.entries(lag())) gauge.set({ room }, events)
    },
  })
}

/** By token, or from this machine itself. */
function mustBeTrusted(request: FastifyRequest, token: string | undefined): void {
  const given = request.headers.authorization?.replace(/^Bearer /, '')
  if (token !== undefined && given !== undefined && isSame(given, token)) return
  if (!isAtHome(request)) throw new Fault('not-found', 404)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
