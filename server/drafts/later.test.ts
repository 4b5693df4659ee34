import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute, newId, second } from '#lib'
import type { NewDraft } from '#protocol'
import { withdraw } from '#replies'
import { type Desk, morning, openDesk, plainPlace } from '../../test/desk.ts'
import { draftsIn, onMessageReceived, releaseReply, reschedule, saveDraft } from './index.ts'

const noon = morning + 2 * hour
const place = () => ({ can: plainPlace, disabled: false })

/** A desk where Marta has asked and Ana has answered for noon. */
async function openLater(more: Parameters<Desk['replies']>[1] = {}) {
  const desk = await openDesk()
  const { conversationId } = await desk.says('¿Y mi pedido?')
  const messageId = await desk.replies(conversationId, { text: 'Sale a mediodía', sendAt: noon, ...more })
  const release = (at = noon, placeOf = place) =>
    desk.database.engine(tx => releaseReply(tx, { workspaceId: desk.ours, messageId }, { now: at, placeOf }))
  /** What the room hears of the customer's messages. */
  const hear = async () => {
    const events = await desk.events('message.received')
    const log = events.map((event, at) => ({
      ...{
        number: at,
        workspaceId: desk.ours,
        kind: event.kind,
        conversationId: event.conversation,
        subjectId: event.subject,
      },
      ...{ at: morning, detail: event.detail === null ? null : JSON.parse(event.detail) },
    }))
    await desk.database.engine(tx => onMessageReceived(() => morning + 5 * minute).react(tx, log as never))
  }
  return { ...desk, desk, conversationId, messageId, release, hear }
}

test('an answer for later waits, the conversation with it, and leaves once', async () => {
  await using later = await openLater()
  const { row, message, messageId, conversationId, release, events } = later
  const held = await message(messageId)
  assert.deepEqual([held?.state, held?.sendAt, held?.heldUntil], ['held', noon, null])
  const waiting = await row(conversationId)
  assert.deepEqual([waiting.status, waiting.turnAt, waiting.last.text], ['waiting', null, '¿Y mi pedido?'])
  assert.equal((await events('message.queued')).length, 0, 'nobody is to send it yet')
  assert.deepEqual([await release(), await release()], ['sent', 'gone'])
  const sent = await message(messageId)
  assert.deepEqual([sent?.state, sent?.sendAt, sent?.at], ['queued', null, noon])
  assert.deepEqual((await row(conversationId)).last.text, 'Sale a mediodía')
  assert.deepEqual(
    (await events('message.queued')).map(event => JSON.parse(event.detail!)),
    [{ dueAt: noon }],
  )
})

test('an answer for next year takes no id from next year: what comes after it is told by ids that are older', async () => {
  const nextYear = morning + 300 * 24 * hour
  await using later = await openLater({ sendAt: nextYear })
  const { messageId } = await later.desk.says('¿Sigue ahí?', { at: morning + 2 * minute })
  const madeAt = Number.parseInt(messageId.replace('-', '').slice(0, 12), 16)
  assert.ok(madeAt < nextYear)
})

test('it answers for the first time when it leaves, not when it was written', async () => {
  await using later = await openLater()
  const first = async () => {
    const [found] = await later.as((tx, who) =>
      tx.query<{ at: number }>(`select first_answered_at as at from conversations where workspace_id = $1`, [
        who.workspaceId,
      ]),
    )
    return found!.at
  }
  assert.equal(await first(), noon)
  const { messageId } = later
  await later.as((tx, who) =>
    reschedule(tx, who, { messageId, sendAt: noon + hour, now: morning + minute, placeOf: place }),
  )
  assert.equal(await first(), noon + hour)
  await later.replies(later.conversationId, { text: 'Mientras tanto', at: morning + 3 * minute })
  assert.equal(await first(), morning + 3 * minute)
})

test('the customer writes meanwhile: it is its writer’s draft again, the timeline says so, and the conversation opens', async () => {
  await using later = await openLater()
  const { says, hear, message, messageId, conversationId, row, as, lines, release } = later
  await says('Déjalo, ya ha llegado', { at: morning + 4 * minute })
  await hear()
  assert.equal(await message(messageId), undefined)
  const { drafts } = await as((tx, who) => draftsIn(tx, who, conversationId))
  assert.deepEqual(
    drafts.map(each => [each.kind, each.text, each.origin]),
    [['reply', 'Sale a mediodía', 'later']],
  )
  const open = await row(conversationId)
  assert.deepEqual([open.status, open.turnAt], ['open', morning])
  assert.deepEqual(await lines(conversationId), [{ deed: 'held-back', by: null, of: later.people.ana, sendAt: noon }])
  assert.equal(await release(), 'gone')
  await hear()
  assert.equal((await later.events('message.withdrawn')).length, 1, 'once')
})

test('its time comes before anybody heard that the customer wrote: it is held back all the same', async () => {
  await using later = await openLater()
  await later.says('Espera', { at: noon - second })
  assert.equal(await later.release(), 'held-back')
  assert.equal((await later.events('message.queued')).length, 0)
})

test('what its writer has begun meanwhile is kept, and the other is offered beside it', async () => {
  await using later = await openLater()
  const { says, hear, as, conversationId } = later
  const begun: NewDraft = { base: null, text: 'Otra cosa', files: [], visibility: 'private', device: 'computer' }
  await as((tx, who) => saveDraft(tx, who, { ...begun, conversationId, kind: 'reply', now: morning + 2 * minute }))
  await says('Espera', { at: morning + 4 * minute })
  await hear()
  const { drafts, others } = await as((tx, who) => draftsIn(tx, who, conversationId))
  assert.deepEqual(
    [drafts[0]?.text, others.map(each => [each.text, each.origin])],
    ['Otra cosa', [['Sale a mediodía', 'later']]],
  )
})

test('history that comes in holds nothing back', async () => {
  await using later = await openLater()
  await later.says('De hace un año', { at: morning - hour, historic: true })
  await later.hear()
  assert.equal(await later.release(), 'sent')
})

test('a window that has closed by then fails with its reason, and the conversation wants somebody', async () => {
  await using later = await openLater()
  const shut = () => ({ can: { ...plainPlace, windowMs: hour }, disabled: false })
  assert.equal(await later.release(noon, shut), 'failed')
  const failed = await later.message(later.messageId)
  assert.deepEqual([failed?.state, failed?.failure?.code], ['failed', 'window-closed'])
  const open = await later.row(later.conversationId)
  assert.deepEqual([open.status, open.turnAt], ['open', morning])
})

test('it is taken back, moved and sent at once by its writer or a supervisor', async () => {
  await using later = await openLater()
  const { as, who, messageId, message, conversationId, row, events } = later
  const move = (sendAt: number | null, by = who.ana, now = morning + 2 * minute) =>
    as((tx, each) => reschedule(tx, each, { messageId, sendAt, now, placeOf: place }), by)
  await assert.rejects(move(noon + hour, who.luis), { code: 'forbidden' })
  await assert.rejects(move(morning), { code: 'later.past' })
  await move(noon + hour, who.sofia)
  assert.equal((await message(messageId))?.sendAt, noon + hour)
  await move(null)
  const sent = await message(messageId)
  assert.deepEqual([sent?.state, sent?.at], ['queued', morning + 2 * minute])
  assert.equal((await events('message.queued')).length, 1)
  await assert.rejects(move(noon), { code: 'later.gone' })
  const other = await later.replies(conversationId, { sendAt: noon, at: morning + 3 * minute })
  assert.equal(await as((tx, each) => withdraw(tx, each, { messageId: other, now: morning + 4 * minute })), true)
  assert.equal((await row(conversationId)).status, 'waiting')
  const left = await as(tx => tx.query(`select 1 from scheduled_replies union all select 1 from timers`))
  assert.equal(left.length, 0)
})

test('an answer that goes out meanwhile does not wait for the one that is meant for later', async () => {
  await using later = await openLater()
  const id = await later.replies(later.conversationId, { text: 'Ahora', at: morning + 3 * minute })
  assert.deepEqual(
    (await later.events('message.queued')).map(event => event.subject),
    [id],
  )
})

test('what lies behind, too far ahead, or closes as well is refused', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const reasonId = await desk.reason()
  const later = (sendAt: number, more = {}) => desk.replies(conversationId, { sendAt, ...more })
  await assert.rejects(later(morning), { code: 'later.past' })
  await assert.rejects(later(Number.NaN), { code: 'later.past' })
  await assert.rejects(later(morning + 400 * 24 * hour), { code: 'later.too-far' })
  await assert.rejects(later(noon, { then: { kind: 'close', reasonId } }), { code: 'later.alone' })
})

test('what no person wrote has no draft to go back to: it stays in sight as not sent', async () => {
  const key = { kind: 'key', workspaceId: '', keyId: newId(), scopes: ['answer'] } as const
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const by = { ...key, workspaceId: desk.ours }
  const messageId = await desk.replies(conversationId, { sendAt: noon, by })
  await desk.says('¿Hola?', { at: morning + 5 * minute })
  await desk.database.engine(tx =>
    releaseReply(tx, { workspaceId: desk.ours, messageId }, { now: noon, placeOf: place }),
  )
  const failed = await desk.message(messageId)
  assert.deepEqual([failed?.state, failed?.failure?.code], ['failed', 'held-back'])
})
