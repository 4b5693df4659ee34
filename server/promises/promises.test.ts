import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { assign } from '#conversations'
import { day, hour, minute, newId, second } from '#lib'
import { merge, split } from '#merging'
import type { NewPromise, PromiseDeed, PromiseTab } from '#protocol'
import { withdraw } from '#replies'
import { morning, openDesk } from '../../test/desk.ts'
import { recount, type Step } from './ledger.ts'
import {
  actOnPromise,
  makePromises,
  onUnsaid,
  passPromises,
  promiseNamed,
  promises as promisesPage,
  promisesOf,
} from './index.ts'

const noon = morning + 2 * hour
const nowhere = '01900000-0000-7000-8000-000000000000'

/** Ana has promised a call by noon. */
async function openPromises() {
  const desk = await openDesk()
  const { conversationId } = await desk.says('¿Me llaman?', { by: 'nuria' })
  const promises = async (asked: Partial<NewPromise> & { at?: number; in?: string } = {}, by: Who = desk.who.ana) => {
    const { at = morning + minute, in: place = conversationId, ...more } = asked
    const messageId = await desk.replies(place, { text: 'Le llamamos hoy', at, by })
    const promise: NewPromise = { id: newId(), text: 'Le llamamos', matter: 'call', dueAt: noon, ...more }
    await desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promise], now: at }), by)
    return { id: promise.id, messageId, promise }
  }
  const acts = (id: string, deed: PromiseDeed, now: number, by: Who = desk.who.ana) =>
    desk.as((tx, who) => actOnPromise(tx, who, { id, deed, now }), by)
  const shown = (id: string, by: Who = desk.who.ana) => desk.as((tx, who) => promiseNamed(tx, who, id), by)
  const list = async (tab: PromiseTab, more: { ownerId?: string; after?: string; limit?: number } = {}, by?: Who) =>
    desk.as((tx, who) => promisesPage(tx, who, { tab, limit: 50, ...more }), by ?? desk.who.ana)
  const passes = (at: number) => desk.database.engine(tx => passPromises(tx, at))
  const told = async () => (await desk.events()).map(({ kind }) => kind).filter(kind => kind.startsWith('promise.'))
  return { ...desk, conversationId, promises, acts, shown, list, passes, told }
}

const fulfilled: PromiseDeed = { kind: 'fulfilled', note: '' }

test('a promise of a reply is whoever’s wrote it, stands in its conversation with its history, and is made once', async () => {
  await using desk = await openPromises()
  const { messageId, promise } = await desk.promises({ text: ' Le\nllamamos ' })
  const again = { messageId, promises: [{ ...promise, text: 'Otra cosa' }], now: noon }
  assert.equal(await desk.as((tx, who) => makePromises(tx, who, again)), 0)
  const [found] = await desk.as((tx, who) => promisesOf(tx, who, desk.conversationId))
  const { steps, ...card } = found!
  assert.deepEqual(steps, [
    {
      at: morning + minute,
      by: desk.people.ana,
      step: { kind: 'made', text: 'Le llamamos', dueAt: noon, ownerId: desk.people.ana },
    },
  ])
  assert.deepEqual(
    [card.state, card.dueAt, card.originalDueAt, card.ownerId, card.scope, card.name, card.messageId],
    ['made', noon, noon, desk.people.ana, 'one', 'nuria', messageId],
  )
  assert.deepEqual(await desk.told(), ['promise.made'])
  const other = await desk.replies(desk.conversationId, { at: morning + 3 * minute })
  const taken = { messageId: other, promises: [promise], now: morning + 3 * minute }
  await assert.rejects(
    desk.as((tx, who) => makePromises(tx, who, taken)),
    { code: 'promise.taken', status: 409 },
  )
})

test('promised for noon: done at 12:00 it is kept; at 12:01 it is broken, also before time was passed', async () => {
  await using desk = await openPromises()
  const [kept, late, looked] = [await desk.promises(), await desk.promises(), await desk.promises()]
  await desk.acts(kept.id, fulfilled, noon)
  await desk.acts(late.id, fulfilled, noon + minute)
  await desk.passes(noon + 1)
  await desk.acts(looked.id, fulfilled, noon + minute)
  assert.deepEqual(await Promise.all([kept, late, looked].map(async ({ id }) => (await desk.shown(id)).state)), [
    'kept',
    'broken',
    'broken',
  ])
  assert.equal((await desk.told()).filter(kind => kind === 'promise.broken').length, 2)
})

test('two processes pass the time at once: each lapse is told once, and only once it is past', async () => {
  await using desk = await openPromises()
  await desk.promises({ dueAt: noon })
  await desk.passes(noon)
  assert.deepEqual(await desk.told(), ['promise.made', 'promise.progress-due'])
  await Promise.all([1, 2, 3, 4].map(() => desk.passes(noon + second)))
  await desk.passes(noon + day)
  assert.deepEqual(await desk.told(), ['promise.made', 'promise.progress-due', 'promise.broken'])
})

test('what is stored is what its history tells', async () => {
  await using desk = await openPromises()
  const { id } = await desk.promises({ dueAt: null })
  await desk.acts(id, { kind: 'dated', dueAt: noon }, morning + 2 * minute)
  await desk.acts(id, { kind: 'progressed', note: 'Está en ello' }, morning + hour)
  await desk.acts(id, { kind: 'renegotiated', dueAt: noon + day, isAgreed: false }, morning + hour)
  await desk.acts(id, { kind: 'agreed' }, noon)
  await desk.acts(id, { kind: 'passed-on', ownerId: desk.people.luis }, noon)
  await desk.acts(id, { kind: 'reworded', text: 'Le llama Luis' }, noon)
  await desk.passes(noon + 2 * day)
  await desk.acts(id, fulfilled, noon + 3 * day)
  const { steps, ...card } = await desk.shown(id)
  const ledger = recount(steps.map(({ at, step }): Step => ({ ...step, at })))
  for (const name of ['state', 'dueAt', 'originalDueAt', 'ownerId', 'text', 'doneAt', 'endedAt'] as const)
    assert.equal(ledger[name], card[name], name)
  assert.deepEqual([card.state, card.ownerId, card.doneAt], ['broken', desk.people.luis, noon + 3 * day])
})

test('a reply that is taken back promised nothing', async () => {
  await using desk = await openPromises()
  const { id, messageId } = await desk.promises()
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + minute + second }))
  await desk.hear(onUnsaid)
  await desk.passes(noon + day)
  assert.deepEqual(await desk.told(), ['promise.made', 'promise.changed'])
  assert.deepEqual((await desk.list('team')).rows, [])
  await assert.rejects(desk.shown(id), { code: 'promise.unknown', status: 404 })
})

test('the list: mine, everybody’s by when it is due, what is overdue, and what is over', async () => {
  await using desk = await openPromises()
  const mine = await desk.promises({ dueAt: noon + hour })
  const his = await desk.promises({ ownerId: desk.people.luis })
  const done = await desk.promises()
  await desk.acts(done.id, fulfilled, noon)
  await desk.passes(noon + 1)
  const ids = async (tab: PromiseTab, more = {}, by?: Who) => (await desk.list(tab, more, by)).rows.map(({ id }) => id)
  assert.deepEqual(await ids('mine'), [mine.id])
  assert.deepEqual(await ids('team'), [his.id, mine.id])
  assert.deepEqual(await ids('overdue'), [his.id])
  assert.deepEqual(await ids('history'), [done.id])
  assert.deepEqual(await ids('team', { ownerId: desk.people.luis }), [his.id])
  const first = await desk.list('team', { limit: 1 })
  assert.deepEqual(await ids('team', { after: first.next!, limit: 1 }), [mine.id])
})

test('a promise goes where its message goes, split off and joined again; whoever promised keeps it when it is assigned', async () => {
  await using desk = await openPromises()
  const { conversationId, people } = desk
  await desk.replies(conversationId, { at: morning + minute })
  const later = await desk.says('¿Y lo otro?', { by: 'nuria', at: morning + 2 * minute })
  const { id, messageId } = await desk.promises({ at: morning + 3 * minute })
  await desk.database.owner(tx => tx.query(`update messages set state = 'sent', undo = null where direction = 'out'`))
  const [toLuis, at] = [{ kind: 'agent', id: people.luis } as const, morning + 4 * minute]
  await desk.as((tx, who) => assign(tx, who, { conversationId, to: toLuis, now: at }))
  assert.equal((await desk.shown(id)).ownerId, people.ana)
  const apart = await desk.as((tx, who) =>
    split(tx, who, { conversationId, messageId: later.messageId, now: morning + 5 * minute }),
  )
  assert.deepEqual([(await desk.shown(id)).conversationId, (await desk.shown(id)).messageId], [apart, messageId])
  await desk.as((tx, who) => merge(tx, who, { conversationId, otherId: apart, now: morning + 6 * minute }))
  assert.equal((await desk.shown(id)).conversationId, conversationId)
  await desk.acts(id, fulfilled, noon)
  const [found] = await desk.as((tx, who) => promisesOf(tx, who, conversationId))
  assert.equal(found!.state, 'kept')
})

test('bad input says what is wrong, and nothing is kept', async () => {
  await using desk = await openPromises()
  const { id, messageId } = await desk.promises()
  const make = (more: Partial<NewPromise>) => desk.promises(more)
  await assert.rejects(make({ text: ' \u202E ' }), { code: 'promise.empty', status: 422 })
  await assert.rejects(make({ text: 'a'.repeat(501) }), { code: 'promise.long', status: 422 })
  await assert.rejects(make({ dueAt: morning }), { code: 'promise.earlier', status: 422 })
  await assert.rejects(make({ ownerId: nowhere }), { code: 'colleague.unknown', status: 404 })
  await assert.rejects(desk.acts(nowhere, fulfilled, noon), { code: 'promise.unknown', status: 404 })
  await assert.rejects(desk.acts(id, { kind: 'agreed' }, morning + hour), { code: 'promise.not-proposed', status: 409 })
  const theirs = desk.person('ana', desk.theirs)
  await assert.rejects(desk.acts(id, fulfilled, noon, theirs), { code: 'promise.unknown' })
  const many = Array.from({ length: 21 }, () => ({ id: newId(), text: 'x', matter: 'other' as const, dueAt: null }))
  const asked = { messageId, promises: many, now: noon }
  await assert.rejects(
    desk.as((tx, who) => makePromises(tx, who, asked)),
    { code: 'promise.too-many' },
  )
  assert.equal((await desk.list('team')).rows.length, 1)
})
