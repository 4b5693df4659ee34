import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '#lib'
import { deepestReason } from '#protocol'
import {
  addDefaultReasons,
  addReason,
  defaultReasonId,
  editReason,
  mustBeReason,
  type NewReason,
  reasons,
} from '#reasons'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const boss = (desk: Desk, workspaceId = desk.ours) => desk.person('sofia', workspaceId)
const all = (desk: Desk, workspaceId = desk.ours) =>
  desk.as((tx, who) => reasons(tx, who, { all: true }), boss(desk, workspaceId))
/** As a list: what is below something is moved in, what is archived stands in brackets. */
const drawn = async (desk: Desk) =>
  (await all(desk)).map(
    ({ label, path, isArchived }) => `${'· '.repeat(path.length)}${isArchived ? `(${label})` : label}`,
  )
const choosable = async (desk: Desk) =>
  (await desk.as((tx, who) => reasons(tx, who))).map(({ path, label }) => [...path, label].join(' › '))
const add = (desk: Desk, label: string, parentId: string | null = null, more: Partial<NewReason> = {}) =>
  desk.as((tx, who) => addReason(tx, who, { label, parentId, now: morning, ...more }), boss(desk))
const edit = (desk: Desk, change: Parameters<typeof editReason>[2]) =>
  desk.as((tx, who) => editReason(tx, who, change), boss(desk))

test('a new workspace has its reasons as a tree, in its language, once; the avoidable ones are marked', async () => {
  await using desk = await openDesk()
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.ours, language: 'es' }))
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.theirs, language: 'en' }))
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.ours, language: 'es' }))
  const [ours, theirs] = [await all(desk), await all(desk, desk.theirs)]
  assert.deepEqual([ours.length, theirs.length], [17, 17])
  const order = ours.find(({ id }) => id === defaultReasonId(desk.ours, 'order'))
  assert.deepEqual(
    [order?.path, order?.label, order?.isLeaf, order?.toCustomer, order?.toBrand],
    [['Pedidos y envíos'], 'Dónde está mi pedido', true, 'irritant', 'irritant'],
  )
  assert.ok(theirs.some(({ label }) => label === 'Where is my order'))
  assert.equal((await choosable(desk)).at(-1), 'Otro motivo')
})

test('reasons are added below others, renamed, marked, moved with what is below them, archived and taken back', async () => {
  await using desk = await openDesk()
  const orders = await add(desk, 'Pedidos')
  const delay = await add(desk, ' Retraso ', orders, { toCustomer: 'irritant' })
  const praise = await add(desk, 'Elogio')
  await add(desk, 'Perdido', orders)
  assert.deepEqual(await drawn(desk), ['Pedidos', '· Retraso', '· Perdido', 'Elogio'])
  assert.deepEqual(await choosable(desk), ['Pedidos › Retraso', 'Pedidos › Perdido', 'Elogio'])
  await edit(desk, { id: praise, label: 'Elogios', position: 0, toCustomer: 'value', toBrand: 'value' })
  await edit(desk, { id: delay, position: 1, toCustomer: null, toBrand: 'irritant' })
  assert.deepEqual(await drawn(desk), ['Elogios', 'Pedidos', '· Perdido', '· Retraso'])
  const marks = (await all(desk)).map(({ toCustomer, toBrand }) => [toCustomer, toBrand])
  assert.deepEqual(marks, [
    ['value', 'value'],
    [null, null],
    [null, null],
    [null, 'irritant'],
  ])
  const shop = await add(desk, 'Tienda')
  await edit(desk, { id: orders, parentId: shop })
  assert.deepEqual(await drawn(desk), ['Elogios', 'Tienda', '· Pedidos', '· · Perdido', '· · Retraso'])
  await edit(desk, { id: orders, isArchived: true })
  assert.deepEqual(await choosable(desk), ['Elogios', 'Tienda'])
  assert.deepEqual(await drawn(desk), ['Elogios', 'Tienda', '· (Pedidos)', '· · Perdido', '· · Retraso'])
  await edit(desk, { id: orders, isArchived: false, parentId: null, position: 0 })
  assert.deepEqual(await drawn(desk), ['Pedidos', '· Perdido', '· Retraso', 'Elogios', 'Tienda'])
  assert.deepEqual([...new Set((await desk.events()).map(each => each.kind))], ['reason.added', 'reason.changed'])
})

test('a conversation is closed for a leaf alone', async () => {
  await using desk = await openDesk()
  const orders = await add(desk, 'Pedidos')
  const must = (id: string) => desk.as((tx, who) => mustBeReason(tx, who, id))
  await must(orders)
  const delay = await add(desk, 'Retraso', orders)
  await must(delay)
  await assert.rejects(must(orders), { code: 'reason.branch', status: 422, values: { label: 'Pedidos' } })
  await edit(desk, { id: orders, isArchived: true })
  await assert.rejects(must(delay), { code: 'reason.unknown', status: 404 })
  await edit(desk, { id: orders, isArchived: false })
  await edit(desk, { id: delay, isArchived: true })
  await assert.rejects(must(delay), { code: 'reason.unknown' })
  await must(orders)
})

test('two reasons beside each other do not share a name, and each has one', async () => {
  await using desk = await openDesk()
  const orders = await add(desk, 'Pedido')
  const other = await add(desk, 'Otro')
  await assert.rejects(add(desk, 'pedido'), { code: 'reason.taken', status: 409, values: { label: 'pedido' } })
  await assert.rejects(edit(desk, { id: other, label: 'PÉDIDO' }), { code: 'reason.taken' })
  await assert.rejects(add(desk, ' '), { code: 'reason.empty', status: 422 })
  await edit(desk, { id: orders, label: 'pedido' })
  const below = await add(desk, 'Pedido', orders)
  await assert.rejects(edit(desk, { id: below, parentId: null }), { code: 'reason.taken' })
  assert.deepEqual(await drawn(desk), ['pedido', '· Pedido', 'Otro'])
})

test('no deeper than three levels, and never below itself', async () => {
  await using desk = await openDesk()
  const one = await add(desk, '1')
  const two = await add(desk, '2', one)
  const three = await add(desk, '3', two)
  await assert.rejects(add(desk, '4', three), { code: 'reason.deep', status: 422, values: { max: deepestReason } })
  await assert.rejects(edit(desk, { id: one, parentId: three }), { code: 'reason.inside', status: 422 })
  await assert.rejects(edit(desk, { id: one, parentId: one }), { code: 'reason.inside' })
  const root = await add(desk, '0')
  await assert.rejects(edit(desk, { id: one, parentId: root }), { code: 'reason.deep' })
  await edit(desk, { id: two, parentId: root })
  await assert.rejects(add(desk, 'x', newId()), { code: 'reason.unknown', status: 404 })
  assert.deepEqual(await drawn(desk), ['1', '0', '· 2', '· · 3'])
})

test('however it is moved about, every reason stands in the tree once and no deeper than it may', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (const label of ['a', 'b', 'c', 'd', 'e', 'f']) ids.push(await add(desk, label))
  const move = fc.record({
    id: fc.constantFrom(...ids),
    parentId: fc.option(fc.constantFrom(...ids)),
    position: fc.nat(6),
    isArchived: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(move, async change => {
      await edit(desk, change).catch((fault: { code: string }) =>
        assert.ok(['reason.deep', 'reason.inside'].includes(fault.code), fault.code),
      )
      const tree = await all(desk)
      assert.deepEqual(tree.map(({ id }) => id).toSorted(), ids.toSorted())
      assert.ok(tree.every(({ path }) => path.length < deepestReason))
    }),
    { numRuns: 60 },
  )
})

test('reasons are set by whoever supervises, each in their workspace', async () => {
  await using desk = await openDesk()
  const id = await add(desk, 'Pedido')
  await assert.rejects(
    desk.as((tx, who) => addReason(tx, who, { label: 'x', now: morning })),
    { code: 'forbidden', status: 403 },
  )
  await assert.rejects(
    desk.as((tx, who) => editReason(tx, who, { id, label: 'x' })),
    { code: 'forbidden' },
  )
  const theirs = boss(desk, desk.theirs)
  await assert.rejects(
    desk.as((tx, who) => editReason(tx, who, { id, label: 'x' }), theirs),
    { code: 'reason.unknown', status: 404 },
  )
  await assert.rejects(
    desk.as((tx, who) => addReason(tx, who, { label: 'x', parentId: id, now: morning }), theirs),
    { code: 'reason.unknown' },
  )
  await assert.rejects(edit(desk, { id: newId(), label: 'x' }), { code: 'reason.unknown' })
})
