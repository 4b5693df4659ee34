import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, followLog } from '#conversations'
import { minute, newId } from '#lib'
import { messages } from '#messages'
import { takeForSending, withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const later = morning + 2 * minute
const takeBack = (desk: Desk, messageId: string, by = desk.who.ana) =>
  desk.as((tx, who) => withdraw(tx, who, { messageId, now: later }), by)

test('a reply taken back in time is gone, and everything is as before', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const before = await desk.row(conversationId)
  const id = await desk.replies(conversationId)
  assert.equal(await takeBack(desk, id), true)
  assert.equal(await desk.message(id), undefined)
  assert.deepEqual({ ...(await desk.row(conversationId)), unread: before.unread, activeAt: before.activeAt }, before)
  const [change] = (await desk.events('conversation.changed')).slice(-1)
  assert.deepEqual(JSON.parse(change!.detail!), {
    from: { status: 'waiting', holder: desk.people.ana },
    to: { status: 'open', holder: 'queue' },
    deed: 'withdrawn',
  })
  assert.equal(await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later)), undefined)
})

test('what was taken from the queue of a team is there again; where the team is no more, in the common one', async () => {
  await using desk = await openDesk()
  const to = { kind: 'queue', team: await desk.team() } as const
  const { conversationId } = await desk.says('¿Abrís hoy?')
  await desk.as((tx, who) => assign(tx, who, { conversationId, to, now: morning }))
  const holder = async () => (await desk.row(conversationId)).holder
  const first = await desk.replies(conversationId)
  assert.deepEqual(await holder(), { kind: 'agent', id: desk.people.ana })
  await takeBack(desk, first)
  assert.deepEqual(await holder(), to)
  const second = await desk.replies(conversationId)
  await desk.database.engine(tx =>
    tx.query(`update teams set archived_at = now() where workspace_id = $1`, [desk.ours]),
  )
  await takeBack(desk, second)
  const { detail } = (await desk.events('conversation.changed')).at(-1)!
  const told = { number: 1, day: '', at: later, workspaceId: desk.ours, subjectId: null }
  await desk.database.engine(tx =>
    followLog.react(tx, [{ ...told, kind: 'conversation.changed', conversationId, detail: JSON.parse(detail!) }]),
  )
  assert.deepEqual(await holder(), { kind: 'queue' })
})

test('taking back twice is taking back once', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId)
  assert.deepEqual(
    [await takeBack(desk, id), await takeBack(desk, id), await takeBack(desk, newId())],
    [true, false, false],
  )
  assert.equal((await desk.events('message.withdrawn')).length, 1)
})

test('what is on its way cannot be taken back', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId)
  await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later))
  await assert.rejects(takeBack(desk, id), { code: 'message.on-its-way', status: 409 })
  assert.equal((await desk.row(conversationId)).status, 'waiting')
})

test('either it is sent or it is taken back, never both', async () => {
  await using desk = await openDesk()
  for (let round = 0; round < 8; round++) {
    const { conversationId } = await desk.says('¿Abrís hoy?', { by: `customer ${round}` })
    const id = await desk.replies(conversationId)
    const [taken, back] = await Promise.allSettled([
      desk.database.engine(tx => takeForSending(tx, desk.ours, id, later)),
      takeBack(desk, id),
    ])
    const isTaken = taken.status === 'fulfilled' && taken.value !== undefined
    assert.equal(isTaken, back.status === 'rejected')
    assert.equal((await desk.row(conversationId)).status, isTaken ? 'waiting' : 'open')
  }
})

test('a colleague cannot take back what is not theirs; whoever supervises can', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId)
  await assert.rejects(takeBack(desk, id, desk.who.luis), { code: 'forbidden', status: 403 })
  assert.equal(await takeBack(desk, id, desk.who.sofia), true)
})

test('of two replies each can be taken back, in any order, and the turn is the first one’s', async () => {
  await using desk = await openDesk()
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const { conversationId } = await desk.says('¿Abrís hoy?', { by: `customer ${order[0]}` })
    const ids = [
      await desk.replies(conversationId),
      await desk.replies(conversationId, { at: morning + minute + 1, text: 'Hasta las ocho' }),
    ]
    await takeBack(desk, ids[order[0]]!)
    assert.deepEqual(
      [(await desk.row(conversationId)).status, (await desk.row(conversationId)).turnAt],
      ['waiting', null],
      'the other one still answers',
    )
    await takeBack(desk, ids[order[1]]!)
    const row = await desk.row(conversationId)
    assert.deepEqual([row.status, row.turnAt, row.holder], ['open', morning, { kind: 'queue' }])
  }
})

test('what the customer wrote and a colleague did meanwhile stands', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId)
  await desk.says('¿O mañana?', { at: morning + minute + 1 })
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now: later }),
  )
  await takeBack(desk, id)
  const row = await desk.row(conversationId)
  assert.deepEqual(
    [row.status, row.turnAt, row.holder, row.last.text],
    ['open', morning, { kind: 'agent', id: desk.people.luis }, '¿O mañana?'],
  )
  const { rows } = await desk.as((tx, who) => messages(tx, who, conversationId, { limit: 9 }))
  assert.deepEqual(
    rows.map(message => message.system?.deed ?? message.text),
    ['¿Abrís hoy?', '¿O mañana?', 'assigned'],
  )
})
