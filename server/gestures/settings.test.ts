import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import {
  addKind,
  editKind,
  gestureBudgets,
  gestureKinds,
  gestureRules,
  type KindEdit,
  type NewKind,
  recordGesture,
  type RulesEdit,
  setGestureRules,
  setOwnBudget,
} from './index.ts'

const moment = { now: morning, timeZone: 'UTC' }
const add = (desk: Desk, name: string, more: Partial<NewKind> = {}) =>
  desk.as((tx, who) => addKind(tx, who, { name, costs: true, now: morning, ...more }), desk.who.sofia)
const edit = (desk: Desk, change: KindEdit) => desk.as((tx, who) => editKind(tx, who, change), desk.who.sofia)
const set = (desk: Desk, rules: RulesEdit) => desk.as((tx, who) => setGestureRules(tx, who, rules), desk.who.sofia)

test('kinds are made, renamed, archived and taken back; two that can be given do not share a name', async () => {
  await using desk = await openDesk()
  const flowers = await add(desk, '  Flores\u202E ', { amount: 2500 })
  const call = await add(desk, 'Llamada', { costs: false, amount: 900 })
  assert.deepEqual([flowers.name, flowers.amount, call.amount], ['Flores', 2500, null])
  await assert.rejects(add(desk, 'FLORÉS'), { code: 'gesture.name-taken', status: 409 })
  await edit(desk, { id: flowers.id, isArchived: true })
  const again = await add(desk, 'flores')
  await assert.rejects(edit(desk, { id: flowers.id, isArchived: false }), { code: 'gesture.name-taken' })
  await edit(desk, { id: again.id, name: 'Ramo', costs: false })
  const back = await edit(desk, { id: flowers.id, isArchived: false, amount: null })
  assert.deepEqual([back.amount, back.isArchived], [null, false])
  const all = await desk.as((tx, who) => gestureKinds(tx, who))
  assert.deepEqual(
    all.map(({ name, costs }) => [name, costs]),
    [
      ['Flores', true],
      ['Llamada', false],
      ['Ramo', false],
    ],
  )
  for (const name of ['', ' \u200B ', '\u202E'])
    await assert.rejects(add(desk, name), { code: 'gesture.nameless', status: 422 })
  await assert.rejects(add(desk, 'x'.repeat(61)), { code: 'gesture.name-long' })
  for (const amount of [0, -5, 1.5, 2e9])
    await assert.rejects(add(desk, 'Vale', { amount }), { code: 'gesture.amount', status: 422 })
  await assert.rejects(edit(desk, { id: newId(), name: 'x' }), { code: 'gesture.kind-unknown', status: 404 })
  await assert.rejects(
    desk.as((tx, who) => addKind(tx, who, { name: 'x', costs: false, now: morning })),
    {
      code: 'forbidden',
    },
  )
})

test('the currency may change until something was given in it: figures stay as they read', async () => {
  await using desk = await openDesk()
  const rules = () => desk.as((tx, who) => gestureRules(tx, who))
  assert.deepEqual(await rules(), { currency: 'EUR', budget: 0, isCurrencyFixed: false })
  const { id: kindId } = await add(desk, 'Vale', { amount: 1250 })
  await set(desk, { budget: 5000 })
  await desk.as(
    (tx, who) => setOwnBudget(tx, who, { personId: desk.people.ana, amount: 7000, ...moment }),
    desk.who.sofia,
  )
  const figures = async () => {
    const [kind] = await desk.as((tx, who) => gestureKinds(tx, who))
    const budgets = await desk.as((tx, who) => gestureBudgets(tx, who, moment), desk.who.sofia)
    return [kind!.amount, (await rules()).budget, ...budgets.map(({ budget }) => budget)]
  }
  await set(desk, { currency: 'KWD' })
  assert.deepEqual(await figures(), [12_500, 50_000, 70_000, 50_000, 50_000])
  await set(desk, { currency: 'JPY' })
  assert.deepEqual(await figures(), [13, 50, 70, 50, 50])
  await set(desk, { currency: 'EUR' })
  for (const currency of ['XXQ', 'eur', '', 'EURO'])
    await assert.rejects(set(desk, { currency }), { code: 'gesture.currency-unknown', status: 422 })
  await assert.rejects(set(desk, { budget: -1 }), { code: 'gesture.amount', status: 422 })
  const { conversationId } = await desk.says('Hola')
  const asked = { id: newId(), conversationId, kindId, amount: 100, reason: 'Tardó', ...moment }
  await desk.as((tx, who) => recordGesture(tx, who, asked))
  await assert.rejects(set(desk, { currency: 'USD' }), { code: 'gesture.currency-fixed', status: 409 })
  await set(desk, { currency: 'EUR', budget: 6000 })
  assert.deepEqual(await rules(), { currency: 'EUR', budget: 6000, isCurrencyFixed: true })
  await assert.rejects(
    desk.as((tx, who) => setGestureRules(tx, who, { budget: 1 })),
    { code: 'forbidden', status: 403 },
  )
  await assert.rejects(
    desk.as((tx, who) => gestureBudgets(tx, who, moment)),
    { code: 'forbidden' },
  )
})

test('who does not work here has no budget', async () => {
  await using desk = await openDesk()
  await assert.rejects(
    desk.as((tx, who) => setOwnBudget(tx, who, { personId: newId(), amount: 1, ...moment }), desk.who.sofia),
    { code: 'colleague.unknown', status: 404 },
  )
})
