import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close, conversation, markRead } from '#conversations'
import { minute, newId } from '#lib'
import { messages } from '#messages'
import { settleSent, takeForSending } from '#replies'
import { addTag, tag } from '#tags'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { merge, mergesOf, split, unmerge } from './index.ts'

const spoken = async (desk: Desk, id: string) =>
  (await desk.as((tx, who) => messages(tx, who, id, { limit: 50 }))).rows
    .filter(({ direction }) => direction !== 'system')
    .map(({ text }) => text)
const deedsIn = async (desk: Desk, id: string) => (await desk.lines(id)).map(({ deed }) => deed)
const sent = (desk: Desk, messageId: string, at: number) =>
  desk.database.engine(async tx => {
    const out = await takeForSending(tx, desk.ours, messageId, at)
    await settleSent(tx, { workspaceId: desk.ours, messageId, externalId: messageId, at })
    return out!
  })
const join = (desk: Desk, conversationId: string, otherId: string, at = morning + 10 * minute) =>
  desk.as((tx, who) => merge(tx, who, { conversationId, otherId, now: at }))
const part = (desk: Desk, conversationId: string, otherId: string, at = morning + 20 * minute) =>
  desk.as((tx, who) => unmerge(tx, who, { conversationId, otherId, now: at }))
const fault = (code: string, status = 409) => ({ code, status })

/** Marta has written two mails. */
async function twoMails() {
  const desk = await openDesk()
  const { conversationId: first } = await desk.says('Mi pedido', { lane: 'mail 1' })
  const { conversationId: second } = await desk.says('¿Y mi pedido?', { lane: 'mail 2', at: morning + minute })
  await desk.says('Es el 4812', { lane: 'mail 1', at: morning + 2 * minute })
  return { desk, first, second }
}

test('what was said in two conversations stands in one, in the order of time; the other one leads to it', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  assert.equal(await join(desk, first, second), true)
  assert.deepEqual(await spoken(desk, first), ['Mi pedido', '¿Y mi pedido?', 'Es el 4812'])
  assert.deepEqual(await spoken(desk, second), [])
  const [kept, other] = [await desk.row(first), await desk.row(second)]
  assert.deepEqual([kept.status, kept.turnAt, kept.unread, kept.last.text], ['open', morning, 3, 'Es el 4812'])
  assert.deepEqual([other.status, other.turnAt, other.unread, other.last.kind], ['closed', null, 0, 'merged'])
  assert.equal((await desk.as((tx, who) => conversation(tx, who, second))).mergedInto, first)
  assert.deepEqual([await deedsIn(desk, first), await deedsIn(desk, second)], [['merged'], ['merged-into']])
  assert.equal(await join(desk, first, second), false, 'done twice is done once')
  const moved = (await desk.events('conversation.merged')).map(each => [each.conversation, each.detail])
  assert.deepEqual(moved, [[first, JSON.stringify({ other: second })]])
})

test('what comes later in either thread arrives in the one that was kept, also in one batch, and is answered where it was written', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  await join(desk, first, second)
  const there = await desk.says('¿Hola?', { lane: 'mail 2', at: morning + 11 * minute })
  assert.equal(there.conversationId, first)
  const answer = await desk.replies(first, { at: morning + 12 * minute, holdMs: 0 })
  assert.equal((await sent(desk, answer, morning + 12 * minute)).to.lane, 'mail 2')
  await desk.says('Gracias, y otra cosa', { lane: 'mail 1', at: morning + 13 * minute })
  const next = await desk.replies(first, { at: morning + 14 * minute, holdMs: 0 })
  assert.equal((await sent(desk, next, morning + 14 * minute)).to.lane, 'mail 1')
})

test('messages of both threads in one batch count once each', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  await join(desk, first, second)
  await desk.sayAll([
    ['uno', { lane: 'mail 1', at: morning + 11 * minute }],
    ['dos', { lane: 'mail 2', at: morning + 12 * minute }],
  ])
  const row = await desk.row(first)
  assert.deepEqual([row.unread, row.last.text], [5, 'dos'])
})

test('only conversations of one customer on one account can be one, and none while a reply is leaving', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  const { conversationId: others } = await desk.says('Hola', { by: 'oscar' })
  const { conversationId: closed } = await desk.says('Otro asunto', { lane: 'mail 3', at: morning + minute })
  await assert.rejects(join(desk, first, first), fault('merge.apart'))
  await assert.rejects(join(desk, first, others), fault('merge.apart'))
  await assert.rejects(join(desk, first, newId()), fault('conversation.unknown', 404))
  await desk.as(tx =>
    tx.query(`update conversations set profile_id = $2 where workspace_id = $1 and id = $3`, [
      desk.ours,
      newId(),
      closed,
    ]),
  )
  await assert.rejects(join(desk, first, closed), fault('merge.apart'))
  const reply = await desk.replies(second, { at: morning + 3 * minute })
  await assert.rejects(join(desk, first, second), fault('merge.on-its-way'))
  await sent(desk, reply, morning + 4 * minute)
  assert.equal(await join(desk, first, second), true)
  await assert.rejects(join(desk, second, others), fault('conversation.merged'))
  await assert.rejects(desk.replies(second), fault('conversation.merged'))
  const byKey = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] } as const
  await assert.rejects(
    desk.as((tx, who) => merge(tx, who, { conversationId: first, otherId: second, now: morning }), byKey),
    fault('forbidden', 403),
  )
})

test('what one may not see is not there to be merged', async () => {
  await using desk = await openDesk()
  const { conversationId: mine } = await desk.says('Rota', { by: 'marta' })
  const { conversationId: others } = await desk.says('Hola', { by: 'oscar' })
  const to = { kind: 'agent', id: desk.people.luis } as const
  await desk.as((tx, who) => assign(tx, who, { conversationId: mine, to, now: morning + minute }))
  const luis = { ...desk.who.luis, sees: 'own', teamIds: [], mateIds: [] } as typeof desk.who.luis
  const asked = { conversationId: mine, otherId: others, now: morning + 2 * minute }
  await assert.rejects(
    desk.as((tx, who) => merge(tx, who, asked), luis),
    fault('conversation.unknown', 404),
  )
})

test('an undone merge gives back what was, and what the customer has written in that thread since', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  const before = [await desk.row(first), await desk.row(second)]
  await join(desk, first, second)
  const [merged] = await desk.as((tx, who) => mergesOf(tx, who, first))
  assert.deepEqual(merged, { conversationId: second, by: desk.people.ana, at: morning + 10 * minute, blocked: null })
  assert.equal(await part(desk, first, second), true)
  const activeAt = 0
  const after = [await desk.row(first), await desk.row(second)]
  assert.deepEqual(
    after.map(row => ({ ...row, activeAt })),
    before.map(row => ({ ...row, activeAt })),
  )
  assert.equal(await part(desk, first, second), false)
  assert.deepEqual(await desk.as((tx, who) => mergesOf(tx, who, first)), [])
  assert.equal((await desk.says('¿Y?', { lane: 'mail 2', at: morning + 30 * minute })).conversationId, second)

  await join(desk, first, second, morning + 40 * minute)
  await desk.says('¿Sí?', { lane: 'mail 2', at: morning + 41 * minute })
  await part(desk, first, second, morning + 50 * minute)
  assert.deepEqual(await spoken(desk, second), ['¿Y mi pedido?', '¿Y?', '¿Sí?'])
  assert.deepEqual(await spoken(desk, first), ['Mi pedido', 'Es el 4812'])
  assert.deepEqual(await deedsIn(desk, second), ['merged-into', 'unmerged', 'merged-into', 'unmerged'])
})

test('what we have answered while they were one has been answered in both', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  await join(desk, first, second)
  await sent(desk, await desk.replies(first, { at: morning + 11 * minute, holdMs: 0 }), morning + 11 * minute)
  await part(desk, first, second)
  const [kept, other] = [await desk.row(first), await desk.row(second)]
  assert.deepEqual([kept.status, kept.turnAt, other.status, other.turnAt], ['waiting', null, 'waiting', null])
  assert.deepEqual(await spoken(desk, first), ['Mi pedido', 'Es el 4812', 'Claro'])
})

test('what was read together is read apart; what was not, is not', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  await join(desk, first, second)
  await desk.as((tx, who) => markRead(tx, who, { conversationId: first }))
  await part(desk, first, second)
  assert.deepEqual([(await desk.row(first)).unread, (await desk.row(second)).unread], [0, 0])
})

test('a merge whose lines no longer stand together cannot be undone, and says so', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  const last = await desk.says('Y otra cosa', { lane: 'mail 2', at: morning + 3 * minute })
  await join(desk, first, second)
  await desk.as((tx, who) =>
    split(tx, who, { conversationId: first, messageId: last.messageId, now: morning + 12 * minute }),
  )
  assert.equal((await desk.as((tx, who) => mergesOf(tx, who, first)))[0]!.blocked, 'merge.scattered')
  await assert.rejects(part(desk, first, second), fault('merge.scattered'))
})

test('from a message on it is another conversation, in the same hands, where the thread goes on', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  await sent(desk, await desk.replies(conversationId, { holdMs: 0 }), morning + minute)
  const other = await desk.says('Además, me falta un plato', { at: morning + 5 * minute })
  await desk.says('El azul', { at: morning + 6 * minute })
  const id = await desk.as((tx, who) =>
    split(tx, who, { conversationId, messageId: other.messageId, now: morning + 7 * minute }),
  )
  const [first, second] = [await desk.row(conversationId), await desk.row(id)]
  assert.deepEqual([first.status, first.turnAt, first.unread, first.last.text], ['waiting', null, 0, 'Claro'])
  assert.deepEqual(
    [second.status, second.turnAt, second.unread, second.last.text, second.holder],
    ['open', morning + 5 * minute, 2, 'El azul', { kind: 'agent', id: desk.people.ana }],
  )
  assert.equal((await desk.as((tx, who) => conversation(tx, who, id))).previousId, conversationId)
  assert.deepEqual([await deedsIn(desk, conversationId), await deedsIn(desk, id)], [['split'], ['split-off']])
  assert.equal((await desk.says('¿Hola?', { at: morning + 8 * minute })).conversationId, id)
  // What is still to be said of the first matter goes out all the same.
  const late = await desk.replies(conversationId, { text: 'Hasta las ocho', at: morning + 9 * minute, holdMs: 0 })
  assert.equal((await sent(desk, late, morning + 9 * minute)).to.lane, 'marta')

  assert.equal(await join(desk, conversationId, id, morning + 20 * minute), true)
  assert.deepEqual(await spoken(desk, conversationId), [
    ...['¿Abrís hoy?', 'Claro', 'Además, me falta un plato', 'El azul', '¿Hola?', 'Hasta las ocho'],
  ])
})

test('a split leaves something on both sides', async () => {
  await using desk = await openDesk()
  const first = await desk.says('¿Abrís hoy?')
  const { conversationId } = first
  const cut = (messageId: string, at = morning + 10 * minute) =>
    desk.as((tx, who) => split(tx, who, { conversationId, messageId, now: at }))
  await assert.rejects(cut(first.messageId), fault('split.not-here'))
  await assert.rejects(cut(newId()), fault('message.unknown', 404))
  const second = await desk.says('¿Y mañana?', { at: morning + minute })
  const reply = await desk.replies(conversationId, { at: morning + 2 * minute })
  await assert.rejects(cut(second.messageId), fault('merge.on-its-way'))
  await sent(desk, reply, morning + 3 * minute)
  await assert.rejects(cut(reply), fault('split.not-here'))
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: morning + 4 * minute }))
  await assert.rejects(cut(second.messageId), fault('conversation.closed'))
})

async function tagger(desk: Desk) {
  const names = ['rojo', 'verde', 'azul', 'gris']
  const [red, green, blue, grey] = await Promise.all(
    names.map(async name => (await desk.as((tx, who) => addTag(tx, who, { name, now: morning }))).id),
  )
  const put = (conversationId: string, add: (string | undefined)[], remove: (string | undefined)[] = []) => {
    const asked = { add: add.map(String), remove: remove.map(String) }
    return desk.as((tx, who) => tag(tx, who, { conversationId, ...asked, now: morning + 3 * minute }))
  }
  const on = async (id: string) => {
    const kept = await desk.database.owner(tx =>
      tx.query<{ id: string }>(`select tag_id as id from conversation_tags where conversation_id = $1 order by 1`, [
        id,
      ]),
    )
    const { tags } = await desk.row(id)
    assert.deepEqual(
      kept.map(row => row.id),
      tags.toSorted(),
    )
    return tags.map(each => names[[red, green, blue, grey].indexOf(each)])
  }
  return { red, green, blue, grey, put, on }
}

test('tags go along with what was said and come back as they were, but for what somebody did since', async () => {
  const { desk, first, second } = await twoMails()
  await using _ = desk
  const { red, green, blue, grey, put, on } = await tagger(desk)
  await put(first, [green, red])
  await put(second, [blue, red])
  await join(desk, first, second)
  assert.deepEqual([await on(first), await on(second)], [['verde', 'rojo', 'azul'], []])
  const told = (await desk.events('conversation.tagged')).slice(-2).map(each => [each.conversation, each.subject])
  assert.deepEqual(told, [
    [second, null],
    [first, null],
  ])
  await part(desk, first, second)
  assert.deepEqual(
    [await on(first), await on(second)],
    [
      ['verde', 'rojo'],
      ['azul', 'rojo'],
    ],
  )
  await join(desk, first, second, morning + 30 * minute)
  await put(first, [grey], [green])
  await part(desk, first, second, morning + 40 * minute)
  assert.deepEqual(
    [await on(first), await on(second)],
    [
      ['rojo', 'gris'],
      ['azul', 'rojo'],
    ],
  )
})

test('what a merge brought takes its tags along when all of it is split off', async () => {
  await using desk = await openDesk()
  const { conversationId: first } = await desk.says('Mi pedido', { lane: 'mail 1' })
  const later = { lane: 'mail 2', at: morning + 2 * minute }
  const { conversationId: second, messageId } = await desk.says('Otra cosa', later)
  const { red, blue, put, on } = await tagger(desk)
  await put(first, [red])
  await put(second, [blue])
  await join(desk, first, second)
  const at = morning + 20 * minute
  const third = await desk.as((tx, who) => split(tx, who, { conversationId: first, messageId, now: at }))
  assert.deepEqual([await on(first), await on(third)], [['rojo'], ['azul']])
})
