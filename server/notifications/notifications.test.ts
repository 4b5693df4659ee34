import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { assign, close, conversationTimers, snooze } from '#conversations'
import { minute, newId } from '#lib'
import { append } from '#log'
import { onWritten } from '#mentions'
import { note } from '#messages'
import {
  answerAsk,
  askFor,
  choicesOf,
  choose,
  notifications,
  onTold,
  readNotifications,
  unreadNotifications,
  usualChoices,
} from '#notifications'
import { settleFailed, settleUnsure } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

type Name = keyof Desk['people']

const hear = (desk: Desk) => desk.hear(onWritten, onTold)

async function told(desk: Desk, name: Name) {
  await hear(desk)
  const { rows } = await desk.as((tx, who) => notifications(tx, who), desk.who[name])
  return rows
}

/** A customer writes while nobody holds it. */
async function begins(desk: Desk) {
  const said = await desk.says('¿Tenéis juntas?')
  await hear(desk)
  return said
}

/** What somebody was told and has not read, in a few words. */
const news = async (desk: Desk, name: Name) =>
  (await told(desk, name))
    .filter(({ readAt }) => readAt === null)
    .map(({ kind, text }) => (text ? `${kind}: ${text}` : kind))

const give = (desk: Desk, conversationId: string, whom: Name, by: Name = 'ana') =>
  desk.as(
    (tx, who) => assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people[whom] }, now: morning }),
    desk.who[by],
  )

const asks = (desk: Desk, conversationId: string, whom: Name, text: string) => {
  const written = { id: newId(), conversationId, text, mentions: [desk.people[whom]], now: morning }
  return desk.as((tx, who) => note(tx, who, written))
}

const reads = (desk: Desk, name: Name, which: { id: string } | { conversationId: string } | { all: true }) =>
  desk.as((tx, who) => readNotifications(tx, who, { ...which, now: morning }), desk.who[name])

test('whoever is named, given something, or written to is told, and nobody of what they did', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  await asks(desk, conversationId, 'luis', '@luis ¿quedan?')
  await give(desk, conversationId, 'luis')
  await desk.says('¿Hola?')
  assert.deepEqual((await news(desk, 'luis')).toSorted(), ['assigned', 'mentioned: @luis ¿quedan?', 'wrote: ¿Hola?'])
  assert.deepEqual((await told(desk, 'luis')).map(({ kind, by }) => `${kind} ${by}`).toSorted(), [
    `assigned ${desk.people.ana}`,
    `mentioned ${desk.people.ana}`,
    'wrote null',
  ])
  assert.deepEqual(await news(desk, 'ana'), [])
  await give(desk, conversationId, 'sofia', 'sofia')
  await desk.says('¿Hay alguien?', { historic: true })
  assert.deepEqual(await news(desk, 'sofia'), [])
})

test('a reply that failed, or may have, is told to whoever wrote it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  const first = await desk.replies(conversationId, { by: desk.who.luis, text: 'Quedan dos', holdMs: 0 })
  const settled = { workspaceId: desk.ours, messageId: first, at: morning }
  await desk.database.engine(tx => settleUnsure(tx, settled))
  assert.deepEqual(await news(desk, 'luis'), ['failed: Quedan dos'])
  await desk.database.engine(tx => settleFailed(tx, { ...settled, code: 'gone', text: '' }))
  assert.deepEqual(await news(desk, 'luis'), ['failed: Quedan dos'], 'once, for it is the same')
  assert.deepEqual(await news(desk, 'ana'), [])
})

test('what comes back by itself is told to whoever put it aside; what is fetched back is not', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  const until = morning + minute
  const putAside = () => desk.as((tx, who) => snooze(tx, who, { conversationId, until, now: morning }), desk.who.luis)
  await putAside()
  await desk.says('¿Y bien?')
  assert.deepEqual(await news(desk, 'luis'), [])
  await putAside()
  const timer = {
    workspaceId: desk.ours,
    id: newId(),
    kind: 'conversation.wake',
    subjectId: conversationId,
    dueAt: until,
  }
  await desk.database.engine(tx => conversationTimers(() => until)['conversation.wake']!(tx, timer))
  assert.deepEqual(await news(desk, 'luis'), ['woken'])
})

test('of one kind in one conversation there is one line while it is unread, and another one after', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  await give(desk, conversationId, 'luis')
  for (const text of ['¿Hola?', '¿Sigue ahí?', '¿Hay alguien?']) {
    await desk.says(text)
    await hear(desk)
  }
  await asks(desk, conversationId, 'luis', 'primera')
  await asks(desk, conversationId, 'luis', 'segunda')
  assert.deepEqual((await news(desk, 'luis')).toSorted(), ['assigned', 'mentioned: segunda', 'wrote: ¿Hola?'])
  const unread = () => desk.as(unreadNotifications, desk.who.luis)
  assert.deepEqual(await unread(), { count: 3, conversations: [conversationId], asked: [] })
  assert.deepEqual(
    [await reads(desk, 'luis', { conversationId }), await reads(desk, 'luis', { all: true })],
    [true, false],
  )
  await desk.says('¿Sigues ahí?')
  assert.deepEqual(await news(desk, 'luis'), ['wrote: ¿Sigues ahí?'])
})

test('nobody reads what others are told', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  await asks(desk, conversationId, 'luis', 'mira')
  const [one] = await told(desk, 'luis')
  assert.deepEqual(
    [await reads(desk, 'ana', { id: one!.id }), await reads(desk, 'sofia', { all: true })],
    [false, false],
  )
  assert.deepEqual(await news(desk, 'luis'), ['mentioned: mira'])
  const key = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['answer'] } as const
  await assert.rejects(desk.as(notifications, key), { code: 'forbidden' })
})

test('what a person does not want to be told is not', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  const choices = { ...usualChoices, where: { ...usualChoices.where, assigned: 'nowhere' as const } }
  await desk.as((tx, who) => choose(tx, who, choices), desk.who.luis)
  await give(desk, conversationId, 'luis')
  await asks(desk, conversationId, 'luis', 'mira')
  assert.deepEqual(await news(desk, 'luis'), ['mentioned: mira'])
  const nowhere = { ...choices, quiet: { from: 0, to: 60, timeZone: 'Mars/Olympus' } }
  await assert.rejects(
    desk.as((tx, who) => choose(tx, who, nowhere)),
    { code: 'time-zone.unknown' },
  )
})

test('what is asked for is given or kept, and is not asked of somebody who no longer holds it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  const ask = (by: Name) => desk.as((tx, who) => askFor(tx, who, { conversationId, now: morning }), desk.who[by])
  const answer = async (by: Name, gives: boolean) => {
    const [asked] = (await told(desk, by)).filter(({ kind }) => kind === 'asked')
    await desk.as((tx, who) => answerAsk(tx, who, { id: asked!.id, gives, now: morning }), desk.who[by])
  }
  await assert.rejects(ask('ana'), { code: 'holder.nobody', status: 409 })
  await give(desk, conversationId, 'luis', 'luis')
  await assert.rejects(ask('luis'), { code: 'holder.nobody' })
  await ask('ana')
  await ask('ana')
  assert.deepEqual(await news(desk, 'luis'), ['asked'])
  const unread = await desk.as(unreadNotifications, desk.who.luis)
  assert.deepEqual(
    [unread.conversations, unread.asked.map(({ id: _, ...each }) => each)],
    [[], [{ conversationId, by: desk.people.ana }]],
  )
  assert.equal(await reads(desk, 'luis', { all: true }), false, 'a question stays until it is answered')
  await answer('luis', false)
  assert.deepEqual([await news(desk, 'ana'), await news(desk, 'luis')], [['kept'], []])
  await assert.rejects(answer('luis', true), { code: 'notification.unknown', status: 404 })
  await reads(desk, 'ana', { all: true })
  await ask('ana')
  await answer('luis', true)
  assert.equal((await desk.row(conversationId)).holder.kind === 'agent' && (await news(desk, 'ana')).join(), 'assigned')
  await ask('luis')
  await give(desk, conversationId, 'sofia', 'ana')
  assert.deepEqual(
    (await news(desk, 'ana')).filter(each => each === 'asked'),
    [],
  )
})

test('pages go back in time, and what was told of a closed conversation is still there', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (let at = 0; at < 60; at++) {
    const { conversationId } = await desk.says('Hola', { by: `c${at}` })
    await asks(desk, conversationId, 'luis', `nota ${at}`)
    ids.push(conversationId)
  }
  await hear(desk)
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId: ids[0]!, reasonId, now: morning }))
  const page = (after?: string) => desk.as((tx, who) => notifications(tx, who, after), desk.who.luis)
  const first = await page()
  const second = await page(first.next!)
  assert.deepEqual([first.rows.length, second.rows.length, second.next], [50, 10, null])
  assert.deepEqual(new Set([...first.rows, ...second.rows].map(({ conversationId }) => conversationId)), new Set(ids))
  await assert.rejects(page('nonsense'), { code: 'cursor.malformed' })
})

test('what goes to a team is told to nobody, and what one may not see any more is left out', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  await give(desk, conversationId, 'luis')
  assert.deepEqual(await news(desk, 'luis'), ['assigned'])
  const to = { kind: 'queue', team: await desk.team([desk.people.luis]) } as const
  await desk.as((tx, who) => assign(tx, who, { conversationId, to, now: morning }))
  assert.deepEqual([await news(desk, 'sofia'), await news(desk, 'luis')], [[], ['assigned']])
  const limited = { ...desk.who.luis, sees: 'own' } as Who
  assert.deepEqual((await desk.as((tx, who) => notifications(tx, who), limited)).rows, [])
  assert.equal((await desk.as((tx, who) => unreadNotifications(tx, who), limited)).count, 0)
  await asks(desk, conversationId, 'luis', '@luis ¿quedan?')
  await hear(desk)
  assert.equal((await desk.as((tx, who) => notifications(tx, who), limited)).rows.length, 2)
})

test('somebody who left the team is told nothing', async () => {
  await using desk = await openDesk()
  const { conversationId } = await begins(desk)
  await give(desk, conversationId, 'luis')
  await desk.database.engine(tx =>
    tx.query('update memberships set removed_at = now() where workspace_id = $1 and person_id = $2', [
      desk.ours,
      desk.people.luis,
    ]),
  )
  await hear(desk)
  assert.deepEqual(await desk.as(unreadNotifications, desk.who.luis), { count: 0, conversations: [], asked: [] })
})

test('an alert and a pause concern no conversation: one line each, until it is read', async () => {
  await using desk = await openDesk()
  const alertId = newId()
  const tell = (kind: string, subjectId: string, detail: object) =>
    desk.database.engine(tx => append(tx, [{ workspaceId: desk.ours, kind, subjectId, detail: { ...detail } }]))
  await desk.database.engine(tx =>
    tx.query(
      `insert into alerts (workspace_id, id, topic, level, is_grave, since, level_at, looked_at, evidence, told)
       values ($1, $2, 'late', 'crisis', false, now(), now(), now(), '{}', '{}')`,
      [desk.ours, alertId],
    ),
  )
  await tell('alert.raised', alertId, { level: 'alert', people: [desk.people.luis] })
  await tell('alert.changed', alertId, { level: 'crisis', people: [desk.people.luis] })
  await tell('alert.changed', alertId, {})
  await tell('suspect.paused', newId(), { person: desk.people.luis })
  const shown = (await told(desk, 'luis')).map(({ kind, alert, conversationId }) => [kind, alert, conversationId])
  assert.deepEqual(shown.toSorted(), [
    ['alerted', { id: alertId, topic: 'late', level: 'crisis', isOver: false }, null],
    ['paused', null, null],
  ])
  const unread = () => desk.as(unreadNotifications, desk.who.luis)
  assert.deepEqual(await unread(), { count: 2, conversations: [], asked: [] })
  await reads(desk, 'luis', { all: true })
  assert.equal((await unread()).count, 0)
  assert.deepEqual(await news(desk, 'ana'), [])
})

test('whoever chose before there were alerts is told of them, until they choose otherwise', async () => {
  await using desk = await openDesk()
  const { alerted: _, ...before } = usualChoices.where
  const choosing = (where: object) =>
    desk.as((tx, who) => choose(tx, who, { ...usualChoices, where: where as never }), desk.who.luis)
  await choosing(before)
  assert.equal((await desk.as(choicesOf, desk.who.luis)).where.alerted, 'push')
  await choosing({ ...before, alerted: 'nowhere' })
  const detail = { level: 'alert', people: [desk.people.luis] }
  await desk.database.engine(tx =>
    append(tx, [{ workspaceId: desk.ours, kind: 'alert.raised', subjectId: newId(), detail }]),
  )
  assert.deepEqual(await told(desk, 'luis'), [])
  assert.deepEqual(await desk.events('notification.made'), [])
})
