import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, rowsOf } from '#conversations'
import { day, minute, newId } from '#lib'
import { applySignals, firstSaidAt, messages, messagesOf, showMessage } from '#messages'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const page = (
  desk: Desk,
  conversationId: string,
  ask: Partial<Parameters<typeof messages>[3]> = {},
  who = desk.who.ana,
) => desk.as((tx, by) => messages(tx, by, conversationId, { limit: 50, ...ask }), who)
const signal = (
  desk: Desk,
  targetId: string,
  deed: Parameters<typeof applySignals>[1][number]['deed'],
  at = morning + minute,
) =>
  desk.database.engine(tx =>
    applySignals(tx, [{ workspaceId: desk.ours, profileId: desk.profileId, key: newId(), at, targetId, deed }]),
  )

test('the latest messages come first to hand, oldest first, and earlier and later ones page by page', async () => {
  await using desk = await openDesk()
  let conversationId = ''
  // Two in the same millisecond: the id decides.
  for (const minutes of [0, 1, 2, 2, 3, 4, 5])
    ({ conversationId } = await desk.says(`${minutes}`, { at: morning + minutes * minute }))
  const whole = (await page(desk, conversationId)).rows
  assert.deepEqual(
    whole.map(message => message.text),
    ['0', '1', '2', '2', '3', '4', '5'],
  )
  const last = await page(desk, conversationId, { limit: 3 })
  assert.deepEqual([last.rows.map(message => message.text), last.later], [['3', '4', '5'], null])
  const middle = await page(desk, conversationId, { limit: 3, before: last.earlier! })
  assert.deepEqual(middle.rows, whole.slice(1, 4))
  const first = await page(desk, conversationId, { limit: 3, before: middle.earlier! })
  assert.deepEqual([first.rows, first.earlier], [whole.slice(0, 1), null])
  const onward = await page(desk, conversationId, { limit: 3, after: first.later! })
  assert.deepEqual(onward.rows, whole.slice(1, 4))
  const end = await page(desk, conversationId, { limit: 3, after: onward.later! })
  assert.deepEqual([end.rows, end.later], [whole.slice(4), null])
})

test('a conversation that is not there, or a place that we did not write, is a fault', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await assert.rejects(page(desk, newId()), { code: 'conversation.unknown', status: 404 })
  await assert.rejects(page(desk, conversationId, {}, desk.person('ana', desk.theirs)), {
    code: 'conversation.unknown',
  })
  await assert.rejects(page(desk, conversationId, { before: 'x' }), { code: 'cursor.malformed', status: 422 })
})

test('a message shows who wrote it, what it quotes, what was said of it and how often it was changed', async () => {
  await using desk = await openDesk()
  const asked = await desk.says('¿Abrís hoy?', { id: 'asked' })
  const id = await desk.replies(asked.conversationId, { text: 'Hasta las ocho', quoteId: asked.messageId })
  await signal(desk, 'asked', { kind: 'edit', text: '¿Abrís hoy o mañana?', parts: [] })
  await signal(desk, 'asked', { kind: 'edit', text: '¿Abrís el lunes?', parts: [] }, morning + 2 * minute)
  const identity = (await desk.as(tx => tx.query<{ ref: string }>('select ref from identities')))[0]!.ref
  await signal(desk, 'asked', { kind: 'reaction', authorRef: identity, emoji: '🙏' })
  await desk.as((tx, { workspaceId }) =>
    tx.query(
      `insert into reactions (workspace_id, message_id, author_id, author_kind, emoji, at) values ($1, $2, $3, 'agent', '👀', now())`,
      [workspaceId, asked.messageId, desk.people.ana],
    ),
  )
  const [question, answer] = (await page(desk, asked.conversationId)).rows
  assert.deepEqual(
    [question?.text, question?.versions, question?.editedAt, question?.author.name, question?.author.kind],
    ['¿Abrís el lunes?', 2, morning + 2 * minute, 'marta', 'customer'],
  )
  assert.deepEqual(question?.reactions, [
    { emoji: '🙏', by: 'marta', mine: false },
    { emoji: '👀', by: 'ana', mine: true },
  ])
  assert.deepEqual(
    [answer?.id, answer?.quote, answer?.author],
    [
      id,
      { id: asked.messageId, text: '¿Abrís el lunes?', author: 'marta' },
      { kind: 'agent', id: desk.people.ana, name: 'ana' },
    ],
  )
  // For the platform the brand is one person, whoever of it reacted.
  const [forLuis] = (await page(desk, asked.conversationId, {}, desk.who.luis)).rows
  assert.deepEqual(forLuis?.reactions, question?.reactions)
})

test('what the customer deleted shows nothing of what it was', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('secreto', { id: 'asked' })
  await signal(desk, 'asked', { kind: 'deletion' })
  const [message] = (await page(desk, conversationId)).rows
  assert.deepEqual([message?.text, message?.parts, message?.deletedAt], [null, [], morning + minute])
})

test('pieces of a message are shown with their files, also while these are on their way', async () => {
  await using desk = await openDesk()
  const [ready, coming] = [newId(), newId()]
  const parts = [
    { kind: 'image' as const, ref: { id: 'v1' }, file: ready, alt: 'La cafetera' },
    { kind: 'audio' as const, ref: { id: 'v2' }, file: coming, name: 'nota.ogg', durationMs: 18_000 },
    { kind: 'location' as const, latitude: 39.46, longitude: -0.37, name: 'Ruzafa' },
    { kind: 'product' as const, id: 'p', name: 'Nido 2', image: { url: 'https://example.com/x' } },
  ]
  const { conversationId } = await desk.says('', { kind: 'image', parts })
  await desk.as((tx, { workspaceId }) =>
    tx.query(
      `insert into files (workspace_id, id, name, type, size, state, width, height) values ($1, $2, 'foto.jpg', 'image/jpeg', 10, 'ready', 40, 30)`,
      [workspaceId, ready],
    ),
  )
  const [message] = (await page(desk, conversationId)).rows
  const unknown = { width: null, height: null, failure: null }
  assert.deepEqual(message?.parts, [
    {
      kind: 'image',
      file: {
        id: ready,
        name: 'foto.jpg',
        type: 'image/jpeg',
        size: 10,
        state: 'ready',
        address: `/api/v1/files/${ready}?workspace=${desk.ours}`,
        thumbnail: `/api/v1/files/${ready}/thumbnail?workspace=${desk.ours}`,
        width: 40,
        height: 30,
        failure: null,
      },
      alt: 'La cafetera',
    },
    {
      kind: 'audio',
      file: {
        id: coming,
        name: 'nota.ogg',
        type: 'application/octet-stream',
        size: null,
        state: 'pending',
        address: null,
        thumbnail: null,
        ...unknown,
      },
      durationMs: 18_000,
    },
    { kind: 'location', latitude: 39.46, longitude: -0.37, name: 'Ruzafa' },
    { kind: 'product', id: 'p', name: 'Nido 2' },
  ])
})

test('a closing does not tell what only we need to remember of it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const reasonId = await desk.reason()
  await desk.replies(conversationId, { then: { kind: 'close', reasonId } })
  const line = (await page(desk, conversationId)).rows.at(-1)
  assert.deepEqual([line?.system, line?.parts], [{ deed: 'closed', by: desk.people.ana, reason: reasonId }, []])
})

test('rows and messages of many workspaces are read at once, each of its own', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await desk.says('Hola', { id: 'asked' })
  await desk.says('¿Hola?', { quotes: 'asked', at: morning + minute })
  const quoting = (await page(desk, conversationId)).rows[1]!.id
  const reply = await desk.replies(conversationId, { at: morning + 2 * minute })
  await signal(desk, 'asked', { kind: 'edit', text: 'Hola hola', parts: [] })
  await signal(desk, 'asked', { kind: 'reaction', authorRef: newId(), emoji: '🙏' })
  await desk.twin()
  await desk.database.engine(async tx => {
    const named = [desk.theirs]
    await tx.query(`update messages set text = 'theirs' where workspace_id = $1`, named)
    await tx.query(`update customers set name = 'theirs' where workspace_id = $1`, named)
    await tx.query(`update identities set name = 'theirs' where workspace_id = $1`, named)
    await tx.query(`update inbox_rows set last_text = 'theirs' where workspace_id = $1`, named)
    await tx.query(`update memberships set name = 'theirs' where workspace_id = $1`, named)
    await tx.query(`delete from reactions where workspace_id = $1`, named)
    await tx.query(`delete from message_versions where workspace_id = $1`, named)
  })
  const both = [desk.ours, desk.theirs]
  const rows = await desk.database.engine(tx =>
    rowsOf(
      tx,
      both.map(workspaceId => ({ workspaceId, id: conversationId })),
    ),
  )
  assert.deepEqual(
    rows.map(row => [row.workspaceId, row.name, row.last.text]),
    [
      [desk.ours, 'marta', 'Claro'],
      [desk.theirs, 'theirs', 'theirs'],
    ],
  )
  const one = await desk.database.engine(tx =>
    rowsOf(tx, [
      { workspaceId: desk.theirs, id: conversationId },
      { workspaceId: newId(), id: conversationId },
    ]),
  )
  assert.deepEqual(
    one.map(row => row.workspaceId),
    [desk.theirs],
  )
  const facts = await desk.database.engine(tx =>
    messagesOf(
      tx,
      [messageId, quoting, reply].flatMap(id => both.map(workspaceId => ({ workspaceId, id }))),
    ),
  )
  const shown = Map.groupBy(facts, each => each.workspaceId)
  const saw = (workspaceId: string) =>
    shown
      .get(workspaceId)!
      .map(each => showMessage(each))
      .map(({ text, author, quote, reactions, versions }) => [
        text,
        author.name,
        quote?.text,
        reactions.length,
        versions,
      ])
  assert.deepEqual(saw(desk.ours), [
    ['Hola hola', 'marta', undefined, 1, 1],
    ['¿Hola?', 'marta', 'Hola hola', 0, 0],
    ['Claro', 'ana', undefined, 0, 0],
  ])
  assert.deepEqual(saw(desk.theirs), [
    ['theirs', 'theirs', undefined, 0, 0],
    ['theirs', 'theirs', 'theirs', 0, 0],
    ['theirs', 'theirs', undefined, 0, 0],
  ])
})

test('nothing asked, nothing read', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  await desk.database.engine(async tx => assert.deepEqual([await rowsOf(tx, []), await messagesOf(tx, [])], [[], []]))
})

test('the line of an assignment stands in its place in time', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now: morning + minute }),
  )
  await desk.says('¿Hola?', { at: morning + 2 * minute })
  assert.deepEqual(
    (await page(desk, conversationId)).rows.map(message => message.direction),
    ['in', 'system', 'in'],
  )
})

test('a customer is one since something was first said, also where that was fetched later', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola', { lane: 'new' })
  const { customerId } = await desk.row(conversationId)
  const since = () => desk.as((tx, who) => firstSaidAt(tx, who, customerId))
  assert.equal(await since(), morning)
  await desk.says('Hace un año', { lane: 'old', at: morning - 365 * day, historic: true })
  assert.equal(await since(), morning - 365 * day)
  assert.equal(await desk.as((tx, who) => firstSaidAt(tx, who, newId())), null)
})
