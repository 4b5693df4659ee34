import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ParkedCard, ProfileKept } from '#protocol'
import type { Client } from '../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const secret = 'a secret of the test, long enough'

async function apiProfile(owner: Client) {
  const settings = { secret, target: '', lookup: 'no' }
  return owner.post<ProfileKept>('/profiles', {
    channel: 'api',
    name: 'API',
    function: 'service',
    language: 'es',
    settings,
  })
}

const post = (
  world: TestWorld,
  connectionId: string,
  body: string,
  headers: Record<string, string> = signed(world, body),
) => fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body, headers })

function signed(world: TestWorld, body: string, key = secret): Record<string, string> {
  const seconds = Math.floor(world.clock.now() / 1000)
  return {
    'x-sobremesa-signature': `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.`).update(body).digest('hex')}`,
  }
}

const message = (id: string, more: Record<string, unknown> = {}) => ({
  type: 'message',
  id,
  from: { id: 'c-1', name: 'Marta' },
  text: `texto ${id}`,
  ...more,
})
const batch = (...events: unknown[]) => JSON.stringify({ events })

/** Waits until so many messages from outside are stored in the workspace. */
async function stored(world: TestWorld, count: number, workspaceId = world.workspaceId) {
  const read = () =>
    world.database.app(workspaceId, tx =>
      tx.query<{ external_id: string; text: string | null; at: number; historic: boolean; parts: string | null }>(
        `select external_id, text, at, historic, parts from messages where direction = 'in' order by id`,
      ),
    )
  for (let rows = await read(); ; rows = await read()) {
    if (rows.length >= count) return rows
    await world.rooms.reader.moved(world.rooms.reader.head, AbortSignal.timeout(200))
  }
}

async function parked(owner: Client, count: number): Promise<ParkedCard[]> {
  for (;;) {
    const found = await owner.get<ParkedCard[]>('/parked')
    if (found.length >= count) return found
    await new Promise(resolve => setImmediate(resolve))
  }
}

test('a signed message is answered 200 and stands in the inbox; sent again it is still one', async () => {
  await using world = await createWorld()
  const { connectionId } = await apiProfile(world.owner)
  for (let i = 0; i < 2; i++) assert.equal((await post(world, connectionId, batch(message('1')))).status, 200)
  assert.equal((await post(world, connectionId, batch(message('2')))).status, 200)
  assert.deepEqual(
    (await stored(world, 2)).map(each => each.external_id),
    ['1', '2'],
  )
})

test('what is forged, unsigned or too old is refused, counted and never stored', async () => {
  await using world = await createWorld()
  const { id, connectionId } = await apiProfile(world.owner)
  const body = batch(message('1'))
  assert.equal((await post(world, connectionId, body, {})).status, 401)
  assert.equal((await post(world, connectionId, body, signed(world, body, 'another secret, long enough'))).status, 401)
  assert.equal((await post(world, connectionId, `${body} `, signed(world, body))).status, 401)
  const old = signed(world, body)
  world.clock.advance(10 * 60_000)
  assert.equal((await post(world, connectionId, body, old)).status, 401)
  await world.rooms.health.flush()
  const cards = await world.owner.get<{ id: string; health: { rejected: number } }[]>('/profiles')
  assert.equal(cards.find(card => card.id === id)!.health.rejected, 4)
  assert.equal((await world.database.owner(tx => tx.query('select 1 from envelopes'))).length, 0)
})

test('an unknown connection is 404, a body over the limit 413', async () => {
  await using world = await createWorld()
  const { connectionId } = await apiProfile(world.owner)
  assert.equal((await post(world, randomUUID(), '{}')).status, 404)
  assert.equal((await post(world, 'nonsense', '{}')).status, 404)
  assert.equal((await post(world, connectionId, batch(message('1', { text: 'x'.repeat(2_200_000) })))).status, 413)
})

test('malformed JSON is stored and parked, shown only to its own brand, and spoils nothing', async () => {
  await using world = await createWorld()
  const other = await world.anotherBrand()
  const { connectionId } = await apiProfile(world.owner)
  assert.equal((await post(world, connectionId, '{"events": [')).status, 200)
  assert.equal((await post(world, connectionId, batch(message('1')))).status, 200)
  assert.equal((await stored(world, 1)).length, 1)
  const [item] = await parked(world.owner, 1)
  assert.equal(item!.reason, 'malformed')
  const { body } = await world.owner.get<{ body: string }>(`/parked/${item!.id}/body`)
  assert.equal(body, '{"events": [')
  assert.deepEqual(await other.owner.get('/parked'), [])
  await assert.rejects(other.owner.get(`/parked/${item!.id}/body`), /404/)
  await assert.rejects(world.owner.post(`/parked/${item!.id}/replay`), /parked\.still/)
  await assert.rejects(other.owner.remove(`/parked/${item!.id}`), /parked\.unknown/)
  await world.owner.remove(`/parked/${item!.id}`)
  assert.deepEqual(await world.owner.get('/parked'), [])
})

test('an item for a profile that is not there is parked alone; once the profile is there it is taken', async () => {
  await using world = await createWorld()
  const { id, connectionId } = await apiProfile(world.owner)
  await post(world, connectionId, batch(message('1'), message('2', { profile: 'branch' }), message('3')))
  assert.deepEqual(
    (await stored(world, 2)).map(each => each.external_id),
    ['1', '3'],
  )
  const [item] = await parked(world.owner, 1)
  assert.equal(item!.reason, 'profile.unknown')
  await world.database.app(world.workspaceId, tx => tx.query(`update profiles set key = 'branch' where id = $1`, [id]))
  await world.rooms.directory.reload()
  await world.owner.post(`/parked/${item!.id}/replay`)
  assert.deepEqual(
    (await stored(world, 3)).map(each => each.external_id),
    ['1', '3', '2'],
  )
  assert.deepEqual(await world.owner.get('/parked'), [])
})

test('NUL, lone surrogates, a megabyte of text, deep nesting, wrong types and huge batches: stored clean or parked alone', async () => {
  await using world = await createWorld()
  const { connectionId } = await apiProfile(world.owner)
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const bodies = [
    batch(message('nul', { text: 'a\0b', from: { id: 'c-\0 1', name: '\0' } })),
    `{"events":[{"type":"message","id":"half","from":{"id":"c-1"},"text":"half \\ud83d emoji"}]}`,
    batch(message('long', { text: 'ñ'.repeat(500_000) })),
    `{"events":[{"type":"message","id":"deep","from":{"id":"c-1"},"text":"deep","parts":${deep}}]}`,
    batch(message('types', { text: 5, parts: 'x', at: 'yesterday', thread: {} }), 7, null, [], { type: 'message' }),
    batch(...Array.from({ length: 3000 }, (_, n) => message(`huge ${n}`))),
    batch(message('last')),
  ]
  for (const body of bodies) assert.equal((await post(world, connectionId, body)).status, 200)
  const rows = await stored(world, 3004)
  const found = new Map(rows.map(row => [row.external_id, row]))
  assert.equal(found.get('nul')!.text, 'ab')
  assert.equal(found.get('half')!.text, 'half \ufffd emoji')
  assert.equal(found.get('long')!.text!.length, 65_536, 'what nobody can read is cut; the whole lies in the envelope')
  assert.ok(found.has('last'))
  const huge = rows.map(row => row.external_id).filter(each => each.startsWith('huge'))
  assert.deepEqual(
    huge,
    Array.from({ length: 3000 }, (_, n) => `huge ${n}`),
  )
  assert.ok((await parked(world.owner, 1)).every(item => item.reason === 'malformed'))
})

test('what is older than the back-fill of its channel is history; a time to come is now', async () => {
  await using world = await createWorld()
  const { connectionId } = await apiProfile(world.owner)
  const now = world.clock.now()
  await post(
    world,
    connectionId,
    batch(message('old', { at: now - 400 * 86_400_000 }), message('future', { at: now + 86_400_000 })),
  )
  const [old, future] = await stored(world, 2)
  assert.deepEqual([old!.historic, future!.historic], [true, false])
  assert.equal(future!.at, now)
})

test('the same message to two brands is two, each in its own inbox', async () => {
  await using world = await createWorld()
  const other = await world.anotherBrand()
  const [ours, theirs] = [await apiProfile(world.owner), await apiProfile(other.owner)]
  await post(world, ours.connectionId, batch(message('1')))
  await post(world, theirs.connectionId, batch(message('1', { text: 'for them' })))
  assert.deepEqual(
    (await stored(world, 1)).map(each => each.text),
    ['texto 1'],
  )
  assert.deepEqual(
    (await stored(world, 1, other.workspaceId)).map(each => each.text),
    ['for them'],
  )
})

test('while the worker is paused messages wait on disk, and are taken when it goes on', async () => {
  await using world = await createWorld()
  const { connectionId } = await apiProfile(world.owner)
  world.rooms.intake.worker.pause()
  assert.equal((await post(world, connectionId, batch(message('1')))).status, 200)
  assert.equal((await world.database.owner(tx => tx.query('select 1 from envelopes'))).length, 1)
  assert.equal((await world.database.owner(tx => tx.query('select 1 from messages'))).length, 0)
  world.rooms.intake.worker.resume()
  assert.equal((await stored(world, 1)).length, 1)
})
