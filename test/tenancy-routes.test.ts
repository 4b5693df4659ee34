import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { after, before, test } from 'node:test'
import { WebSocket } from 'ws'
import { newId } from '#lib'
import { anyBody } from './any-body.ts'
import { anyRow, insert, type Table, workspaceTables } from './any-row.ts'
import type { Client } from './world-client.ts'
import type { Brand } from './world-people.ts'
import { createWorld, type TestWorld } from './world.ts'

type Route = TestWorld['app']['everyRoute'][number] & { method: string }

/**
 * Routes that want more than a row: a session, a macro, a run of one and a text of the person’s own, a picture that was stored, a channel that there is, a
 * template that its platform has approved, a colleague who is still of the team, a question that is open, a key whose maker still administers, a week in
 * which somebody answers, an event that its room can follow.
 */
const wantMore = [
  'DELETE /api/v1/me/sessions/:id',
  'GET /api/v1/files/:id/thumbnail',
  'GET /api/v1/identities/:id/picture',
  'GET /api/v1/messages/:id/mail/page',
  'POST /api/v1/channels/:id/try',
  'POST /api/v1/providers/:id/try',
  'GET /api/v1/provider-calls/:id/text',
  'GET /api/v1/profiles/:id/templates',
  'POST /api/v1/profiles/:id/templates/refresh',
  'POST /api/v1/conversations/:id/messages',
  'POST /api/v1/conversations/:id/notes',
  'POST /api/v1/notifications/:id/answer',
  'DELETE /api/v1/keys/:id',
  'POST /api/v1/offers/:number/accept',
  'POST /api/v1/offers/:number/decline',
  'GET /api/v1/agents/:id',
  'GET /api/v1/agents/:id/shifts',
  ...['skills', 'languages', 'place', 'work', 'shifts'].map(of => `PUT /api/v1/agents/:id/${of}`),
  'PUT /api/v1/calendars/:id',
  'PUT /api/v1/gesture-budgets/:id',
  'PUT /api/v1/gesture-budgets/:id/raise',
  'PATCH /api/v1/macros/:id',
  'DELETE /api/v1/macros/:id',
  'POST /api/v1/conversations/:id/macros/:macro',
  'DELETE /api/v1/macro-runs/:id',
  'PATCH /api/v1/snippets/:id',
  'DELETE /api/v1/snippets/:id',
  'POST /api/v1/snippets/:id/uses',
  'GET /api/v1/vendor-sign-ins/:id',
  'POST /api/v1/vendor-sign-ins/:id/renew',
  'POST /api/v1/parked-events/:room/:number/replay',
]

/** Routes that answer for each id by itself, and therefore name it: as one that they do not know. */
const naming = ['POST /api/v1/conversations/bulk', 'POST /api/v1/conversations/bulk/undo']

/** Rows that the program works off by itself, which would look as if a request had done it. */
const workedOff = [
  ...[
    'alert_hours_due',
    'deadlines',
    'envelopes',
    'outbox',
    'presences',
    'presence_history',
    'promises',
    'promise_steps',
  ],
  ...['provider_asks', 'search_doubts', 'timers', 'watermarks'],
]

const atRest = () => tables.filter(({ name }) => !workedOff.includes(name))

let world: TestWorld
let theirs: Brand
let tables: Table[]
/** The id of everything that the other brand has: whatever a route wants to be told, this is it. */
let id: string

before(() => openTwoBrands())
after(() => world[Symbol.asyncDispose]())

async function openTwoBrands(): Promise<void> {
  world = await createWorld()
  theirs = await world.anotherBrand()
  tables = await world.database.owner(workspaceTables)
  id = newId()
}

/** A row in each table, all with the one id, so that they belong to each other. Those that are there stay. */
async function fill(chosen = tables, workspaceId = theirs.workspaceId, filledId = id): Promise<void> {
  for (const table of chosen)
    await world.database.engine(tx => insert(tx, table.name, anyRow(table, workspaceId, filledId)))
}

const routes = () =>
  world.app.everyRoute.filter(
    ({ url, method, config }) => url.startsWith('/api/v1') && method !== 'HEAD' && config?.asksFor !== 'nobody',
  ) as Route[]

/** What stands in an address and is no id. */
const inPath: Record<string, string> = { room: 'desk', number: '1', kind: 'reply' }

const nameOf = ({ method, url }: Route) => `${method} ${url}`

type Over = { headers?: Record<string, string>; pathId?: string }

async function ask(
  client: Client,
  { method, url, schema }: Route,
  { headers = {}, pathId = id }: Over = {},
): Promise<{ status: number; text: string }> {
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => inPath[name] ?? pathId)
  const asked = Object.entries((anyBody(schema?.querystring, id) ?? {}) as Record<string, unknown>)
  const question = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
  const body = anyBody(schema?.body, id)
  const content =
    body === undefined
      ? { headers }
      : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
  const answer = await client.fetch(question.size > 0 ? `${path}?${question}` : path, { method, ...content })
  return { status: answer.status, text: await answer.text() }
}

/** What a route before this one has settled stays in its row. */
const parkAgain = () =>
  world.database.engine(tx =>
    tx.query('update parked_envelopes set settled_at = null where workspace_id = $1', [theirs.workspaceId]),
  )

/** Everything that a brand has, what the log says of it too. */
async function rowsOf(workspaceId = theirs.workspaceId): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const sql = `select t::text as row from ${name} t where workspace_id = $1 order by 1`
    const rows = await world.database.engine(tx => tx.query<{ row: string }>(sql, [workspaceId]))
    all[name] = rows.map(each => each.row)
  }
  return all
}

test('with ids of another brand every route says that there is nothing, and changes nothing', async () => {
  await fill(atRest())
  const untouched = await rowsOf()
  for (const route of routes()) {
    const { status, text } = await ask(world.owner, route)
    const what = `${nameOf(route)}: ${status} ${text}`
    if (route.url.includes(':')) assert.ok(status === 403 || status === 404, what)
    assert.ok(status < 500, what)
    if (naming.includes(nameOf(route))) {
      const answers = JSON.parse(text) as Record<string, unknown>[]
      const unknown = { outcome: 'fault', code: 'conversation.unknown', values: {} }
      assert.deepEqual(
        answers.map(({ id: _, ...answer }) => answer),
        [unknown],
      )
      continue
    }
    assert.ok(!text.includes(id) && !text.includes(theirs.workspaceId), `shows what is another brand’s: ${what}`)
  }
  assert.deepEqual(await rowsOf(), untouched)
})

test('nobody gets in by naming another brand', async () => {
  const untouched = await rowsOf()
  for (const route of routes()) {
    if (route.config?.asksFor === 'person') continue
    const { status } = await ask(world.owner, route, { headers: { 'x-workspace': theirs.workspaceId } })
    assert.equal(status, 403, nameOf(route))
  }
  assert.deepEqual(await rowsOf(), untouched)
})

test('nobody listens in on another brand, and no page of others listens in at all', async () => {
  const knock = async (workspaceId: string, headers: Record<string, string>) => {
    const socket = new WebSocket(`${world.address.replace('http', 'ws')}/api/v1/live?workspace=${workspaceId}`, {
      headers,
    })
    const [status] = await Promise.race([
      once(socket, 'unexpected-response').then(([, answer]) => [(answer as IncomingMessage).statusCode]),
      once(socket, 'open').then(() => ['open']),
    ])
    socket.on('error', () => {}).terminate()
    return status
  }
  const ours = { cookie: world.owner.cookie, origin: world.address }
  assert.equal(await knock(world.workspaceId, ours), 'open')
  assert.equal(await knock(theirs.workspaceId, ours), 403)
  assert.equal(await knock(world.workspaceId, { ...ours, origin: 'https://evil.example' }), 403)
  assert.equal(await knock(world.workspaceId, { origin: world.address }), 401)
})

test('an id of another brand is never taken into what is ours', async () => {
  const ours = newId()
  for (const route of routes()) {
    if (!route.schema?.body) continue
    await fill(atRest(), world.workspaceId, ours)
    const { status } = await ask(world.owner, route, { pathId: ours })
    assert.ok(status < 500, `${nameOf(route)}: ${status}`)
    const taken = Object.entries(await rowsOf(world.workspaceId)).filter(([, rows]) =>
      rows.some(row => row.includes(id)),
    )
    assert.deepEqual(taken, [], nameOf(route))
  }
})

test('those were good questions: whoever belongs to the brand reaches what it has', async () => {
  const lost: string[] = []
  for (const route of routes()) {
    if (!route.url.includes(':') || wantMore.includes(nameOf(route))) continue
    await fill()
    await parkAgain()
    const { status, text } = await ask(theirs.owner, route)
    if ([400, 403, 404].includes(status)) lost.push(`${nameOf(route)}: ${status} ${text}`)
  }
  assert.deepEqual(lost, [])
})
