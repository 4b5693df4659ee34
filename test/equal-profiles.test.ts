import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out } from '#channel'
import { newId } from '#lib'
import type { Conversation, Message, Page, ProfileCard, ProfileKept, Row } from '#protocol'
import { plainChannel } from './plain-channel.ts'
import { until } from './waits.ts'
import { createWorld } from './world.ts'

const functions = ['service', 'corporate', 'store', 'sales'] as const

/** One platform on which the brand has a profile of each function, and somebody asks the same on each. */
async function openBrand() {
  const outs: Out[] = []
  const platform = plainChannel({
    profiles: async () => functions.map(key => ({ key, name: key })),
    send: async out => {
      outs.push(out)
      return { kind: 'sent', externalId: `sent-${out.id}` }
    },
  })
  const world = await createWorld({ channels: [platform] })
  const [key, ...others] = functions
  const given = { channel: 'plain', name: key, function: key, language: 'es', settings: {} }
  const accounts = others.map(each => ({ key: each, name: each }))
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', { ...given, key, others: accounts })
  for (const { id, key: purpose } of await world.owner.get<ProfileCard[]>('/profiles'))
    await world.owner.patch(`/profiles/${id}`, { function: purpose })
  const asks = functions.map(profileKey => ({
    ...{ kind: 'message', key: `m-${profileKey}`, externalId: `m-${profileKey}`, profileKey },
    ...{ lane: `of-${profileKey}`, from: { id: `customer-of-${profileKey}`, name: 'Marta' } },
    ...{ text: '¿Dónde está mi pedido?', visibility: 'private', at: world.clock.now() },
  }))
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify(asks) })
  const rows = () => world.owner.get<Page<Row>>('/conversations?view=unassigned').then(page => page.rows)
  const waiting = await until(rows, all => all.length === functions.length)
  const profiles = await world.owner.get<ProfileCard[]>('/profiles')
  const ofFunction = (purpose: string) =>
    waiting.find(row => profiles.find(({ id }) => id === row.profileId)?.function === purpose)!
  return { world, outs, ofFunction, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

/** What is not of one person or one profile, and so is to be the same for all. */
const treatment = ({ status, holder, openedAt, turnAt, unread, last, snoozedUntil }: Row) => ({
  ...{ status, holder, openedAt, turnAt, unread, last, snoozedUntil },
})

test('a request at a corporate profile is served like any other', async () => {
  await using brand = await openBrand()
  const { world, outs, ofFunction } = brand
  const ofService = ofFunction('service')
  const { composer: usual, acts: usualActs } = await world.owner.get<Conversation>(`/conversations/${ofService.id}`)
  const ways = { composer: usual, acts: usualActs }
  for (const purpose of functions) {
    const row = ofFunction(purpose)
    assert.deepEqual(treatment(row), treatment(ofService), purpose)
    const path = `/conversations/${row.id}`
    const { composer, acts } = await world.owner.get<Conversation>(path)
    assert.deepEqual({ composer, acts }, ways, purpose)
    const answer = { id: newId(), text: 'Sale hoy.', files: [], visibility: 'private' }
    await world.owner.post<Message>(`${path}/messages`, answer)
  }
  world.clock.advance(20_000)
  await until(
    () => outs.length,
    count => count === functions.length,
  )
  assert.deepEqual(
    outs.map(({ profileKey, to, text }) => [profileKey, to.lane, text]).toSorted(),
    functions.map(each => [each, `of-${each}`, 'Sale hoy.']).toSorted(),
    'each is answered where it was asked, and nobody is sent elsewhere',
  )
})
