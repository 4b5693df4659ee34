import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrival, receive } from '#arrivals'
import { refOf } from '#customers'
import { type Database, openDatabase } from '#db'
import { day, hour, minute, newId } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import { createDatabase } from '../../test/cluster.ts'

const ours = newId()
const theirs = newId()
const profileId = newId()
const start = Date.UTC(2026, 2, 2, 10)

function arrival(
  externalId: string,
  at: number,
  { by = 'marta', workspaceId = ours, ...more }: Partial<Arrival> & { by?: string } = {},
): Arrival {
  const ref = refOf('api', profileId, by)
  return {
    workspaceId,
    profileId,
    channel: 'api',
    lane: by,
    threadId: threadIdOf(profileId, by, ref),
    from: { workspaceId, ref, channel: 'api', externalId: by, name: by },
    ref: messageRef(profileId, externalId),
    externalId,
    text: `text of ${externalId}`,
    kind: 'text',
    parts: [],
    visibility: 'private',
    echo: false,
    at,
    receivedAt: at,
    historic: false,
    ...more,
  }
}

async function openDesk() {
  const place = await createDatabase()
  const database = openDatabase(place.connection)
  return {
    database,
    take: (...arrivals: Arrival[]) => database.engine(tx => receive(tx, arrivals, arrivals.at(-1)!.receivedAt)),
    conversations: (workspace = ours) => all(database, workspace, 'select * from conversations order by opened_at, id'),
    messages: (workspace = ours) =>
      all(database, workspace, `select * from messages where direction <> 'system' order by at, id`),
    rows: (workspace = ours) => all(database, workspace, 'select * from inbox_rows order by last_at'),
    events: async () =>
      (await database.owner(tx => tx.query<{ kind: string }>('select kind from events order by number'))).map(
        each => each.kind,
      ),
    setStatus: (status: string, closedAt: number | null) =>
      database.engine(tx =>
        tx.query(
          'update conversations set status = $2, closed_at = to_timestamp($3 / 1000.0), turn_at = null where workspace_id = $1',
          [ours, status, closedAt],
        ),
      ),
    async [Symbol.asyncDispose]() {
      await database.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

const all = (database: Database, workspace: string, text: string) =>
  database.app(workspace, tx => tx.query<Record<string, unknown>>(text))

test('a first message makes a customer, an identity and an open conversation that waits for us', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('1', start))
  const [conversation] = await desk.conversations()
  assert.equal(conversation!.status, 'open')
  assert.equal(conversation!.turn_at, start)
  const [row] = await desk.rows()
  assert.deepEqual([row!.name, row!.last_text, row!.unread], ['marta', 'text of 1', 1])
  assert.deepEqual(await desk.events(), ['conversation.opened', 'message.received'])
})

test('a message that comes again, in the same batch or later, is one message and one event', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('1', start), arrival('1', start), arrival('2', start + 1))
  await desk.take(arrival('2', start + 1), arrival('3', start + 2))
  assert.deepEqual(
    (await desk.messages()).map(each => each.external_id),
    ['1', '2', '3'],
  )
  assert.equal((await desk.rows())[0]!.unread, 3)
  assert.equal((await desk.events()).filter(kind => kind === 'message.received').length, 3)
})

test('the same account and the same message in two workspaces are two', async () => {
  await using desk = await openDesk()
  await desk.take(
    arrival('1', start),
    arrival('1', start, { workspaceId: theirs }),
    arrival('2', start, { workspaceId: theirs, text: 'hers' }),
  )
  assert.equal((await desk.messages()).length, 1)
  assert.equal((await desk.messages(theirs)).length, 2)
  assert.equal((await desk.rows(theirs))[0]!.last_text, 'hers')
  const customers = await all(desk.database, ours, 'select * from customers')
  assert.equal(customers.length, 1)
})

test('the turn is clocked from its first message, and an answer given in the platform ends it', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('1', start), arrival('2', start + minute))
  assert.equal((await desk.conversations())[0]!.turn_at, start)
  await desk.take(arrival('3', start + 2 * minute, { echo: true }))
  const [answered] = await desk.conversations()
  assert.deepEqual(
    [answered!.status, answered!.turn_at, answered!.first_answered_at],
    ['waiting', null, start + 2 * minute],
  )
  await desk.take(arrival('4', start + 3 * minute))
  const [again] = await desk.conversations()
  assert.deepEqual(
    [again!.status, again!.turn_at, again!.first_answered_at],
    ['open', start + 3 * minute, start + 2 * minute],
  )
  assert.deepEqual(
    (await desk.messages()).map(each => [each.direction, each.state]),
    [
      ['in', 'received'],
      ['in', 'received'],
      ['out', 'sent'],
      ['in', 'received'],
    ],
  )
})

test('a message within 72 hours opens again what was closed and says so; a thank-you does not', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('1', start))
  await desk.setStatus('closed', start + hour)
  await desk.take(arrival('2', start + 2 * hour, { text: '¡Gracias!' }))
  assert.equal((await desk.conversations())[0]!.status, 'closed')
  await desk.take(arrival('3', start + 3 * hour))
  const [conversation] = await desk.conversations()
  assert.deepEqual(
    [conversation!.status, conversation!.turn_at, conversation!.closed_at],
    ['open', start + 3 * hour, null],
  )
  const lines = await all(desk.database, ours, `select parts from messages where direction = 'system'`)
  assert.deepEqual(
    lines.map(line => JSON.parse(String(line.parts)).deed),
    ['reopened'],
  )
})

test('after 72 hours a linked conversation begins, after a week a new one; the thread goes on in the latest', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('1', start))
  await desk.setStatus('closed', start)
  await desk.take(arrival('2', start + 4 * day), arrival('3', start + 4 * day + 1))
  const [first, second] = await desk.conversations()
  assert.equal(second!.previous_id, first!.id)
  assert.equal((await desk.messages()).filter(each => each.conversation_id === second!.id).length, 2)
  await desk.setStatus('closed', start + 5 * day)
  await desk.take(arrival('4', start + 15 * day))
  assert.equal((await desk.conversations())[2]!.previous_id, null)
})

test('history is stored and threaded and starts nothing', async () => {
  await using desk = await openDesk()
  await desk.take(
    arrival('1', start, { historic: true, receivedAt: start + 90 * day }),
    arrival('2', start + minute, {
      historic: true,
      echo: true,
      receivedAt: start + 90 * day,
      quoteRef: messageRef(profileId, '1'),
    }),
  )
  const [conversation] = await desk.conversations()
  assert.deepEqual([conversation!.status, conversation!.turn_at, conversation!.historic], ['closed', null, true])
  assert.equal((await desk.rows())[0]!.unread, 0)
  const [asked, answered] = await desk.messages()
  assert.equal(answered!.quote_id, asked!.id)
  await desk.take(arrival('3', start + 90 * day))
  assert.equal((await desk.conversations())[1]!.status, 'open')
})

test('a message that arrives late takes its place by the vendor’s time, and the row keeps showing the newest', async () => {
  await using desk = await openDesk()
  await desk.take(arrival('2', start + minute))
  await desk.take(arrival('1', start, { receivedAt: start + 2 * minute }))
  assert.deepEqual(
    (await desk.messages()).map(each => each.external_id),
    ['1', '2'],
  )
  assert.equal((await desk.rows())[0]!.last_text, 'text of 2')
  assert.equal((await desk.conversations())[0]!.turn_at, start)
})

test('what the brand answers in public in the platform’s own app stands with what it answers', async () => {
  await using desk = await openDesk()
  const inPublic = { visibility: 'public', echo: true, by: 'the page' } as const
  const comment = (id: string, at: number, by: string) => arrival(id, at, { by, visibility: 'public' })
  const answer = (id: string, at: number, to: string) =>
    arrival(id, at, { ...inPublic, quoteRef: messageRef(profileId, to) })
  await desk.take(comment('c-1', start, 'marta'))
  await desk.take(
    answer('a-1', start + minute, 'c-1'),
    comment('c-2', start + 2 * minute, 'luis'),
    answer('a-2', start + 3 * minute, 'c-2'),
    answer('a-3', start + 4 * minute, 'a-2'),
    answer('a-4', start + 5 * minute, 'a post of our own'),
  )
  const [first, second, ...others] = await desk.conversations()
  assert.deepEqual(others, [])
  const rows = (await desk.messages()) as { external_id: string; conversation_id: string }[]
  assert.deepEqual(
    rows.map(row => [row.external_id, row.conversation_id === first!.id ? 'marta' : 'luis']),
    [
      ['c-1', 'marta'],
      ['a-1', 'marta'],
      ['c-2', 'luis'],
      ['a-2', 'luis'],
      ['a-3', 'luis'],
    ],
  )
  assert.deepEqual([first!.status, second!.status], ['waiting', 'waiting'])
})
