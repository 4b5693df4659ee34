import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close, snooze } from '#conversations'
import { hour, minute, newId, second } from '#lib'
import { applySignals, messages } from '#messages'
import { meetUnsure, retry, settleFailed, settleReceipt, settleSent, settleUnsure, takeForSending } from '#replies'
import { type Desk, morning, openDesk, plainPlace } from '../../test/desk.ts'

const placeOf = () => ({ can: plainPlace, disabled: false })
const later = morning + 5 * minute

/** A customer's question and Ana's reply, on its way. */
async function answered(desk: Desk, more: Parameters<Desk['replies']>[1] = {}, id = 'question') {
  const { conversationId } = await desk.says('¿Cuándo llega mi pedido?', { id })
  const messageId = await desk.replies(conversationId, more)
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, messageId, later))
  return { conversationId, messageId, taken, settled: { workspaceId: desk.ours, messageId, at: later } }
}

const thread = (desk: Desk, conversationId: string) =>
  desk.as((tx, who) => messages(tx, who, conversationId, { limit: 50 }))

test('a reply is taken with all that the channel needs to send it', async () => {
  await using desk = await openDesk()
  const { messageId, conversationId, taken } = await answered(desk)
  assert.deepEqual(taken, {
    workspaceId: desk.ours,
    messageId,
    conversationId,
    profileId: desk.profileId,
    channel: 'api',
    to: { id: 'marta', lane: 'marta' },
    visibility: 'private',
    text: 'Claro',
    subject: null,
    others: [],
    isAutomatic: false,
    tokens: {},
    parts: [],
    template: null,
    quotedId: null,
    answers: { externalId: 'question', visibility: 'private' },
    heardAt: morning,
    thread: ['question'],
    agent: { name: 'ana' },
    at: morning + minute,
  })
})

test('what the platform lent goes back, of the message answered and of the one quoted', async () => {
  await using desk = await openDesk()
  const quoted = await desk.says('¿Qué talla?', {
    id: 'first',
    tokens: { quote: 'q-1', reply: { token: 'r-1', until: 1 } },
  })
  const tokens = { reply: { token: 'r-2', until: later }, quote: 'q-2', read: 'm-2' }
  await desk.says('¿Hola?', { id: 'second', at: morning + 1, tokens })
  const id = await desk.replies(quoted.conversationId, { quoteId: quoted.messageId })
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later))
  assert.deepEqual(taken?.tokens, { reply: tokens.reply, quote: 'q-1' })
})

test('whoever got the mail that is answered gets the answer too, but for mailboxes of the brand', async () => {
  await using desk = await openDesk()
  const key = 'sales@acme.example'
  await desk.database.owner(tx =>
    tx.query(
      `insert into profiles (workspace_id, id, connection_id, key, channel, name) values ($1, $2, $2, $3, 'api', '')`,
      [...[desk.ours, newId(), key]],
    ),
  )
  const mail = { kind: 'mail' as const, to: [], cc: [], others: ['team@example.org', key] }
  const { conversationId } = await desk.says('Paquete 77', { parts: [mail] })
  const id = await desk.replies(conversationId)
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later))
  assert.deepEqual([taken?.others, taken?.isAutomatic], [['team@example.org'], false])
})

test('it answers what the customer wrote last in the same place, and quotes what its writer quoted', async () => {
  await using desk = await openDesk()
  const first = await desk.says('en público', { id: 'public', visibility: 'public' })
  await desk.says('en privado', { id: 'private', at: morning + 1 })
  const id = await desk.replies(first.conversationId, { visibility: 'public', quoteId: first.messageId })
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later))
  assert.deepEqual([taken?.answers, taken?.quotedId], [{ externalId: 'public', visibility: 'public' }, 'public'])
})

test('a reply that became several messages there is one here, whenever their echoes and receipts come', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  const early = await desk.says('', { id: 'picture', echo: true, at: later })
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'words', alsoIds: ['picture', 'film'] }))
  await assert.rejects(desk.says('', { id: 'film', echo: true, at: later }), /was there already/)
  const receipt = { ...settled, profileId: desk.profileId, key: 'r', targetId: 'film' }
  await desk.database.engine(tx => applySignals(tx, [{ ...receipt, deed: { kind: 'receipt', state: 'read' } }]))
  const { rows } = await thread(desk, conversationId)
  assert.deepEqual(
    rows.filter(row => row.direction === 'out').map(row => [row.id, row.state]),
    [[messageId, 'read']],
  )
  assert.ok((await desk.events()).some(each => each.kind === 'message.withdrawn' && each.subject === early.messageId))
})

test('a receipt that repeats our own id says that a lost message did arrive', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  await desk.database.engine(tx => settleUnsure(tx, settled))
  const common = { ...settled, profileId: desk.profileId, targetId: 'wamid.7' }
  const signals = (['sent', 'read'] as const).map(state => ({
    ...{ ...common, key: state },
    deed: { kind: 'receipt' as const, state, ourId: messageId },
  }))
  await desk.database.engine(async tx => {
    await meetUnsure(tx, signals)
    await applySignals(tx, signals)
  })
  const { rows } = await thread(desk, conversationId)
  assert.equal(rows.find(row => row.id === messageId)?.state, 'read')
  const stray = { ...signals[0]!, deed: { kind: 'receipt' as const, state: 'sent' as const, ourId: 'not ours' } }
  await desk.database.engine(tx => meetUnsure(tx, [stray]))
})

test('a private answer to a public word opens a thread that belongs to the same conversation', async () => {
  await using desk = await openDesk()
  const first = await desk.says('¿Precio?', { id: 'comment', visibility: 'public' })
  const { conversationId } = first
  const square = { ...plainPlace, deeds: ['message', 'reply', 'private-reply'] as const }
  const id = await desk.replies(conversationId, { placeOf: () => ({ can: square, disabled: false }) })
  const settled = { workspaceId: desk.ours, messageId: id, at: later }
  await desk.database.engine(tx => takeForSending(tx, desk.ours, id, later))
  const opened = { lane: 'psid-1', personId: 'psid-1' }
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'm-1', opened }))
  const answer = await desk.says('Gracias', { by: 'psid-1', id: 'dm-1', at: later + 1 })
  assert.equal(answer.conversationId, conversationId)
  const next = await desk.replies(conversationId, { at: later + minute })
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, next, later + minute))
  assert.deepEqual(taken?.to, { id: 'psid-1', lane: 'psid-1' })
  const out = await desk.replies(conversationId, { visibility: 'public', at: later + 2 * minute })
  const inPublic = await desk.database.engine(tx => takeForSending(tx, desk.ours, out, later + 2 * minute))
  assert.deepEqual(inPublic?.to, { id: 'marta', lane: 'marta' })
})

test('a reply is taken again until its fate is known, and never afterwards', async () => {
  await using desk = await openDesk()
  const { messageId, settled } = await answered(desk)
  const take = () => desk.database.engine(tx => takeForSending(tx, desk.ours, messageId, later))
  assert.equal((await take())?.messageId, messageId)
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  assert.equal(await take(), undefined)
  assert.equal(await desk.database.engine(tx => takeForSending(tx, desk.ours, newId(), later)), undefined)
})

test('a sent reply has the name that the platform gave it, and is settled once', async () => {
  await using desk = await openDesk()
  const { messageId, settled } = await answered(desk)
  const sent = () => desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  assert.equal(await sent(), true)
  assert.equal(await sent(), false)
  const otherwise = { ...settled, at: later + minute, externalId: 'wamid.2' }
  assert.equal(await desk.database.engine(tx => settleSent(tx, otherwise)), false)
  const message = await desk.message(messageId)
  assert.deepEqual([message?.state, message?.stateAt, message?.heldUntil], ['sent', later, null])
  assert.equal((await desk.events('message.sent')).length, 1)
})

test('the platform’s echo of our reply that came first is merged into it', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  const echo = await desk.says('Claro', { id: 'wamid.1', echo: true, at: later })
  await desk.database.engine(tx =>
    applySignals(tx, [
      {
        workspaceId: desk.ours,
        profileId: desk.profileId,
        key: 'r1',
        at: later + 1,
        targetId: 'wamid.1',
        deed: { kind: 'receipt', state: 'read' },
      },
      {
        workspaceId: desk.ours,
        profileId: desk.profileId,
        key: 'r2',
        at: later + 1,
        targetId: 'wamid.1',
        deed: { kind: 'reaction', authorRef: newId(), emoji: '🙏' },
      },
    ]),
  )
  const quoting = await desk.says('¿Claro?', { quotes: 'wamid.1', at: later + 2 })
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  const { rows } = await thread(desk, conversationId)
  assert.deepEqual(
    rows.map(row => row.text),
    ['¿Cuándo llega mi pedido?', 'Claro', '¿Claro?'],
  )
  const message = await desk.message(messageId)
  assert.deepEqual([message?.state, message?.stateAt, message?.reactions.length], ['read', later + 1, 1])
  assert.equal((await desk.message(quoting.messageId))?.quote?.id, messageId)
  assert.deepEqual(
    (await desk.events('message.withdrawn')).map(each => each.subject),
    [echo.messageId],
  )
  assert.equal((await desk.row(conversationId)).last.text, '¿Claro?')
})

test('an echo that comes after it was settled is not a second message', async () => {
  await using desk = await openDesk()
  const { conversationId, settled } = await answered(desk)
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  await assert.rejects(desk.says('Claro', { id: 'wamid.1', echo: true, at: later }), /was there already/)
  assert.equal((await thread(desk, conversationId)).rows.length, 2)
})

test('a receipt that came before we knew the message counts once we know it', async () => {
  await using desk = await openDesk()
  const { messageId, settled } = await answered(desk)
  await desk.database.engine(tx =>
    applySignals(tx, [
      {
        workspaceId: desk.ours,
        profileId: desk.profileId,
        key: 'r',
        at: later,
        targetId: 'wamid.1',
        deed: { kind: 'receipt', state: 'delivered' },
      },
    ]),
  )
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  assert.equal((await desk.message(messageId))?.state, 'delivered')
  const told = (await desk.events()).map(each => each.kind).slice(-2)
  assert.deepEqual(told, ['message.sent', 'message.delivered'])
})

test('receipts only go forward', async () => {
  await using desk = await openDesk()
  const { messageId, settled } = await answered(desk)
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  const receipt = (state: 'delivered' | 'read') => desk.database.engine(tx => settleReceipt(tx, { ...settled, state }))
  assert.deepEqual([await receipt('read'), await receipt('delivered'), await receipt('read')], [true, false, false])
  assert.equal((await desk.message(messageId))?.state, 'read')
  assert.equal(await desk.database.engine(tx => settleFailed(tx, { ...settled, code: '131026', text: 'late' })), false)
})

test('a reply that failed says why, and the customer waits again since the same moment', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  assert.equal((await desk.row(conversationId)).status, 'waiting')
  await desk.database.engine(tx => settleFailed(tx, { ...settled, code: '131026', text: 'Not a WhatsApp number' }))
  assert.deepEqual((await desk.message(messageId))?.failure, { code: '131026', text: 'Not a WhatsApp number' })
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.turnAt, row.holder], ['open', morning, { kind: 'agent', id: desk.people.ana }])
  const change = (await desk.events('conversation.changed')).at(-1)
  assert.deepEqual(JSON.parse(change!.detail!), {
    from: { status: 'waiting', holder: desk.people.ana },
    to: { status: 'open', holder: desk.people.ana },
    deed: 'failed',
  })
})

test('what was closed or put aside with a reply comes back when the reply fails', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  const closed = await answered(desk, { then: { kind: 'close', reasonId } })
  await desk.database.engine(tx => settleFailed(tx, { ...closed.settled, code: 'x', text: '' }))
  const row = await desk.row(closed.conversationId)
  assert.deepEqual([row.status, row.turnAt], ['open', morning])
  const lines = (await thread(desk, closed.conversationId)).rows.map(message => message.system?.deed ?? message.text)
  assert.deepEqual(lines, ['¿Cuándo llega mi pedido?', 'Claro', 'closed', 'reopened'])
  const other = await desk.says('Hola', { by: 'joan' })
  const id = await desk.replies(other.conversationId, { then: { kind: 'snooze', until: later + hour } })
  await desk.database.engine(tx => settleUnsure(tx, { workspaceId: desk.ours, messageId: id, at: later }))
  const woken = await desk.row(other.conversationId)
  assert.deepEqual([woken.status, woken.snoozedUntil, woken.turnAt], ['open', null, morning])
})

test('a failure changes nothing for a customer whom we have answered since', async () => {
  await using desk = await openDesk()
  const { conversationId, settled } = await answered(desk)
  await desk.replies(conversationId, { text: 'Mañana', at: later })
  await desk.database.engine(tx => settleFailed(tx, { ...settled, code: 'x', text: '' }))
  assert.equal((await desk.row(conversationId)).status, 'waiting')
})

test('an unsure reply that was found again answers the turn; what the customer wrote since still waits', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  await desk.database.engine(tx => settleUnsure(tx, settled))
  assert.equal((await desk.message(messageId))?.state, 'unsure')
  assert.equal((await desk.row(conversationId)).turnAt, morning)
  await desk.database.engine(tx => settleSent(tx, { ...settled, externalId: 'wamid.1' }))
  assert.deepEqual(
    [(await desk.row(conversationId)).status, (await desk.row(conversationId)).turnAt],
    ['waiting', null],
  )
  const again = await answered(desk, { at: later }, 'again')
  await desk.database.engine(tx => settleUnsure(tx, again.settled))
  await desk.says('¿Sigues ahí?', { at: later + minute })
  await desk.database.engine(tx => settleReceipt(tx, { ...again.settled, at: later + 2 * minute, state: 'delivered' }))
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.turnAt], ['open', later + minute])
})

test('a failed reply sent once more answers the turn again', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId, settled } = await answered(desk)
  await desk.database.engine(tx => settleFailed(tx, { ...settled, code: 'x', text: '' }))
  const again = () => desk.as((tx, who) => retry(tx, who, { messageId, now: later + second, placeOf }))
  assert.deepEqual([await again(), await again()], [true, false])
  const message = await desk.message(messageId)
  assert.deepEqual([message?.state, message?.failure], ['queued', null])
  assert.equal((await desk.row(conversationId)).status, 'waiting')
  const queued = (await desk.events('message.queued')).map(each => JSON.parse(each.detail!).dueAt)
  assert.deepEqual(queued, [morning + minute + 10_000, later + second])
  assert.ok(await desk.database.engine(tx => takeForSending(tx, desk.ours, messageId, later + second)))
})

test('sending once more obeys the place as it is now', async () => {
  await using desk = await openDesk()
  const { messageId, settled } = await answered(desk)
  await desk.database.engine(tx => settleFailed(tx, { ...settled, code: 'x', text: '' }))
  const closedPlace = () => ({ can: { ...plainPlace, windowMs: minute }, disabled: false })
  await assert.rejects(
    desk.as((tx, who) => retry(tx, who, { messageId, now: later, placeOf: closedPlace })),
    { code: 'reply.window-closed' },
  )
  await assert.rejects(
    desk.as((tx, who) => retry(tx, who, { messageId: newId(), now: later, placeOf })),
    { code: 'message.unknown', status: 404 },
  )
})

test('what delivery settles in one workspace leaves another alone', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Cuándo llega mi pedido?', { id: 'question' })
  const ids = {
    sent: await desk.replies(conversationId),
    failed: await desk.replies(conversationId),
    unsure: await desk.replies(conversationId),
  }
  const reasonId = await desk.reason()
  await desk.as((tx, who) => snooze(tx, who, { conversationId, until: later + hour, now: later }))
  const echo = await desk.says('Claro', { id: 'wamid.1', echo: true, at: later })
  await desk.database.engine(tx =>
    applySignals(tx, [
      {
        workspaceId: desk.ours,
        profileId: desk.profileId,
        key: 'r',
        at: later,
        targetId: 'wamid.1',
        deed: { kind: 'reaction', authorRef: newId(), emoji: '🙏' },
      },
    ]),
  )
  assert.ok(echo)
  await desk.twin()
  const before = await desk.theirRows()
  assert.ok(before.messages!.length > 4)
  const settle = (messageId: string) => ({ workspaceId: desk.ours, messageId, at: later })
  await desk.database.engine(async tx => {
    for (const id of Object.values(ids))
      assert.equal((await takeForSending(tx, desk.ours, id, later))?.workspaceId, desk.ours)
    await settleSent(tx, { ...settle(ids.sent), externalId: 'wamid.1' })
    await settleReceipt(tx, { ...settle(ids.sent), state: 'read' })
    await settleUnsure(tx, settle(ids.unsure))
    await settleFailed(tx, { ...settle(ids.failed), code: 'x', text: '' })
  })
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: later }))
  assert.deepEqual(await desk.theirRows(), before)
})
