import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessConversation } from '#conversations'
import { hour, minute, newId, second } from '#lib'
import { messages } from '#messages'
import { heardIn, reply, withdraw } from '#replies'
import { type Desk, morning, openDesk, plainPlace } from '../../test/desk.ts'

const thread = async (desk: Desk, conversationId: string) =>
  (await desk.as((tx, who) => messages(tx, who, conversationId, { limit: 50 }))).rows
const placeOf = () => ({ can: plainPlace, disabled: false })
const kinds = async (desk: Desk) => (await desk.events()).map(each => each.kind)

test('whoever answers takes the conversation, and the customer no longer waits', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId, { text: 'Hasta las ocho' })
  const row = await desk.row(conversationId)
  assert.deepEqual(
    [row.status, row.turnAt, row.holder, row.unread],
    ['waiting', null, { kind: 'agent', id: desk.people.ana }, 0],
  )
  assert.deepEqual(row.last, {
    text: 'Hasta las ocho',
    kind: 'text',
    direction: 'out',
    visibility: 'private',
    at: morning + minute,
  })
  const message = await desk.message(id)
  assert.deepEqual(
    [message?.state, message?.heldUntil, message?.author],
    ['held', morning + minute + 10 * second, { kind: 'agent', id: desk.people.ana, name: 'ana' }],
  )
  const told = (await desk.events())
    .slice(-2)
    .map(({ kind, subject, detail }) => ({ kind, subject, detail: JSON.parse(detail!) }))
  assert.deepEqual(told, [
    { kind: 'message.queued', subject: id, detail: { dueAt: morning + minute + 10 * second } },
    {
      kind: 'conversation.changed',
      subject: null,
      detail: {
        from: { status: 'open', holder: 'queue' },
        to: { status: 'waiting', holder: desk.people.ana },
        deed: 'replied',
      },
    },
  ])
})

test('without second thoughts a reply is queued at once', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId, { holdMs: 0 })
  assert.deepEqual([(await desk.message(id))?.state, (await desk.message(id))?.heldUntil], ['queued', null])
  await assert.rejects(
    desk.as((tx, who) => withdraw(tx, who, { messageId: id, now: morning + minute })),
    { code: 'message.on-its-way', status: 409 },
  )
})

test('the same id twice is one message, the first', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = await desk.replies(conversationId, { text: 'Sí' })
  await desk.replies(conversationId, { id, text: 'No' })
  assert.deepEqual(
    (await thread(desk, conversationId)).map(message => message.text),
    ['¿Abrís hoy?', 'Sí'],
  )
  assert.equal((await desk.events('message.queued')).length, 1)
  const other = await desk.says('Hola', { by: 'joan' })
  await assert.rejects(desk.replies(other.conversationId, { id }), { code: 'message.taken', status: 409 })
})

test('two who send the same reply at the same moment send one', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const id = newId()
  const written = { id, conversationId, files: [], visibility: 'private', holdMs: 0, now: morning, placeOf } as const
  let late: Promise<boolean> | undefined
  const done = new AbortController()
  const isWaiting = () => desk.database.engine(tx => tx.query('select 1 from pg_locks where not granted'))
  const first = desk.as(async (tx, who) => {
    await accessConversation(tx, who, conversationId)
    late = desk.as((other, whose) => reply(other, whose, { ...written, text: 'Luego' }), desk.who.luis)
    void late.finally(() => done.abort())
    while (!done.signal.aborted && (await isWaiting()).length === 0);
    return reply(tx, who, { ...written, text: 'Antes' })
  })
  assert.deepEqual([await first, await late], [true, false])
  assert.deepEqual(
    (await thread(desk, conversationId)).map(message => message.text),
    ['¿Abrís hoy?', 'Antes'],
  )
})

test('what does not fit its place is not stored', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const before = await kinds(desk)
  const shortPlace = (id: string) =>
    id === desk.profileId
      ? { can: { ...plainPlace, text: { max: 3, unit: 'bytes' as const } }, disabled: false }
      : undefined
  await assert.rejects(desk.replies(conversationId, { text: 'José', placeOf: shortPlace }), {
    code: 'reply.too-long',
    values: { count: 5, max: 3, unit: 'bytes' },
  })
  await assert.rejects(desk.replies(conversationId, { files: [newId()] }), { code: 'file.unknown' })
  await assert.rejects(desk.replies(conversationId, { quoteId: newId() }), { code: 'message.unknown' })
  await assert.rejects(desk.replies(conversationId, { then: { kind: 'close', reasonId: newId() } }), {
    code: 'reason.unknown',
  })
  await assert.rejects(desk.replies(conversationId, { then: { kind: 'snooze', until: morning } }), {
    code: 'snooze.past',
  })
  await assert.rejects(desk.replies(newId()), { code: 'conversation.unknown', status: 404 })
  assert.deepEqual(await kinds(desk), before)
  assert.equal((await desk.row(conversationId)).status, 'open')
  assert.equal((await thread(desk, conversationId)).length, 1)
})

test('a reply carries the files that were kept before, in their order', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis foto?')
  const files = [newId(), newId()]
  await desk.as((tx, { workspaceId }) =>
    tx.query(
      `insert into files (workspace_id, id, name, type, size, state, width, height) values ($1, $2, 'b.png', 'image/png', 10, 'ready', 4, 3), ($1, $3, 'a.pdf', 'application/pdf', 20, 'ready', null, null)`,
      [workspaceId, files[1], files[0]],
    ),
  )
  const id = await desk.replies(conversationId, { text: '', files })
  const message = await desk.message(id)
  assert.deepEqual([message?.kind, message?.text], ['document', null])
  assert.deepEqual(
    message?.parts.map(part => 'file' in part && [part.kind, part.file.name, part.file.address, part.file.thumbnail]),
    [
      ['document', 'a.pdf', `/api/v1/files/${files[0]}?workspace=${desk.ours}`, null],
      [
        'image',
        'b.png',
        `/api/v1/files/${files[1]}?workspace=${desk.ours}`,
        `/api/v1/files/${files[1]}/thumbnail?workspace=${desk.ours}`,
      ],
    ],
  )
  assert.deepEqual(
    [(await desk.row(conversationId)).last.text, (await desk.row(conversationId)).last.kind],
    ['', 'document'],
  )
})

test('a program that answers by its key says that it is one, and takes nothing into its hands', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const by = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['answer'] } as const
  const id = await desk.replies(conversationId, { by })
  assert.deepEqual((await desk.message(id))?.author, { kind: 'bot', id: by.keyId, name: '' })
  assert.deepEqual(
    [(await desk.row(conversationId)).holder, (await desk.row(conversationId)).status],
    [{ kind: 'queue' }, 'waiting'],
  )
  await assert.rejects(desk.replies(conversationId, { by: { ...by, scopes: ['read'] } }), {
    code: 'forbidden',
    status: 403,
  })
})

test('with a reply one may close; taking the reply back opens it again, as it was', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const reasonId = await desk.reason()
  const before = await desk.row(conversationId)
  const id = await desk.replies(conversationId, { then: { kind: 'close', reasonId } })
  assert.equal((await desk.row(conversationId)).status, 'closed')
  assert.deepEqual(
    (await thread(desk, conversationId)).map(message => message.system ?? message.text),
    ['¿Abrís hoy?', 'Claro', { deed: 'closed', by: desk.people.ana, reason: reasonId }],
  )
  assert.equal(await desk.as((tx, who) => withdraw(tx, who, { messageId: id, now: morning + 2 * minute })), true)
  assert.deepEqual(
    (await thread(desk, conversationId)).map(message => message.text),
    ['¿Abrís hoy?'],
  )
  assert.deepEqual({ ...(await desk.row(conversationId)), unread: 1, activeAt: before.activeAt }, before)
  assert.equal((await desk.events('message.withdrawn')).length, 2)
})

test('with a reply one may put the conversation aside; taking it back takes the alarm away', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const timers = () => desk.as(tx => tx.query(`select kind, subject_id as subject, due_at as "dueAt" from timers`))
  const id = await desk.replies(conversationId, { then: { kind: 'snooze', until: morning + hour } })
  assert.deepEqual(
    [(await desk.row(conversationId)).status, (await desk.row(conversationId)).snoozedUntil],
    ['snoozed', morning + hour],
  )
  assert.deepEqual(await timers(), [{ kind: 'conversation.wake', subject: conversationId, dueAt: morning + hour }])
  await desk.as((tx, who) => withdraw(tx, who, { messageId: id, now: morning + 2 * minute }))
  assert.deepEqual([(await desk.row(conversationId)).status, await timers()], ['open', []])
})

test('a line in the timeline is told even where the conversation stands as it stood', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const then = { kind: 'snooze', until: morning + hour } as const
  await desk.replies(conversationId, { then })
  await desk.replies(conversationId, { then, text: 'Y mañana' })
  const changes = await desk.events('conversation.changed')
  assert.deepEqual(
    changes.map(each => JSON.parse(each.detail!).to.status),
    ['snoozed', 'snoozed'],
  )
  assert.equal(new Set(changes.map(each => each.subject)).size, 2)
})

test('when the customer wrote last is known of each visibility', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('en público', { visibility: 'public' })
  await desk.says('en privado', { at: morning + minute })
  assert.deepEqual(await desk.as((tx, who) => heardIn(tx, who.workspaceId, conversationId)), {
    public: morning,
    private: morning + minute,
  })
})

test('of two who answer at once the second is told so, and may send it anyway', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId: seen } = await desk.says('¿Tenéis juntas?')
  await desk.replies(conversationId, { by: desk.who.luis, text: 'Quedan dos' })
  const late = { by: desk.who.ana, text: 'No quedan', seen, at: morning + 2 * minute }
  await assert.rejects(desk.replies(conversationId, late), {
    code: 'reply.overtaken',
    status: 409,
    values: { name: 'luis' },
  })
  await desk.replies(conversationId, { ...late, by: desk.who.luis })
  await desk.replies(conversationId, { ...late, anyway: true })
  const { messageId: last } = await desk.says('Gracias', { at: morning + 3 * minute })
  await desk.replies(conversationId, { ...late, seen: last, at: morning + 4 * minute })
})

test('a file goes with one message: nobody sends what another one carries, or takes it away from there', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola', { by: 'marta' })
  const other = await desk.says('Buenas', { by: 'joan' })
  const file = newId()
  await desk.database.engine(tx =>
    tx.query(
      `insert into files (workspace_id, id, name, type, size, state) values ($1, $2, 'a.pdf', 'application/pdf', 20, 'ready')`,
      [desk.ours, file],
    ),
  )
  const messageId = await desk.replies(conversationId, { text: '', files: [file] })
  await assert.rejects(desk.replies(other.conversationId, { text: '', files: [file] }), { code: 'file.unknown' })
  const [kept] = await desk.as(tx =>
    tx.query<{ of: string }>(`select message_id as of from files where id = $1`, [file]),
  )
  assert.equal(kept?.of, messageId)
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + minute }))
  await desk.replies(other.conversationId, { text: '', files: [file] })
})
