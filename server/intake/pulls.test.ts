import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, channel } from '#channel'
import { channels } from '#channels'
import { bell } from '#lib'
import type { ProfileCard, ProfileKept } from '#protocol'
import { until } from '../../test/waits.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const api = channels.get('api')!

/** A vendor who calls nobody: letters lie in a box until somebody looks. */
function letterBox() {
  const letters: string[] = []
  const froms: (string | undefined)[] = []
  const arrived = bell()
  const state = { refuses: false, ended: false }
  const box: Channel = channel({
    ...api,
    id: 'letter-box',
    name: 'Letter box',
    settings: { fields: [], read: () => ({}) },
    verify: () => 'forged',
    async *listen(ctx, from) {
      froms.push(from)
      for (let at = Number(from ?? 0); !ctx.signal.aborted;) {
        if (state.refuses) throw Object.assign(new Error('Not you'), { code: 'refused' })
        const text = letters[at]
        if (text === undefined) await arrived.wait(50, ctx.signal)
        else {
          at++
          const event = { type: 'message', id: `letter-${at}`, from: { id: 'marta', name: 'Marta' }, text }
          yield { body: Buffer.from(JSON.stringify({ events: [event] })), headers: {}, query: '', cursor: String(at) }
        }
      }
      state.ended = true
    },
  })
  return {
    box,
    froms,
    state,
    write(...texts: string[]) {
      letters.push(...texts)
      arrived.ring()
    },
  }
}

const addBox = (world: TestWorld) =>
  world.owner.post<ProfileKept>('/profiles', {
    channel: 'letter-box',
    name: 'Buzón',
    function: 'service',
    language: 'es',
    settings: {},
  })

const texts = (world: TestWorld) =>
  world.database.app(world.workspaceId, tx =>
    tx.query<{ text: string }>(`select text from messages where direction = 'in' order by at, id`),
  )

test('what a vendor keeps for us is fetched, once, and after a pause from where it stopped', async () => {
  const post = letterBox()
  await using world = await createWorld({ channels: [post.box] })
  const { id } = await addBox(world)
  post.write('uno', 'dos')
  await until(
    () => texts(world),
    rows => rows.length === 2,
  )
  await world.owner.post(`/profiles/${id}/disable`, {})
  await until(
    async () => post.state.ended,
    ended => ended,
  )
  post.write('tres')
  await world.owner.post(`/profiles/${id}/enable`, {})
  const all = await until(
    () => texts(world),
    rows => rows.length === 3,
  )
  assert.deepEqual(
    all.map(each => each.text),
    ['uno', 'dos', 'tres'],
  )
  assert.deepEqual([post.froms[0], post.froms.at(-1)], [undefined, '2'])
})

test('a vendor who refuses us is shown, and nothing is missing afterwards', async () => {
  const post = letterBox()
  await using world = await createWorld({ channels: [post.box] })
  const { id } = await addBox(world)
  post.state.refuses = true
  post.write('uno')
  const card = async () => (await world.owner.get<ProfileCard[]>('/profiles')).find(each => each.id === id)!
  const failing = await until(card, ({ health }) => health.state === 'failing')
  assert.equal(failing.health.failure, 'refused')
  post.state.refuses = false
  const good = await until(card, ({ health }) => health.state === 'good')
  assert.equal(good.health.failure, null)
  assert.equal((await texts(world)).length, 1)
})
