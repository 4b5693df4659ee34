import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayConsent } from '#consents'
import { day, minute, newId, second } from '#lib'
import type { FactKind, Purpose } from '#protocol'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import {
  denyFact,
  factsOf,
  followFacts,
  forgetExpired,
  forgetFact,
  type NewFact,
  recordFacts,
  writeFact,
} from './index.ts'

const now = morning + minute

async function openMarta() {
  const desk = await openDesk()
  const said = await desk.says('Hola', { by: 'marta', known: { city: 'València', tarifa: 'oro' } })
  const { customerId: marta } = await desk.row(said.conversationId)
  return { desk, said, marta, account: await accountOf(desk, marta) }
}

const accountOf = async (desk: Desk, customerId: string) =>
  (
    await desk.database.owner(tx =>
      tx.query<{ id: string }>(`select id from identities where customer_id = $1 order by id`, [customerId]),
    )
  )[0]!.id

const writes = (desk: Desk, customerId: string, kind: FactKind, value: string, at = now) =>
  desk.as((tx, who) => writeFact(tx, who, { customerId, kind, value, now: at }))
const denies = (desk: Desk, customerId: string, kind: FactKind, value: string, at = now) =>
  desk.as((tx, who) => denyFact(tx, who, { customerId, kind, value, now: at }))
const agrees = (desk: Desk, customerId: string, purpose: Purpose, isGiven = true, at = now) =>
  desk.as((tx, who) =>
    sayConsent(tx, who, { customerId, purpose, channel: null, isGiven, way: 'call', note: 'Lo dijo', now: at }),
  )
const learns = (
  desk: Desk,
  identityId: string,
  fact: Omit<NewFact, 'workspaceId' | 'identityId' | 'at'> & { at?: number },
) => desk.database.engine(tx => recordFacts(tx, [{ at: now, ...fact, workspaceId: desk.ours, identityId }], now))
const hears = (desk: Desk, at = now) => desk.hear(followFacts(() => at))

/** `kind: value (what contradicts it)`, without what their accounts are called. */
const known = async (desk: Desk, customerId: string, at = now) =>
  (await desk.as((tx, who) => factsOf(tx, who, customerId, at)))
    .filter(({ kind }) => kind !== 'name')
    .map(
      ({ kind, values }) =>
        `${kind}: ${values.map(each => (each.isChosen ? each.value : `(${each.value})`)).join(' ')}`,
    )

test('what somebody writes down counts before what the channel tells, and says where each comes from', async () => {
  const { desk, marta, account } = await openMarta()
  await using _ = desk
  assert.deepEqual(await known(desk, marta), ['city: València', 'tarifa: oro'])
  await agrees(desk, marta, 'location')
  const id = await writes(desk, marta, 'city', ' Xàtiva ')
  assert.deepEqual(await known(desk, marta), ['city: Xàtiva (València)', 'tarifa: oro'])
  const [line] = (await desk.as((tx, who) => factsOf(tx, who, marta, now))).filter(({ kind }) => kind === 'city')
  assert.deepEqual(line!.values[0]!.from, [
    {
      ...{ id, identityId: account, source: 'person', channel: 'api', by: desk.people.ana, messageId: null, at: now },
      ...{ confidence: 1, basis: 'consent', purpose: 'location', endsAt: now + 365 * day },
    },
  ])
  const forgets = () => desk.as((tx, who) => forgetFact(tx, who, id))
  await forgets()
  await assert.rejects(forgets, { code: 'fact.unknown', status: 404 })
  assert.deepEqual(await known(desk, marta), ['city: València', 'tarifa: oro'])
})

test('without a ground nothing is kept, not even hidden', async () => {
  const { desk, marta, account } = await openMarta()
  await using _ = desk
  await assert.rejects(writes(desk, marta, 'interest', 'café'), { code: 'fact.no-consent', status: 409 })
  assert.equal(await learns(desk, account, { kind: 'interest', value: 'café', source: 'web' }), 0)
  await agrees(desk, marta, 'interests')
  assert.equal(await learns(desk, account, { kind: 'interest', value: 'café', source: 'web' }), 1)
  assert.equal(await learns(desk, account, { kind: 'interest', value: 'café', source: 'web' }), 0, 'it is known')
  await agrees(desk, marta, 'interests', false, now + second)
  assert.deepEqual(await known(desk, marta), ['city: València', 'tarifa: oro'], 'at once')
  await hears(desk, now + second)
  const kept = await desk.database.owner(tx => tx.query(`select 1 from facts`))
  assert.equal(kept.length, 0)
})

test('what is no value of its kind is said, and of another program not kept', async () => {
  const { desk, marta, account } = await openMarta()
  await using _ = desk
  const wrong: [FactKind, string][] = [
    ['email', 'marta@'],
    ['phone', 'seis cientos'],
    ['language', 'castellano antiguo'],
    ['time-zone', 'Europe/Xàtiva'],
    ['best-hours', '18:00-09:00'],
    ['product', ' \u200b '],
    ['product', 'x'.repeat(201)],
  ]
  for (const [kind, value] of wrong)
    await assert.rejects(writes(desk, marta, kind, value), { code: 'fact.value', status: 422 }, `${kind} ${value}`)
  assert.equal(await learns(desk, account, { kind: 'followers', value: 'many', source: 'platform' }), 0)
  await assert.rejects(writes(desk, newId(), 'product', 'Nido 2'), { code: 'customer.unknown' })
  await writes(desk, marta, 'language', 'ca-es')
  await writes(desk, marta, 'email', 'Marta@Iborra.example')
  assert.deepEqual((await known(desk, marta)).slice(0, 2), ['language: ca-ES', 'email: marta@iborra.example'])
  const [spoken] = await desk.database.owner(tx => tx.query(`select language from customers where id = $1`, [marta]))
  assert.deepEqual(spoken, { language: 'ca-ES' })
})

test('what is denied stays away when it is worked out again', async () => {
  const { desk, marta, account } = await openMarta()
  await using _ = desk
  const again = (at: number) => learns(desk, account, { kind: 'product', value: 'Nido 2', source: 'derived', at })
  await again(now)
  const id = await denies(desk, marta, 'product', 'Nido 2')
  await again(now + day)
  assert.deepEqual(await known(desk, marta, now + day), ['city: València', 'tarifa: oro'])
  await desk.as((tx, who) => forgetFact(tx, who, id))
  assert.deepEqual(await known(desk, marta, now + day), ['product: Nido 2', 'city: València', 'tarifa: oro'])
})

test('what somebody wrote and somebody denied is back when that is taken back', async () => {
  const { desk, marta } = await openMarta()
  await using _ = desk
  await writes(desk, marta, 'product', 'Nido 2')
  const id = await denies(desk, marta, 'product', 'nido 2', now + second)
  assert.deepEqual(await known(desk, marta), ['city: València', 'tarifa: oro'])
  await desk.as((tx, who) => forgetFact(tx, who, id))
  assert.deepEqual(await known(desk, marta), ['product: Nido 2', 'city: València', 'tarifa: oro'])
})

test('what has run out is gone, unless it was said again', async () => {
  const { desk, marta, account } = await openMarta()
  await using _ = desk
  const counts = (value: string, at: number) =>
    learns(desk, account, { kind: 'followers', value, source: 'platform', at })
  await counts('2140', now)
  await counts('2200', now + 30 * day)
  assert.deepEqual((await known(desk, marta)).slice(1, 3), ['followers: 2200', 'tarifa: oro'])
  assert.equal(await counts('2100', now + day), 0, 'it was so, and is not any more')
  const end = now + 120 * day
  assert.ok((await known(desk, marta, end - 1)).includes('followers: 2200'))
  assert.ok(!(await known(desk, marta, end)).includes('followers: 2200'))
  await desk.database.engine(tx => forgetExpired(tx, end - 1))
  assert.equal((await desk.database.owner(tx => tx.query(`select 1 from facts`))).length, 1)
  await desk.database.engine(tx => forgetExpired(tx, end))
  assert.equal((await desk.database.owner(tx => tx.query(`select 1 from facts`))).length, 0)
})

test('a place that somebody shares is known for a day', async () => {
  const { desk, marta } = await openMarta()
  await using _ = desk
  const parts = [{ kind: 'location' as const, latitude: 39.4699, longitude: -0.3763 }]
  await desk.says('Estoy aquí', { by: 'marta', at: now, parts })
  await hears(desk)
  await hears(desk)
  assert.ok((await known(desk, marta, now + day - 1)).includes('place: 39.4699,-0.3763'))
  assert.ok(!(await known(desk, marta, now + day)).includes('place: 39.4699,-0.3763'))
  await agrees(desk, marta, 'location', false)
  assert.ok(!(await known(desk, marta)).some(line => line.startsWith('place')))
})
