import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Colleague } from '#protocol'
import { newId } from '#lib'
import { anyBody } from './any-body.ts'
import { anyRow, insert, type Table, workspaceTables } from './any-row.ts'
import type { Client } from './world-client.ts'
import { createWorld, type TestWorld } from './world.ts'

type Route = TestWorld['app']['everyRoute'][number] & { method: string }

/** What a conversation is made of, by the start of its routes: whoever may not see it finds none of these. */
const nouns = ['conversations', 'messages', 'customers', 'files', 'cases']

/** What stands in an address and is no id. */
const inPath: Record<string, string> = { kind: 'reply' }

let world: TestWorld
let tables: Table[]
let agent: Client

before(async () => {
  world = await createWorld()
  tables = await world.database.owner(workspaceTables)
  agent = await world.person('agent')
  await world.owner.patch<Colleague>(`/people/${agent.personId}`, { sees: 'own' })
})
after(() => world[Symbol.asyncDispose]())

const routes = () =>
  world.app.everyRoute.filter(
    ({ url, method }) => method !== 'HEAD' && nouns.some(noun => url.startsWith(`/api/v1/${noun}/:id`)),
  ) as Route[]

/** A row in each table, all with one id: a conversation, its message, customer and file, which somebody else holds. */
async function fill(): Promise<string> {
  const id = newId()
  // What the program works off by itself would look as if a request had done it.
  const atRest = tables.filter(
    ({ name }) =>
      !['envelopes', 'outbox', 'reason_closings_due', 'search_doubts', 'timers', 'watermarks'].includes(name),
  )
  // Each has the number 1, which is given once.
  await world.database.engine(tx => tx.query('delete from cases where workspace_id = $1', [world.workspaceId]))
  for (const table of atRest)
    await world.database.engine(tx => insert(tx, table.name, anyRow(table, world.workspaceId, id)))
  await world.database.engine(tx =>
    tx.query(`update conversations set holder_kind = 'agent', holder_id = $2 where workspace_id = $1 and id = $3`, [
      world.workspaceId,
      world.owner.personId,
      id,
    ]),
  )
  return id
}

async function ask(
  client: Client,
  { method, url, schema }: Route,
  id: string,
): Promise<{ status: number; text: string }> {
  const body = anyBody(schema?.body, id)
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => inPath[name] ?? id)
  const asked = Object.entries((anyBody(schema?.querystring, id) ?? {}) as Record<string, unknown>)
  const question = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
  const answer = await client.fetch(question.size > 0 ? `${path}?${question}` : path, { method, ...content })
  return { status: answer.status, text: await answer.text() }
}

test('no route shows or changes a conversation to whoever may not see it', async () => {
  assert.ok(routes().length > 15, 'the routes were found')
  const id = await fill()
  for (const route of routes()) {
    const { status, text } = await ask(agent, route, id)
    const what = `${route.method} ${route.url}: ${status} ${text}`
    assert.equal(status, 404, what)
    assert.ok(!text.includes(id), what)
  }
})

test('those were good questions: whoever sees all is not told that there is nothing', async () => {
  const lost: string[] = []
  for (const route of routes()) {
    const { status, text } = await ask(world.owner, route, await fill())
    if (status === 404) lost.push(`${route.method} ${route.url}: ${text}`)
  }
  // A template, a page and a small picture that are not there, whoever asks, somebody else's macro, and the text of another consent.
  const missing = [
    'POST /api/v1/conversations/:id/messages',
    'GET /api/v1/messages/:id/mail/page',
    'GET /api/v1/files/:id/thumbnail',
    'POST /api/v1/conversations/:id/macros/:macro',
    'POST /api/v1/customers/:id/consents',
  ]
  assert.deepEqual(
    lost.filter(each => !missing.some(route => each.startsWith(`${route}:`))),
    [],
  )
})
