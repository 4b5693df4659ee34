import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkToIncident, openIncident } from '#incidents'
import { hour, minute, newId } from '#lib'
import { append } from '#log'
import { morning, openDesk } from '../../test/desk.ts'
import { type DraftEdit, editDraft, noticeDrafts, onSurge } from './index.ts'

async function openDrafts() {
  const desk = await openDesk()
  await desk.database.engine(tx =>
    tx.query(`insert into workspaces (id, name, language, time_zone) values ($1, 'Urraca', 'en', 'Europe/Madrid')`, [
      desk.ours,
    ]),
  )
  const drafts = async (state: 'draft' | 'ready' | 'done' | 'dismissed' = 'draft') => {
    await desk.hear(onSurge)
    return (await desk.as((tx, who) => noticeDrafts(tx, who, { state, limit: 20 }))).rows
  }
  return {
    ...{ ...desk, drafts },
    /** People who have the same cause, linked to it together. */
    async cause(id: string, count: number, from = 0) {
      const said = await desk.sayAll(
        Array.from({ length: count }, (_, each) => [`Gotea ${each}`, { by: `somebody ${from + each}` }] as const),
      )
      await desk.as(async (tx, who) => {
        await openIncident(tx, who, { id, name: 'La junta gotea', now: morning })
        const conversationIds = said.map(each => each.conversationId)
        await linkToIncident(tx, who, { incidentId: id, conversationIds, now: Date.now() })
      })
    },
    edit: (id: string, edit: DraftEdit, now = Date.now()) =>
      desk.as((tx, who) => editDraft(tx, who, { id, ...edit, now })),
  }
}

test('five people with the same cause within half an hour have a draft of what to say to all', async () => {
  await using desk = await openDrafts()
  const id = newId()
  await desk.cause(id, 4)
  assert.deepEqual(await desk.drafts(), [])
  await desk.cause(id, 1, 4)
  const [draft, ...others] = await desk.drafts()
  assert.equal(others.length, 0)
  assert.deepEqual([draft!.incidentId, draft!.alertId, draft!.what], [id, null, 'La junta gotea'])
  assert.ok(draft!.who && draft!.workaround, 'there is something to begin with')
  assert.deepEqual([draft!.dueAt - draft!.madeAt, draft!.nextAt - draft!.madeAt], [30 * minute, 2 * hour])
  await desk.cause(id, 3, 10)
  assert.equal((await desk.drafts()).length, 1, 'one for each cause')
})

test('five people over a whole day are no surge', async () => {
  await using desk = await openDrafts()
  const id = newId()
  await desk.cause(id, 4)
  await desk.database.owner(tx =>
    tx.query(`update incident_conversations set linked_at = linked_at - interval '1 hour'`),
  )
  await desk.cause(id, 1, 4)
  assert.deepEqual(await desk.drafts(), [])
})

test('an alert has a draft from the first sign on', async () => {
  await using desk = await openDrafts()
  const alertId = newId()
  await desk.database.engine(async tx => {
    await tx.query(
      `insert into alerts (workspace_id, id, topic, level, is_grave, since, level_at, looked_at, evidence, told)
       values ($1, $2, 'damaged', 'watch', false, now(), now(), now(), '{}', '{}')`,
      [desk.ours, alertId],
    )
    await append(tx, [{ workspaceId: desk.ours, kind: 'alert.raised', subjectId: alertId }])
  })
  const [draft] = await desk.drafts()
  assert.equal(draft!.alertId, alertId)
  assert.equal(draft!.what, 'We hear of the same from several people and are looking into it.')
})

test('a person writes it, says that it is ready and done; nothing goes out by itself', async () => {
  await using desk = await openDrafts()
  await desk.cause(newId(), 5)
  const { id } = (await desk.drafts())[0]!
  await assert.rejects(desk.edit(id, { state: 'done' }), { code: 'notice-draft.state', status: 409 })
  await assert.rejects(desk.edit(id, { state: 'ready', what: ' ' }), { code: 'notice-draft.empty', status: 422 })
  await assert.rejects(desk.edit(id, { state: 'ready', nextAt: 1 }), { code: 'notice-draft.past', status: 422 })
  await desk.edit(id, { what: 'La junta gotea\u0000', who: 'Nido 2 desde octubre', state: 'ready' })
  const [ready] = await desk.drafts('ready')
  assert.deepEqual(
    [ready!.what, ready!.who, ready!.changedById],
    ['La junta gotea', 'Nido 2 desde octubre', desk.people.ana],
  )
  await desk.edit(id, { state: 'done' })
  await assert.rejects(desk.edit(id, { what: 'Otra cosa' }), { code: 'notice-draft.state' })
  assert.deepEqual(await desk.events('message.queued'), [])
  await assert.rejects(desk.edit(newId(), {}), { code: 'notice-draft.unknown', status: 404 })
})
