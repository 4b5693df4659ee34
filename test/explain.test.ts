import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Who } from '#accounts'
import * as conversations from '#conversations'
import { customerCard, renameCustomer } from '#customers'
import type { Tx } from '#db'
import { countsFor, countsOf, inboxPage } from '#desk'
import { addField, filledIn, fillIn, mustBeFilled } from '#fields'
import { minute, newId } from '#lib'
import type { LogEvent } from '#log'
import { mentionedAt, onWritten, settleMention } from '#mentions'
import * as messages from '#messages'
import * as notices from '#notifications'
import type { Condition, NewView, Sees, View } from '#protocol'
import { reasons } from '#reasons'
import * as replies from '#replies'
import { addTag, tag } from '#tags'
import { customersPage, glance, timeline } from '#timeline'
import { addView, editView, keepViews, preview, viewPage, viewTasks } from '#views'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk, plainPlace } from './desk.ts'
import { indexesOf, planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set([
  'conversations',
  'messages',
  'inbox_rows',
  'customers',
  'identities',
  'threads',
  'files',
  'reactions',
  'message_versions',
  'early_signals',
  'mentions',
  'notifications',
  'view_moments',
])
// A page that is narrowed looks at 4,000 conversations, and one to see where it ends; everything else only at what it needs.
const mostNarrowed = 4001
const most = 500
const count = 100_000

type Person = Extract<Who, { kind: 'person' }>

let desk: Desk
/** Ana, as somebody of a team who sees no more than that, and as somebody who sees only her own. */
let limited: Who[]
let conversationId: string
let customerId: string

before(async () => {
  desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis, desk.people.sofia, ...Array.from({ length: 27 }, () => newId())]
  await fill(desk.database, { workspaceId: desk.ours, people, count, messagesEach: 2, now: crowdNow, ...crowdProfiles })
  const { rows } = await desk.as((tx, who) => inboxPage(tx, who, { view: 'open', limit: 1 }))
  conversationId = rows[0]!.id
  customerId = rows[0]!.customerId
  await alsoFill()
  await handOver(people.slice(0, 6))
})
after(() => desk[Symbol.asyncDispose]())

/** Some of what is in the common queue goes to two teams; Ana is in one of them. */
async function handOver(mateIds: string[]): Promise<void> {
  const teamIds = [await desk.team(mateIds), await desk.team()]
  await desk.database.owner(async tx => {
    for (const [place, team] of teamIds.entries()) {
      await tx.query(
        `update conversations set holder_id = $2 where workspace_id = $1 and holder_kind = 'queue' and holder_id is null
         and abs(hashtext(id::text)) % 4 = $3`,
        [desk.ours, team, place],
      )
    }
    await tx.query('analyze conversations')
  })
  const seeing = (sees: Sees): Who => ({ ...(desk.who.ana as Person), sees, teamIds: teamIds.slice(0, 1), mateIds })
  limited = [seeing('all'), seeing('team'), seeing('own')]
}

/** What hangs on messages, in numbers that make a planner think. */
async function alsoFill(): Promise<void> {
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into reactions (workspace_id, message_id, author_id, author_kind, emoji, at) select workspace_id, id, identity_id, 'customer', '🙏', at from messages limit 50000`,
    )
    await tx.query(
      `insert into message_versions (workspace_id, message_id, at, text) select workspace_id, id, at, text from messages limit 50000`,
    )
    await tx.query(
      `insert into files (workspace_id, id, name, type, size, state) select workspace_id, id, 'a.jpg', 'image/jpeg', 1, 'ready' from messages limit 50000`,
    )
    await tx.query(
      `insert into early_signals (workspace_id, ref, key, signal) select workspace_id, id, 'k', '{}' from messages limit 50000`,
    )
    await tx.query(
      `insert into mentions (workspace_id, conversation_id, person_id, message_id, at)
       select workspace_id, id, case when right(id::text, 1) = '0' then $1::uuid else gen_random_uuid() end, id, active_at
       from conversations limit 50000`,
      [desk.people.ana],
    )
    await tx.query(
      `insert into notifications (workspace_id, id, person_id, kind, conversation_id, subject_id, at, read_at)
       select workspace_id, id, case when right(id::text, 1) = '0' then $1::uuid else gen_random_uuid() end, 'wrote', id, id, active_at,
         case when right(id::text, 2) <> '00' then active_at end
       from conversations limit 50000`,
      [desk.people.ana],
    )
    await tx.query(
      `insert into view_moments (workspace_id, conversation_id, at)
       select workspace_id, id, $1::timestamptz + (row_number() over () - 10) * interval '1 second' from conversations limit 50000`,
      [new Date(crowdNow).toISOString()],
    )
    for (const table of [
      'reactions',
      'message_versions',
      'files',
      'early_signals',
      'mentions',
      'notifications',
      'view_moments',
    ])
      await tx.query(`analyze ${table}`)
  })
}

/** Does it with everything written down, then asks PostgreSQL how it would do each statement. */
async function look(
  name: string,
  work: (tx: Tx, who: Who) => Promise<unknown>,
  as: 'app' | 'engine' = 'app',
  mostRows = most,
  who = desk.who.ana,
): Promise<string[]> {
  const sent: Sent[] = []
  const run = <T>(deed: (tx: Tx) => Promise<T>) =>
    as === 'app' ? desk.database.app(desk.ours, deed) : desk.database.engine(deed)
  await run(tx => work(writingDown(tx, sent), who))
  assert.ok(sent.length > 0, `${name} asks nothing`)
  const different = new Map(sent.map(each => [each.text, each]))
  const faults: string[] = []
  for (const each of different.values()) faults.push(...(await planFaults(run, each, big, mostRows)))
  return faults.map(fault => `${name} as ${as} ${fault}`)
}

const told = (kind: string, subjectId: string): LogEvent => ({
  ...{ number: 1, day: '', at: crowdNow + minute, workspaceId: desk.ours, conversationId: null, detail: null },
  ...{ kind, subjectId },
})

const views: View[] = ['mine', 'team', 'unassigned', 'due', 'open', 'waiting', 'snoozed', 'closed', 'all', 'mentions']
const filters = [
  {},
  { channel: 'web' },
  { profileId: crowdProfiles.rareProfileId },
  { unread: true },
  { sort: 'activity' as const },
  { sort: 'newest' as const },
  { sort: 'oldest' as const, unread: true },
]

test('the inbox walks along its indexes in every view, also deep down and narrowed', async () => {
  const faults: string[] = []
  for (const view of views) {
    // Ana is in no team there.
    if (view === 'team') continue
    for (const filter of filters) {
      const mostRows = Object.keys(filter).length > 0 ? mostNarrowed : most
      const pageAfter = (place?: string) => (tx: Tx, who: Who) =>
        inboxPage(tx, who, { view, limit: 50, after: place, ...filter })
      const { next } = await desk.as(pageAfter())
      faults.push(...(await look(`${view} ${JSON.stringify(filter)}`, pageAfter(), 'app', mostRows)))
      if (next)
        faults.push(...(await look(`${view} ${JSON.stringify(filter)} deeper`, pageAfter(next), 'app', mostRows)))
    }
  }
  assert.deepEqual(faults, [])
})

test('so it does for somebody of a team, and for somebody who does not see all', async () => {
  const faults: string[] = []
  for (const who of limited) {
    const { sees } = who as Person
    for (const view of views) {
      // There it has nothing to ask.
      if (view === 'unassigned' && sees === 'own') continue
      for (const filter of [{}, { channel: 'web' }, { sort: 'activity' as const }, { sort: 'oldest' as const }]) {
        // In the order of all, and of what is due soon, what is somebody else's is passed over.
        const isNarrowed = Object.keys(filter).length > 0 || ((view === 'all' || view === 'due') && sees !== 'all')
        const pageAfter = (from?: string) => (tx: Tx, by: Who) =>
          inboxPage(tx, by, { view, limit: 50, after: from, ...filter })
        const { next } = await desk.as(pageAfter(), who)
        for (const place of next ? [undefined, next] : [undefined]) {
          const name = `${view} ${JSON.stringify(filter)} ${place ? 'deeper ' : ''}seeing ${sees}`
          faults.push(...(await look(name, pageAfter(place), 'app', isNarrowed ? mostNarrowed : most, who)))
        }
      }
    }
    faults.push(...(await look(`counts seeing ${sees}`, (tx, by) => countsFor(tx, by), 'app', most, who)))
  }
  assert.deepEqual(faults, [])
})

test('who may see what is found by index', async () => {
  const faults: string[] = []
  for (const who of limited) {
    const doors: [string, (tx: Tx, by: Who) => Promise<unknown>][] = [
      ['conversation', (tx, by) => conversations.reaches(tx, by, conversationId)],
      ['customer', (tx, by) => conversations.reachesCustomer(tx, by, customerId)],
    ]
    for (const [name, work] of doors) {
      if ((who as Person).sees === 'all') continue
      faults.push(...(await look(`${name} seeing ${(who as Person).sees}`, work, 'app', most, who)))
    }
  }
  const named = [{ workspaceId: desk.ours, id: conversationId }]
  faults.push(...(await look('reach of many', tx => conversations.reachOf(tx, named), 'engine')))
  assert.deepEqual(faults, [])
})

test('a saved view is kept and read by index, a small one and a large one, in each order', async () => {
  const faults: string[] = []
  const kept: [string, Condition[]][] = [
    ['everything', []],
    ['many', [{ field: 'status', operator: 'is', values: ['closed', 'open'] }]],
    ['few', [{ field: 'profile', operator: 'is', values: [crowdProfiles.rareProfileId] }]],
  ]
  const made: [string, string][] = []
  for (const [name, conditions] of kept) {
    const asked: NewView = { name, conditions, isShared: false, sort: 'due' }
    const id = await desk.as((tx, who) => addView(tx, who, asked, crowdNow))
    await desk.database.engine(tx => keepViews(() => crowdNow).react(tx, [told('view.added', id)]))
    await viewTasks(desk.database, () => crowdNow)['views.fill']!(
      { workspaceId: desk.ours, viewId: id },
      { number: 1, last: false },
    )
    made.push([name, id])
  }
  await desk.database.owner(tx => tx.query('analyze view_members'))
  for (const [name, viewId] of made) {
    for (const sort of ['due', 'activity', 'newest', 'oldest'] as const) {
      const pageAfter = (place?: string) => (tx: Tx, who: Who) =>
        viewPage(tx, who, { viewId, sort, limit: 50, after: place })
      const { next } = await desk.as(pageAfter())
      faults.push(...(await look(`${name} by ${sort}`, pageAfter(), 'app', mostNarrowed)))
      if (next) faults.push(...(await look(`${name} by ${sort} deeper`, pageAfter(next), 'app', mostNarrowed)))
    }
  }
  const asked = { subject: 'customer', kind: 'text', label: 'Ruta', now: crowdNow } as const
  const ownField = await desk.as((tx, who) => addField(tx, who, asked), desk.who.sofia)
  const everyField: Condition[] = [
    { field: 'opened', operator: 'since', values: ['2026-01-01'] },
    { field: 'language', operator: 'is-not', values: ['es'] },
    { field: 'unread', operator: 'is', values: ['yes'] },
    { field: 'visibility', operator: 'is', values: ['private'] },
    { field: 'opened', operator: 'last-days', values: ['900'] },
    { field: 'waits', operator: 'at-most', values: ['100000'] },
    { field: 'mentioned', operator: 'is-not', values: ['me'] },
    { field: 'reason', operator: 'empty', values: [] },
    { field: 'incident', operator: 'empty', values: [] },
    { field: `field:${ownField.id}`, operator: 'empty', values: [] },
  ]
  await desk.as((tx, who) => editView(tx, who, made[0]![1], { conditions: everyField }))
  const moved = { ...told('conversation.changed', newId()), conversationId }
  const reaction = keepViews(() => crowdNow)
  faults.push(...(await look('kept', tx => reaction.react(tx, [told('view.changed', made[0]![1]), moved]), 'engine')))
  const filled = { ...told('field.changed', customerId), conversationId }
  faults.push(...(await look('kept of a customer', tx => reaction.react(tx, [filled]), 'engine')))
  const passing = (tx: Tx) =>
    viewTasks({ ...desk.database, engine: work => work(tx) }, () => crowdNow, 100)['views.moment']!(
      { workspaceId: desk.ours },
      { number: 1, last: false },
    )
  faults.push(...(await look('moved by time', passing, 'engine')))
  faults.push(...(await look('preview', (tx, who) => preview(tx, who, everyField, crowdNow), 'engine', 5000)))
  assert.deepEqual(faults, [])
})

test('a page of the inbox is two queries', async () => {
  const sent: Sent[] = []
  await desk.as((tx, who) => inboxPage(writingDown(tx, sent), who, { view: 'all', limit: 200, unread: true }))
  assert.equal(sent.length, 2)
})

test('a conversation, its messages and its customer are read by index', async () => {
  const { earlier } = await desk.as((tx, who) => messages.messages(tx, who, conversationId, { limit: 1 }))
  const readings: [string, (tx: Tx, who: Who) => Promise<unknown>][] = [
    ['conversation', (tx, who) => conversations.conversation(tx, who, conversationId)],
    ['messages', (tx, who) => messages.messages(tx, who, conversationId, { limit: 50 })],
    ['earlier messages', (tx, who) => messages.messages(tx, who, conversationId, { limit: 50, before: earlier! })],
    ['later messages', (tx, who) => messages.messages(tx, who, conversationId, { limit: 50, after: earlier! })],
    ['customer', (tx, who) => customerCard(tx, who, customerId)],
    ['since when', (tx, who) => messages.firstSaidAt(tx, who, customerId)],
    ['their conversations', (tx, who) => conversations.conversationsOf(tx, who, customerId)],
    ['customers', (tx, who) => customersPage(tx, who, { limit: 60 })],
    ['a customer at a glance', (tx, who) => glance(tx, who, customerId)],
    ['their timeline', (tx, who) => timeline(tx, who, customerId, { limit: 50 })],
    ['their timeline earlier', (tx, who) => timeline(tx, who, customerId, { limit: 50, before: earlier! })],
    ['their timeline narrowed', (tx, who) => timeline(tx, who, customerId, { limit: 50, at: crowdNow, kind: 'media' })],
    ['counts', (tx, who) => countsFor(tx, who)],
    ['reasons', (tx, who) => reasons(tx, who)],
    ['what is filled in', (tx, who) => filledIn(tx, who, conversationId)],
    ['what is missing', (tx, who) => mustBeFilled(tx, who, conversationId)],
  ]
  const faults: string[] = []
  for (const [name, work] of readings) faults.push(...(await look(name, work)))
  assert.deepEqual(faults, [])
})

test('the deeds of the agents find what they change by index', async () => {
  const now = crowdNow + minute
  const [replyId, otherId, reasonId] = [newId(), newId(), await desk.reason()]
  const { id: tagId } = await desk.as((tx, who) => addTag(tx, who, { name: 'Queja', now }))
  const asked = { subject: 'customer', kind: 'text', label: 'Tienda', now } as const
  const { id: fieldId } = await desk.as((tx, who) => addField(tx, who, asked), desk.who.sofia)
  const written = {
    conversationId,
    text: 'Claro',
    files: [newId()].slice(1),
    visibility: 'private' as const,
    now,
    placeOf: () => ({ can: plainPlace, disabled: false }),
  }
  const deeds: [string, (tx: Tx, who: Who) => Promise<unknown>][] = [
    ['settleMention', (tx, who) => settleMention(tx, who, { conversationId, isSettled: true, now })],
    ['mentionedAt', (tx, who) => mentionedAt(tx, who, conversationId)],
    ['notifications', (tx, who) => notices.notifications(tx, who)],
    ['unread', (tx, who) => notices.unreadNotifications(tx, who)],
    ['read here', (tx, who) => notices.readNotifications(tx, who, { conversationId, now })],
    ['read all', (tx, who) => notices.readNotifications(tx, who, { all: true, now })],
    ['markRead', (tx, who) => conversations.markRead(tx, who, { conversationId })],
    ['note', (tx, who) => messages.note(tx, who, { id: newId(), conversationId, text: 'Ojo', now })],
    ['reply', (tx, who) => replies.reply(tx, who, { ...written, id: replyId, holdMs: 10_000 })],
    ['withdraw', (tx, who) => replies.withdraw(tx, who, { messageId: replyId, now })],
    [
      'assign',
      (tx, who) => conversations.assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now }),
    ],
    ['snooze', (tx, who) => conversations.snooze(tx, who, { conversationId, until: now + minute, now })],
    ['wake', (tx, who) => conversations.wake(tx, who, { conversationId, now })],
    ['tag', (tx, who) => tag(tx, who, { conversationId, add: [tagId], remove: [], now })],
    ['untag', (tx, who) => tag(tx, who, { conversationId, add: [], remove: [tagId], now })],
    ['fill in', (tx, who) => fillIn(tx, who, { conversationId, customer: { [fieldId]: 'x' } })],
    ['close', (tx, who) => conversations.close(tx, who, { conversationId, reasonId, now })],
    ['reopen', (tx, who) => conversations.reopen(tx, who, { conversationId, now })],
    ['rename', (tx, who) => renameCustomer(tx, who, { customerId, name: 'Marta' })],
    ['another reply', (tx, who) => replies.reply(tx, who, { ...written, id: otherId, holdMs: 0 })],
  ]
  const faults: string[] = []
  for (const [name, work] of deeds) faults.push(...(await look(name, work)))
  const settled = { workspaceId: desk.ours, messageId: otherId, at: now }
  // Somebody who holds something, and is gone.
  await desk.database.engine(tx =>
    tx.query(`update memberships set removed_at = now() where person_id = $1`, [desk.people.luis]),
  )
  const engine: [string, (tx: Tx) => Promise<unknown>][] = [
    ['take', tx => replies.takeForSending(tx, desk.ours, otherId, now)],
    ['unsure', tx => replies.settleUnsure(tx, settled)],
    ['sent', tx => replies.settleSent(tx, { ...settled, externalId: 'x' })],
    ['receipt', tx => replies.settleReceipt(tx, { ...settled, state: 'read' })],
    ['rows', tx => conversations.rowsOf(tx, [{ workspaceId: desk.ours, id: conversationId }])],
    ['messages', tx => messages.messagesOf(tx, [{ workspaceId: desk.ours, id: otherId }])],
    ['counts', tx => countsOf(tx, [desk.ours])],
    ['renamed', tx => conversations.followLog.react(tx, [told('customer.changed', customerId)])],
    ['written', tx => onWritten.react(tx, [{ ...told('message.queued', otherId), conversationId }])],
    ['told', tx => notices.onTold.react(tx, [{ ...told('message.received', otherId), conversationId }])],
    ['gone', tx => conversations.followLog.react(tx, [told('colleague.removed', desk.people.luis)])],
  ]
  for (const [name, work] of engine) faults.push(...(await look(name, work, 'engine')))
  assert.deepEqual(faults, [])
})

test('a statement that reads a big table from end to end is found', async () => {
  const faults = await look('bad', tx => tx.query(`select id from customers where lower(name) = $1`, ['marta']))
  assert.match(faults.join(), /reads all of customers/)
})

test('the indexes keep to their budget', async () => {
  const indexes = await indexesOf(desk.database)
  assert.ok(indexes.conversations! <= 5, `conversations has ${indexes.conversations}`)
  assert.ok(indexes.messages! <= 3, `messages has ${indexes.messages}`)
  assert.deepEqual([indexes.inbox_rows, indexes.events, indexes.envelopes], [1, 1, 1])
})
