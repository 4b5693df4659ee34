import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close } from '#conversations'
import { addField, fillIn } from '#fields'
import { minute } from '#lib'
import type { Condition, NewView } from '#protocol'
import { editReason } from '#reasons'
import { addView, keepViews, viewTasks } from '#views'
import { type Desk, morning, oneCustomer, openDesk } from '../../test/desk.ts'

let clock = morning

/** A view of Ana's that is kept, and what it holds. */
async function keptView(desk: Desk, ...conditions: Condition[]) {
  const reaction = keepViews(() => clock)
  const asked: NewView = { name: 'Vista', isShared: false, conditions, sort: 'due' }
  const id = await desk.as((tx, who) => addView(tx, who, asked, morning))
  const job = (name: string) =>
    viewTasks(desk.database, () => clock)[name]!({ workspaceId: desk.ours, viewId: id }, { number: 1, last: false })
  return {
    job,
    async holds(): Promise<string[]> {
      await desk.hear(reaction)
      await job('views.fill')
      const rows = await desk.database.owner(tx =>
        tx.query<{ id: string }>(`select conversation_id as id from view_members where view_id = $1 order by 1`, [id]),
      )
      return rows.map(row => row.id)
    },
  }
}

test('what a colleague fills in of a customer moves all of their conversations', async () => {
  await using desk = await openDesk()
  // More than the latest of theirs, of which lists tell.
  const lanes = Array.from({ length: 25 }, (_, n) => ['Hola', { lane: `${n}`, at: morning + n * minute }] as const)
  const all = (await desk.sayAll(lanes)).flatMap(said => said ?? [])
  await oneCustomer(desk, ...all)
  const asked = { subject: 'customer', kind: 'yes-no', label: 'VIP', now: morning } as const
  const { id } = await desk.as((tx, who) => addField(tx, who, asked), desk.who.sofia)
  const view = await keptView(desk, { field: `field:${id}`, operator: 'is', values: ['yes'] })
  assert.deepEqual(await view.holds(), [])
  const set = (value: boolean | null) =>
    desk.as((tx, who) => fillIn(tx, who, { conversationId: all[0]!.conversationId, customer: { [id]: value } }))
  await set(true)
  assert.deepEqual(await view.holds(), all.map(each => each.conversationId).toSorted())
  await set(null)
  assert.deepEqual(await view.holds(), [])
})

test('whoever asks for a reason means those below it, also once the tree is another', async () => {
  await using desk = await openDesk()
  const [above, below] = [await desk.reason(), await desk.reason()]
  const move = (parentId: string | null) =>
    desk.as(
      (tx, who) => editReason(tx, who, { id: below, parentId, label: parentId ? 'Entrega' : 'Otro' }),
      desk.who.sofia,
    )
  await desk.database.owner(tx => tx.query(`update reasons set label = 'Envío' where id = $1`, [above]))
  await move(above)
  const { conversationId } = await desk.says('Hola')
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId: below, now: morning + minute }))
  const view = await keptView(desk, { field: 'reason', operator: 'is', values: [above] })
  assert.deepEqual(await view.holds(), [conversationId])
  await move(null)
  assert.deepEqual(await view.holds(), [])
})

test('who has waited long enough comes in by the clock alone, with one timer for all', async () => {
  await using desk = await openDesk()
  clock = morning + minute
  const first = await desk.says('Hola')
  const second = await desk.says('Hola', { by: 'joan', at: morning + 10 * minute })
  const view = await keptView(desk, { field: 'waits', operator: 'at-least', values: ['30'] })
  const timers = () =>
    desk.database.owner(tx => tx.query<{ at: number }>(`select due_at as at from timers where kind = 'views.moment'`))
  assert.deepEqual(await view.holds(), [])
  for (const [at, held, next] of [
    [30, [first], 40],
    [40, [first, second], 40],
  ] as const) {
    assert.equal((await timers())[0]!.at, morning + at * minute)
    clock = morning + at * minute
    await view.job('views.moment')
    assert.deepEqual(await view.holds(), held.map(each => each.conversationId).toSorted())
    assert.equal((await timers())[0]!.at, morning + next * minute)
  }
})
