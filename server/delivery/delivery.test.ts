import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '#channel'
import { channels } from '#channels'
import { minute, second } from '#lib'
import { applySignals } from '#messages'
import { openApiClient } from '../../test/vendors/api-client.ts'
import { openPostOffice } from '../../test/post-office.ts'
import { lateReplies, triesOf } from './index.ts'

const api = channels.get('api')!
const secret = 'the secret of this test'
const settingsOf = (client: { target: string }, lookup = 'no') => ({ secret, target: client.target, lookup })
const texts = (client: { messages: Map<string, { body: Record<string, unknown> }> }) =>
  [...client.messages.values()].map(each => each.body.text)

test('a reply is sent once, with all that the platform needs, and has its name there', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const talk = await office.says(await office.connect(settingsOf(client)))
  const draft = await office.files.receive({
    workspaceId: talk.workspaceId,
    name: 'guía.txt',
    bytes: Buffer.from('Hola'),
  })
  const file = await office.database.app(talk.workspaceId, tx => office.files.keep(tx, draft))
  const id = await office.replies(talk, 'Sí, mañana', { files: [file.id] })
  office.run()
  await office.becomes(talk, id, 'sent')
  const { as, body } = client.messages.get(id)!
  const [part] = body.parts as { kind: string; name: string; url: string }[]
  assert.deepEqual(
    [as, body.text, body.profile, body.to, part!.kind, part!.name],
    ['v-1', 'Sí, mañana', 'main', { id: 'marta', thread: 'marta' }, 'document', 'guía.txt'],
  )
  assert.match(
    part!.url,
    new RegExp(`^https://brand.example/files/${talk.workspaceId}/${file.id}\\?until=\\d+&signature=`),
  )
  assert.deepEqual(await office.outbox(rows => rows.length === 0), [])
  const tries = await office.database.app(talk.workspaceId, tx => triesOf(tx, talk.workspaceId, id))
  assert.deepEqual(
    tries.map(({ attempt, outcome }) => [attempt, outcome]),
    [[1, 'sent']],
  )
})

test('the receipt that came before the answer finds its message', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const route = await office.connect(settingsOf(client))
  const talk = await office.says(route)
  const early = {
    workspaceId: talk.workspaceId,
    profileId: talk.profileId,
    key: 'r',
    at: office.clock.now(),
    targetId: 'v-1',
  }
  await office.database.engine(tx => applySignals(tx, [{ ...early, deed: { kind: 'receipt', state: 'delivered' } }]))
  const id = await office.replies(talk, 'Hola')
  office.run()
  await office.becomes(talk, id, 'delivered')
})

test('a reply that is held goes out when its time has come, and one that is withdrawn never', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const talk = await office.says(await office.connect(settingsOf(client)))
  office.run()
  const kept = await office.replies(talk, 'Esta sí', { holdMs: 10_000 })
  const taken = await office.replies(talk, 'Esta no', { holdMs: 10_000 })
  await office.outbox(rows => rows.length === 2)
  await office.withdraws(talk, taken)
  await office.outbox(rows => rows.length === 1)
  assert.equal(client.requests.length, 0)
  office.clock.advance(10_000)
  await office.becomes(talk, kept, 'sent')
  assert.deepEqual(texts(client), ['Esta sí'])
})

test('too many requests: again at the platform’s time, not before', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  client.next('throttles')
  const route = await office.connect(settingsOf(client))
  const talk = await office.says(route)
  const id = await office.replies(talk, 'Hola')
  office.run()
  const [row] = await office.outbox(rows => rows[0]?.state === 'due' && rows[0].attempts === 1)
  assert.equal(row!.dueAt - office.clock.now(), 7000)
  assert.equal(await failureOf(office, route), null)
  office.clock.advance(7000)
  await office.becomes(talk, id, 'sent')
  assert.equal(client.requests.length, 2)
})

test('a refusal is final, with the platform’s own reason, until a person sends it once more', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  client.next('refuses')
  const talk = await office.says(await office.connect(settingsOf(client)))
  const id = await office.replies(talk, 'Hola')
  office.run()
  const { failure } = await office.becomes(talk, id, 'failed')
  assert.deepEqual(failure, { code: 'blocked', text: 'This customer has blocked you.' })
  await office.retries(talk, id)
  office.clock.advance(second)
  await office.becomes(talk, id, 'sent')
  const tries = await office.database.app(talk.workspaceId, tx => triesOf(tx, talk.workspaceId, id))
  assert.deepEqual(
    tries.map(({ attempt, outcome, code }) => [attempt, outcome, code]),
    [
      [2, 'sent', null],
      [1, 'rejected', 'blocked'],
    ],
  )
})

test('a target that is away is said, tried again less and less often, and given up after twelve tries', async () => {
  const client = await openApiClient({ secret })
  await client.close()
  await using office = await openPostOffice()
  const route = await office.connect(settingsOf(client))
  const talk = await office.says(route)
  const id = await office.replies(talk, 'Hola')
  office.run()
  for (let attempts = 1; attempts < 12; attempts++) {
    const [row] = await office.outbox(rows => rows[0]?.attempts === attempts && rows[0].state === 'due')
    if (attempts === 1) await assertLate(office, talk, 0)
    if (attempts === 11) await assertLate(office, talk, 1)
    office.clock.advance(row!.dueAt - office.clock.now())
  }
  const { failure } = await office.becomes(talk, id, 'failed')
  assert.deepEqual(failure, { code: 'gave-up', text: 'unreachable' })
  assert.equal(await failureOf(office, route), 'unreachable')
})

async function assertLate(
  office: Awaited<ReturnType<typeof openPostOffice>>,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  late: number,
) {
  const found = await office.database.app(workspaceId, tx =>
    lateReplies(tx, workspaceId, [connectionId], office.clock.now()),
  )
  assert.equal(found.get(connectionId), late)
}

async function failureOf(
  office: Awaited<ReturnType<typeof openPostOffice>>,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
) {
  await office.health.flush()
  const rows = await office.database.engine(tx =>
    tx.query<{ failure: string | null }>(
      `select failure from connection_health where workspace_id = $1 and connection_id = $2`,
      [workspaceId, connectionId],
    ),
  )
  return rows[0]?.failure ?? null
}

test('the messages of a conversation keep their order, also when the first has to wait', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const route = await office.connect(settingsOf(client))
  const [talk, other] = [await office.says(route), await office.says(route, 'luis')]
  client.next('fails')
  const first = await office.replies(talk, '1', { holdMs: 5000 })
  const rest = [await office.replies(talk, '2'), await office.replies(talk, '3')]
  office.run()
  await office.outbox(rows => rows.length === 3)
  office.clock.advance(5000)
  await office.outbox(rows => rows[0]?.attempts === 1 && rows[0].state === 'due')
  const elsewhere = await office.replies(other, 'elsewhere')
  await office.outbox(rows => rows.length === 4)
  office.clock.advance(5000)
  await office.becomes(other, elsewhere, 'sent')
  office.clock.advance(minute)
  for (const id of [first, ...rest]) {
    office.clock.advance(second)
    await office.becomes(talk, id, 'sent')
  }
  assert.deepEqual(texts(client), ['elsewhere', '1', '2', '3'])
})

test('a message that failed holds up nothing', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const talk = await office.says(await office.connect(settingsOf(client)))
  client.next('refuses')
  const ids = [await office.replies(talk, '1'), await office.replies(talk, '2')]
  office.run()
  await office.becomes(talk, ids[0]!, 'failed')
  office.clock.advance(second)
  await office.becomes(talk, ids[1]!, 'sent')
})

test('no connection waits for another', async () => {
  await using slow = await openApiClient({ secret })
  await using good = await openApiClient({ secret })
  await using office = await openPostOffice()
  const [there, here] = [await office.connect(settingsOf(slow)), await office.connect(settingsOf(good))]
  slow.next(...Array<'hangs'>(20).fill('hangs'))
  const stuck = await Promise.all(Array.from({ length: 12 }, (_, n) => office.says(there, `c${n}`)))
  for (const talk of stuck) await office.replies(talk, 'Hola')
  const talk = await office.says(here)
  office.run()
  await slow.heard(1)
  const id = await office.replies(talk, 'Hola')
  office.clock.advance(minute)
  await office.becomes(talk, id, 'sent')
  const [waiting] = await office.outbox(() => true)
  assert.deepEqual([waiting!.state, waiting!.asked], ['sending', null])
  await slow.close()
})

test('a connection in trouble is left in peace for a while, then tried with one message', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  client.next('fails')
  const route = await office.connect(settingsOf(client))
  const [talk, other] = [await office.says(route), await office.says(route, 'luis')]
  const first = await office.replies(talk, 'Hola')
  office.run()
  await office.outbox(rows => rows[0]?.attempts === 1 && rows[0].state === 'due')
  const later = await office.replies(other, 'Hola')
  await office.timePasses(office.becomes(other, later, 'sent'))
  const atOf = async (id: string) => {
    const tries = await office.database.app(route.workspaceId, tx => triesOf(tx, route.workspaceId, id))
    return tries.at(-1)!.at
  }
  assert.ok((await atOf(later)) - (await atOf(first)) >= 5000)
})

test('a connection sends no faster than it may', async () => {
  const slow: Channel = { ...api, id: 'slow', can: { ...api.can, perSecond: 2 } }
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [slow] })
  const route = await office.connect(settingsOf(client), { channel: 'slow' })
  const talks = await Promise.all(Array.from({ length: 5 }, (_, n) => office.says(route, `c${n}`)))
  for (const talk of talks) await office.replies(talk, 'Hola')
  office.run()
  for (let count = 1; count <= 5; count++) {
    await client.heard(count)
    await office.outbox(rows => rows.length === 5 - count && rows.every(row => row.state === 'due'))
    assert.equal(client.requests.length, count)
    office.clock.advance(556)
  }
})

test('a profile that rests, and a connection that is gone, are told as the reason', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const route = await office.connect(settingsOf(client))
  const talk = await office.says(route)
  const id = await office.replies(talk, 'Hola')
  await office.database.engine(tx =>
    tx.query(`update profiles set disabled_at = now() where workspace_id = $1`, [route.workspaceId]),
  )
  await office.directory.reload()
  office.run()
  assert.equal((await office.becomes(talk, id, 'failed')).failure?.code, 'profile-disabled')
  assert.equal(client.requests.length, 0)
})

test('replies go before bulk, which has what they leave', async () => {
  const slow: Channel = { ...api, id: 'slow', can: { ...api.can, perSecond: 2 } }
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [slow] })
  const route = await office.connect(settingsOf(client), { channel: 'slow' })
  const talks = await Promise.all(['a', 'b', 'c', 'd'].map(by => office.says(route, by)))
  office.run()
  for (const [index, talk] of talks.entries())
    await office.replies(talk, index < 2 ? 'bulk' : 'reply', { holdMs: 5000 - index })
  await office.outbox(rows => rows.length === 4)
  const names = await office.database.engine(tx =>
    tx.query<{ id: string }>(
      `update outbox o set lane = 'bulk' from messages m where m.workspace_id = o.workspace_id and m.id = o.message_id and m.text = 'bulk' returning o.message_id as id`,
    ),
  )
  assert.equal(names.length, 2)
  office.clock.advance(5000)
  for (let count = 1; count <= 4; count++) {
    await client.heard(count)
    await office.outbox(rows => rows.length === 4 - count)
    office.clock.advance(556)
  }
  assert.deepEqual(texts(client), ['reply', 'reply', 'bulk', 'bulk'])
})

test('a message that we cannot read holds up its own conversation alone, and is given up at last', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice()
  const route = await office.connect(settingsOf(client))
  const [talk, other] = [await office.says(route), await office.says(route, 'luis')]
  const id = await office.replies(talk, 'Hola')
  await office.database.engine(tx =>
    tx.query(`update messages set parts = 'no JSON' where workspace_id = $1 and id = $2`, [talk.workspaceId, id]),
  )
  office.run()
  const [row] = await office.outbox(rows => rows[0]?.attempts === 1)
  assert.equal(row!.dueAt - office.clock.now(), 5000)
  office.clock.advance(second)
  await office.becomes(other, await office.replies(other, 'Hola'), 'sent')
  await office.database.engine(tx =>
    tx.query(`update outbox set attempts = 12 where workspace_id = $1 and message_id = $2`, [talk.workspaceId, id]),
  )
  office.clock.advance(minute)
  const gaveUp = async () =>
    (
      await office.database.engine(tx =>
        tx.query<{ failure: string }>(`select failure from messages where id = $1`, [id]),
      )
    )[0]!.failure
  await office.outbox(rows => rows.length === 0)
  assert.deepEqual(JSON.parse(await gaveUp()), { code: 'gave-up', text: 'fault' })
  assert.match(String(office.faults[0]), /SyntaxError/)
})
