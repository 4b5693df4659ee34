import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { assign, close, doWithWayBack, goBack, reopen } from '#conversations'
import { hour, minute, newId } from '#lib'
import { merge, unmerge } from '#merging'
import { type Desk, morning, oneCustomer, openDesk } from '../../test/desk.ts'
import {
  caseConversations,
  caseOf,
  cases,
  editCase,
  followCases,
  linkToCase,
  openCase,
  settleCase,
  unlinkFromCase,
  unsettleCase,
  unsettledIn,
} from './index.ts'

const noon = morning + 2 * hour
const fault = (code: string, status: number) => ({ code, status })

const open = (desk: Desk, title: string, conversationIds: readonly string[], id = newId(), by?: Who) =>
  desk.as((tx, who) => openCase(tx, who, { id, title, conversationIds, now: noon }), by)
const link = (desk: Desk, caseId: string, conversationIds: string[], instead?: string) =>
  desk.as((tx, who) => linkToCase(tx, who, { caseId, conversationIds, instead, now: noon }))
const unlink = (desk: Desk, conversationId: string) =>
  desk.as((tx, who) => unlinkFromCase(tx, who, { conversationId, now: noon }))
const look = (desk: Desk, id: string, by?: Who) => desk.as((tx, who) => caseOf(tx, who, id), by)
const settle = (desk: Desk, id: string, now = noon) => desk.as((tx, who) => settleCase(tx, who, { id, now }))
const shut = async (desk: Desk, conversationId: string, now = noon) =>
  desk.as(async (tx, who) => close(tx, who, { conversationId, reasonId: await desk.reason(), now }))
const told = async (desk: Desk) =>
  (await desk.events()).filter(({ kind }) => kind.startsWith('case.')).map(({ kind }) => kind)
const limited = (desk: Desk): Who => ({ ...desk.who.luis, sees: 'own', teamIds: [], mateIds: [] }) as Who

test('a case has a number of its own, a title in one line, and tells how much there is of it', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('La lámpara llegó rota', { lane: 'mail' })
  const chat = await desk.says('¿Y mi lámpara?', { lane: 'chat' })
  const husband = await desk.says('Es el pedido de mi mujer', { by: 'oscar' })
  const first = await open(desk, '  La lámpara\n rota ', [mail.conversationId, chat.conversationId])
  const second = await open(desk, 'Otra cosa', [husband.conversationId])
  assert.equal(first.isNew && second.isNew, true)
  const found = await look(desk, first.caseId)
  assert.deepEqual(
    [found.number, found.title, found.state, found.openedBy],
    [1, 'La lámpara rota', 'open', desk.people.ana],
  )
  assert.deepEqual([found.conversations, found.open, found.customers, found.outOfSight], [2, 2, 1, 0])
  assert.equal((await look(desk, second.caseId)).number, 2)
  assert.equal((await desk.row(mail.conversationId)).caseId, first.caseId)
  assert.deepEqual(await desk.lines(mail.conversationId), [
    { deed: 'case-linked', by: desk.people.ana, id: first.caseId, number: 1, title: 'La lámpara rota' },
  ])
  assert.deepEqual(await told(desk), ['case.opened', 'case.linked', 'case.linked', 'case.opened', 'case.linked'])
  const detail = (await desk.events('case.linked'))[0]!.detail!
  assert.deepEqual(JSON.parse(detail), { number: 1, conversation: mail.conversationId })
})

test('the same id twice is one case; who opens it second for one conversation gets the one that stands', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('La lámpara llegó rota', { lane: 'mail' })
  const chat = await desk.says('¿Y mi lámpara?', { lane: 'chat' })
  const id = newId()
  await open(desk, 'Lámpara', [mail.conversationId], id)
  assert.deepEqual(await open(desk, 'Lámpara', [mail.conversationId], id), { caseId: id, isNew: false })
  const late = await open(desk, 'Lámpara rota', [chat.conversationId, mail.conversationId])
  assert.deepEqual(late, { caseId: id, isNew: false })
  assert.deepEqual([(await look(desk, id)).conversations, (await look(desk, id)).title], [2, 'Lámpara'])

  const one = await desk.says('Hola', { by: 'nuria' })
  const both = await Promise.all(['A', 'B'].map(title => open(desk, title, [one.conversationId])))
  assert.equal(both.filter(({ isNew }) => isNew).length, 1)
  assert.equal(both[0]!.caseId, both[1]!.caseId)
  assert.equal((await look(desk, both[0]!.caseId)).number, 2)
})

test('a conversation is of one case: of another it stays unless one says so', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('Rota', { lane: 'mail' })
  const chat = await desk.says('Tarde', { lane: 'chat' })
  const { caseId: first } = await open(desk, 'Rota', [mail.conversationId])
  const { caseId: second } = await open(desk, 'Tarde', [chat.conversationId])
  assert.deepEqual(await link(desk, second, [mail.conversationId]), {
    linked: 0,
    standing: [{ conversationId: mail.conversationId, caseId: first, number: 1 }],
  })
  assert.deepEqual(await link(desk, second, [mail.conversationId], first), { linked: 1, standing: [] })
  assert.deepEqual(await link(desk, second, [mail.conversationId]), { linked: 0, standing: [] })
  assert.deepEqual([(await look(desk, first)).conversations, (await look(desk, second)).conversations], [0, 2])
  assert.equal(await unlink(desk, mail.conversationId), true)
  assert.equal(await unlink(desk, mail.conversationId), false)
  assert.equal((await desk.row(mail.conversationId)).caseId, null)
  assert.deepEqual(
    (await desk.lines(mail.conversationId)).map(({ deed }) => deed),
    ['case-linked', 'case-unlinked', 'case-linked', 'case-unlinked'],
  )
})

test('what is no title, no case and no conversation is refused', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  for (const empty of ['', ' \n ', '\u202e\u200b'])
    await assert.rejects(open(desk, empty, [conversationId]), fault('case.empty', 422))
  await assert.rejects(open(desk, 'A', [newId()]), fault('conversation.unknown', 404))
  await assert.rejects(look(desk, newId()), fault('case.unknown', 404))
  await assert.rejects(link(desk, newId(), [conversationId]), fault('case.unknown', 404))
  const odd = '\u202eatoR\u0000 <script>'
  const { caseId } = await open(desk, odd, [conversationId])
  assert.equal((await look(desk, caseId)).title, '\u202eatoR <script>')
  await desk.as((tx, who) => editCase(tx, who, { id: caseId, title: 'Rota' }))
  assert.equal((await look(desk, caseId)).title, 'Rota')
})

test('a case is settled only when nothing of it is open; taking that back counts for nothing', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('Rota', { lane: 'mail' })
  const chat = await desk.says('Tarde', { lane: 'chat' })
  const { caseId } = await open(desk, 'Rota', [mail.conversationId, chat.conversationId])
  await shut(desk, mail.conversationId)
  assert.equal(await settle(desk, caseId), false)
  assert.deepEqual(await desk.as((tx, who) => unsettledIn(tx, who, caseId)), [chat.conversationId])
  const deed = { kind: 'close', reasonId: await desk.reason() } as const
  const back = await desk.as((tx, who) =>
    doWithWayBack(tx, who, { conversationId: chat.conversationId, deed, now: noon }),
  )
  assert.equal(await settle(desk, caseId), true)
  assert.equal(await settle(desk, caseId), false)
  const settled = await look(desk, caseId)
  assert.deepEqual([settled.state, settled.settledBy, settled.settledAt], ['settled', desk.people.ana, noon])

  const undo = (by: Who) => desk.as((tx, who) => unsettleCase(tx, who, { id: caseId, now: noon + minute / 2 }), by)
  assert.equal(await undo(desk.who.luis), false)
  assert.equal(await undo(desk.who.ana), true)
  await desk.as((tx, who) =>
    goBack(tx, who, { conversationId: chat.conversationId, back: back!, now: noon + minute / 2 }),
  )
  await desk.hear(followCases)
  const again = await look(desk, caseId)
  assert.deepEqual([again.state, again.open, again.reopenedCount, again.settledAt], ['open', 1, 0, null])
})

test('a settled case is open again, and counted, when its customer writes again or goes on elsewhere', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('Rota', { lane: 'mail' })
  const { caseId } = await open(desk, 'Rota', [mail.conversationId])
  await shut(desk, mail.conversationId)
  await settle(desk, caseId)
  await desk.hear(followCases)
  assert.equal((await look(desk, caseId)).state, 'settled')
  await desk.says('Sigue rota', { lane: 'mail', at: noon + hour })
  await desk.hear(followCases)
  assert.deepEqual([(await look(desk, caseId)).state, (await look(desk, caseId)).reopenedCount], ['open', 1])

  await shut(desk, mail.conversationId, noon + 2 * hour)
  await settle(desk, caseId, noon + 2 * hour)
  const chat = await desk.says('¿Y lo mío?', { lane: 'chat', at: noon + 3 * hour })
  await link(desk, caseId, [chat.conversationId])
  assert.deepEqual([(await look(desk, caseId)).state, (await look(desk, caseId)).reopenedCount], ['open', 2])
  assert.deepEqual(
    (await desk.events('case.reopened')).map(({ detail }) => JSON.parse(detail!)),
    [1, 2].map(reopenedCount => ({ number: 1, reopenedCount })),
  )
})

test('what was reopened and closed again before it is heard opens nothing', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Rota')
  const { caseId } = await open(desk, 'Rota', [conversationId])
  await shut(desk, conversationId)
  await desk.as((tx, who) => reopen(tx, who, { conversationId, now: noon }))
  await shut(desk, conversationId)
  await settle(desk, caseId)
  await desk.hear(followCases)
  assert.deepEqual([(await look(desk, caseId)).state, (await look(desk, caseId)).reopenedCount], ['settled', 0])
})

test('where conversations are merged the case follows, and comes back out with them', async () => {
  await using desk = await openDesk()
  const kept = (await desk.says('Hola', { lane: 'one' })).conversationId
  const other = (await desk.says('La lámpara', { lane: 'two' })).conversationId
  const { caseId } = await open(desk, 'Lámpara', [other])
  const ask = { conversationId: kept, otherId: other, now: noon }
  await desk.as((tx, who) => merge(tx, who, ask))
  await desk.hear(followCases)
  assert.equal((await desk.row(kept)).caseId, caseId)
  assert.equal((await desk.lines(kept)).at(-1)?.deed, 'case-linked')
  assert.equal((await look(desk, caseId)).conversations, 1)
  await desk.as((tx, who) => unmerge(tx, who, ask))
  await desk.hear(followCases)
  assert.deepEqual([(await desk.row(kept)).caseId, (await desk.row(other)).caseId], [null, caseId])
  const found = await look(desk, caseId)
  assert.deepEqual([found.conversations, found.open], [1, 1])
})

test('of two cases that meet each keeps its own, and the timeline tells of the other', async () => {
  await using desk = await openDesk()
  const kept = (await desk.says('Hola', { lane: 'one' })).conversationId
  const other = (await desk.says('La lámpara', { lane: 'two' })).conversationId
  const { caseId: mine } = await open(desk, 'Hola', [kept])
  const { caseId: theirs } = await open(desk, 'Lámpara', [other])
  await desk.as((tx, who) => merge(tx, who, { conversationId: kept, otherId: other, now: noon }))
  await desk.hear(followCases)
  assert.equal((await desk.row(kept)).caseId, mine)
  assert.deepEqual((await desk.lines(kept)).at(-1), {
    ...{ deed: 'case-apart', by: null, id: theirs, number: 2, title: 'Lámpara' },
  })
  const left = await look(desk, theirs)
  assert.deepEqual([left.conversations, left.open], [1, 0])
})

test('cases are found by title without accents, by number also when settled, and by their customer', async () => {
  await using desk = await openDesk()
  const mine = await desk.says('Rota', { by: 'marta' })
  const other = await desk.says('Tarde', { by: 'oscar' })
  const { caseId: first } = await open(desk, 'Lámpara rota', [mine.conversationId])
  await open(desk, 'Pedido 1 tarde', [other.conversationId])
  const find = async (text?: string, customerId?: string) =>
    (await desk.as((tx, who) => cases(tx, who, { text, customerId, limit: 9 }))).map(({ number }) => number)
  assert.deepEqual(await find('LAMPARA'), [1])
  assert.deepEqual(await find('%'), [])
  assert.deepEqual(await find('1'), [1, 2])
  assert.deepEqual(await find('#2'), [2])
  assert.deepEqual(await find(), [2, 1])
  const { customerId } = await desk.row(mine.conversationId)
  assert.deepEqual(await find(undefined, customerId), [1])
  await shut(desk, mine.conversationId)
  await settle(desk, first)
  assert.deepEqual([await find('lámpara'), await find('1'), await find(undefined, customerId)], [[], [1, 2], []])
})

test('of what one may not see a case tells only how much there is', async () => {
  await using desk = await openDesk()
  const mine = (await desk.says('Rota', { by: 'marta' })).conversationId
  const other = (await desk.says('Es de mi mujer', { by: 'oscar' })).conversationId
  const { caseId } = await open(desk, 'Lámpara', [mine, other])
  const { caseId: hidden } = await open(desk, 'Secreto', [(await desk.says('Nada', { by: 'nuria' })).conversationId])
  const luis = limited(desk)
  await assert.rejects(look(desk, caseId, luis), fault('case.unknown', 404))
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId: mine, to: { kind: 'agent', id: desk.people.luis }, now: noon }),
  )
  const found = await look(desk, caseId, luis)
  assert.deepEqual([found.conversations, found.outOfSight, found.first.map(({ id }) => id)], [2, 1, [mine]])
  const page = await desk.as((tx, who) => caseConversations(tx, who, { caseId, limit: 9 }), luis)
  assert.deepEqual(
    page.rows.map(({ id }) => id),
    [mine],
  )
  const seen = await desk.as((tx, who) => cases(tx, who, { limit: 9 }), luis)
  assert.deepEqual(
    seen.map(({ id }) => id),
    [caseId],
  )
  await assert.rejects(look(desk, hidden, luis), fault('case.unknown', 404))
  await assert.rejects(
    desk.as((tx, who) => linkToCase(tx, who, { caseId: hidden, conversationIds: [mine], now: noon }), luis),
    fault('case.unknown', 404),
  )
})

test('its conversations come page by page, the latest first, and what is open first of all', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (const lane of ['a', 'b', 'c']) ids.push((await desk.says('Hola', { lane, by: `marta-${lane}` })).conversationId)
  await oneCustomer(desk, ...ids.map(conversationId => ({ conversationId })))
  const { caseId } = await open(desk, 'Hola', ids)
  await shut(desk, ids[2]!)
  const page = (after?: string) => desk.as((tx, who) => caseConversations(tx, who, { caseId, after, limit: 2 }))
  const first = await page()
  const second = await page(first.next!)
  assert.deepEqual(
    [...first.rows, ...second.rows].map(({ id }) => id),
    ids.toReversed(),
  )
  assert.equal(second.next, null)
  assert.deepEqual(
    (await look(desk, caseId)).first.map(({ id }) => id),
    [ids[1], ids[0], ids[2]],
  )
})

test('a workspace with the same ids is never touched', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Rota')
  const { caseId } = await open(desk, 'Rota', [conversationId])
  const theirs: Who = { ...desk.who.ana, workspaceId: desk.theirs }
  await assert.rejects(look(desk, caseId, theirs), fault('case.unknown', 404))
  await assert.rejects(
    desk.as((tx, who) => linkToCase(tx, who, { caseId, conversationIds: [conversationId], now: noon }), theirs),
    fault('conversation.unknown', 404),
  )
  await assert.rejects(
    desk.as((tx, who) => settleCase(tx, who, { id: caseId, now: noon }), theirs),
    fault('case.unknown', 404),
  )
})
