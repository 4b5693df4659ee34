import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close } from '#conversations'
import { newId } from '#lib'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const give = (desk: Desk, conversationId: string, to: Parameters<typeof assign>[2]['to'], by = desk.who.ana) =>
  desk.as((tx, who) => assign(tx, who, { conversationId, to, now: morning }), by)

test('a conversation goes into a colleague’s hands and back into the queue, once each', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const luis = { kind: 'agent', id: desk.people.luis } as const
  assert.deepEqual([await give(desk, conversationId, luis), await give(desk, conversationId, luis)], [true, false])
  assert.deepEqual((await desk.row(conversationId)).holder, luis)
  assert.equal(await give(desk, conversationId, { kind: 'queue' }), true)
  const row = await desk.row(conversationId)
  assert.deepEqual([row.holder, row.status, row.turnAt, row.last.text], [{ kind: 'queue' }, 'open', morning, 'Hola'])
  const changes = (await desk.events('conversation.changed')).map(each => JSON.parse(each.detail!))
  assert.deepEqual(changes, [
    { from: { status: 'open', holder: 'queue' }, to: { status: 'open', holder: luis.id }, deed: 'assigned' },
    { from: { status: 'open', holder: luis.id }, to: { status: 'open', holder: 'queue' }, deed: 'assigned' },
  ])
})

test('a team has a queue of its own: what is there stays there, and goes from team to team', async () => {
  await using desk = await openDesk()
  const [orders, parcels] = [await desk.team(), await desk.team()]
  const { conversationId } = await desk.says('Hola')
  const to = { kind: 'queue', team: orders } as const
  assert.deepEqual([await give(desk, conversationId, to), await give(desk, conversationId, to)], [true, false])
  assert.equal(await give(desk, conversationId, { kind: 'queue', team: parcels }), true)
  assert.equal(await give(desk, conversationId, to), true)
  assert.deepEqual((await desk.row(conversationId)).holder, to)
  assert.deepEqual((await desk.lines(conversationId)).at(-1), {
    ...{ deed: 'assigned', by: desk.people.ana, to: null, team: orders },
  })
  await desk.says('¿Hola?')
  assert.deepEqual((await desk.row(conversationId)).holder, to, 'it waits there whatever the customer writes')
  const words = (await desk.events('conversation.changed')).map(each => JSON.parse(each.detail!).to.holder)
  assert.deepEqual(words.slice(0, 3), [`team:${orders}`, `team:${parcels}`, `team:${orders}`])
  await assert.rejects(give(desk, conversationId, { kind: 'queue', team: newId() }), {
    code: 'team.unknown',
    status: 404,
  })
})

test('the event leads to the line that it left in the timeline', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await give(desk, conversationId, { kind: 'agent', id: desk.people.luis })
  const [change] = await desk.events('conversation.changed')
  const line = await desk.message(change!.subject!)
  assert.deepEqual(line?.system, { deed: 'assigned', by: desk.people.ana, to: desk.people.luis })
  assert.deepEqual(
    [line?.direction, line?.kind, line?.visibility, line?.state, line?.author.name],
    ['system', 'system', 'team', 'kept', 'ana'],
  )
})

test('only people of the team get a conversation, and only one that is not closed', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await assert.rejects(give(desk, conversationId, { kind: 'agent', id: newId() }), {
    code: 'colleague.unknown',
    status: 404,
  })
  await desk.as((tx, who) =>
    tx.query(`update memberships set removed_at = now() where workspace_id = $1 and person_id = $2`, [
      who.workspaceId,
      desk.people.luis,
    ]),
  )
  await assert.rejects(give(desk, conversationId, { kind: 'agent', id: desk.people.luis }), {
    code: 'colleague.unknown',
  })
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: morning }))
  await assert.rejects(give(desk, conversationId, { kind: 'queue' }), { code: 'conversation.closed', status: 409 })
})

test('a conversation of another workspace is not there', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await assert.rejects(give(desk, conversationId, { kind: 'queue' }, desk.person('ana', desk.theirs)), {
    code: 'conversation.unknown',
    status: 404,
  })
  const reader = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] } as const
  await assert.rejects(give(desk, conversationId, { kind: 'queue' }, reader), { code: 'forbidden', status: 403 })
})
