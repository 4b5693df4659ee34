import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { addDefaultReasons, addReason, defaultReasons, editReason, reasons } from '#reasons'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const boss = (desk: Desk, workspaceId = desk.ours) => ({ kind: 'machine', workspaceId }) as const
const labels = async (desk: Desk, workspaceId = desk.ours, all = false) =>
  (await desk.as((tx, who) => reasons(tx, who, { all }), boss(desk, workspaceId))).map(reason => reason.label)
const add = (desk: Desk, label: string) => desk.as((tx, who) => addReason(tx, who, { label, now: morning }), boss(desk))
const edit = (desk: Desk, change: Parameters<typeof editReason>[2]) =>
  desk.as((tx, who) => editReason(tx, who, change), boss(desk))

test('a new workspace has its reasons, in its language, once', async () => {
  await using desk = await openDesk()
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.ours, language: 'es' }))
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.theirs, language: 'en' }))
  await desk.database.engine(tx => addDefaultReasons(tx, { workspaceId: desk.ours, language: 'es' }))
  assert.deepEqual(await labels(desk), defaultReasons('es'))
  assert.deepEqual(await labels(desk, desk.theirs), defaultReasons('en'))
  assert.ok(defaultReasons('es').includes('Dónde está mi pedido') && defaultReasons('en').includes('Where is my order'))
})

test('reasons are added at the end, renamed, moved, archived and taken back', async () => {
  await using desk = await openDesk()
  await add(desk, 'Pedido')
  const praise = await add(desk, ' Elogio ')
  await add(desk, 'Otro')
  await edit(desk, { id: praise, label: 'Elogios', position: 0 })
  assert.deepEqual(await labels(desk), ['Elogios', 'Pedido', 'Otro'])
  await edit(desk, { id: praise, isArchived: true })
  assert.deepEqual(
    [await labels(desk), await labels(desk, desk.ours, true)],
    [
      ['Pedido', 'Otro'],
      ['Elogios', 'Pedido', 'Otro'],
    ],
  )
  await edit(desk, { id: praise, isArchived: false })
  assert.deepEqual(await labels(desk), ['Elogios', 'Pedido', 'Otro'])
  assert.deepEqual([...new Set((await desk.events()).map(each => each.kind))], ['reason.added', 'reason.changed'])
})

test('two reasons do not share a name, and each has one', async () => {
  await using desk = await openDesk()
  const order = await add(desk, 'Pedido')
  const other = await add(desk, 'Otro')
  await assert.rejects(add(desk, 'pedido'), { code: 'reason.taken', status: 409, values: { label: 'pedido' } })
  await assert.rejects(edit(desk, { id: other, label: 'PEDIDO' }), { code: 'reason.taken' })
  await assert.rejects(add(desk, ' '), { code: 'reason.empty', status: 422 })
  await edit(desk, { id: order, label: 'pedido' })
  assert.deepEqual(await labels(desk), ['pedido', 'Otro'])
})

test('reasons are set by whoever administers, each in their workspace', async () => {
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
  await assert.rejects(edit(desk, { id: newId(), label: 'x' }), { code: 'reason.unknown' })
})
