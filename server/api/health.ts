import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Gauge, Histogram } from 'prom-client'
import { Fault } from '#lib'
import type { App, World } from './world.ts'

/** /healthz: the process answers. /readyz: so does the database, and how far each room is behind. /metrics: Prometheus. */
export function watchHealth(app: App, world: World): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const isReady = await world.database
      .engine(tx => tx.query('select 1'))
      .then(
        () => true,
        () => false,
      )
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ok' : 'no database', ...(world.lag ? { lag: world.lag() } : {}) })
  })
  app.get('/metrics', async (request, reply) => {
    mustBeTrusted(request, world.settings.metricsToken)
    return reply.type(world.metrics.contentType).send(await world.metrics.metrics())
  })
  measureAnswers(app, world)
  if (world.lag) measureLag(world, world.lag)
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

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/** By token, or from this machine itself. What a proxy of this machine passes on is not from this machine. */
function mustBeTrusted(request: FastifyRequest, token: string | undefined): void {
  const given = request.headers.authorization?.replace(/^Bearer /, '')
  if (token !== undefined && given !== undefined && isSame(given, token)) return
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
  if (!isLocal || forwarding.some(name => request.headers[name] !== undefined)) throw new Fault('not-found', 404)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
