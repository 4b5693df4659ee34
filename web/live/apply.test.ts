import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isInSight, type Message, type Row, type SavedView } from '#protocol'
import { apply, type Frame, type Snapshot } from './apply.ts'
import { belongs, type Onlooker, orderOf } from './belongs.ts'

const lucia = 'lucia'
const me: Onlooker = { id: lucia, sees: 'all', teamIds: ['north'], mateIds: [lucia, 'noa'] }
const saved = 'saved'

const row = (id: string, over: Partial<Row> = {}): Row => ({
  id,
  customerId: `customer-${id}`,
  name: 'Marta Iborra',
  channel: 'web-chat',
  profileId: 'web',
  status: 'open',
  holder: { kind: 'agent', id: lucia },
  openedAt: 0,
  turnAt: null,
  dueAt: null,
  isDueSoon: false,
  activeAt: 60_000,
  snoozedUntil: null,
  subject: null,
  last: { text: 'Hola', kind: 'text', direction: 'in', visibility: 'private', at: 60_000 },
  unread: 1,
  tags: [],
  incidentId: null,
  caseId: null,
  tone: null,
  ...over,
})

const message = (id: string, over: Partial<Message> = {}): Message => ({
  id,
  conversationId: 'a',
  direction: 'in',
  visibility: 'private',
  author: { kind: 'customer', id: null, name: 'Marta' },
  profileId: 'web',
  channel: 'web-chat',
  kind: 'text',
  text: 'Hola',
  subject: null,
  album: null,
  parts: [],
  system: null,
  quote: null,
  at: 1,
  receivedAt: 1,
  historic: false,
  state: 'received',
  stateAt: null,
  heldUntil: null,
  sendAt: null,
  failure: null,
  editedAt: null,
  deletedAt: null,
  versions: 0,
  reactions: [],
  isHidden: false,
  isLiked: false,
  acts: [],
  ...over,
})

const frame = (over: Partial<Frame> = {}): Frame => ({
  kind: 'frame',
  number: 2,
  rows: [],
  more: 0,
  left: [],
  messages: [],
  gone: [],
  counts: null,
  views: [],
  standing: null,
  stale: [],
  ...over,
})

const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  me,
  lists: [],
  conversations: {},
  messages: {},
  counts: undefined,
  views: undefined,
  now: 0,
  ...over,
})

const mine = (rows: Row[], next: string | null = null, number = 1) => [
  { narrowing: { view: 'mine' as const }, list: { rows, next, number } },
]

const idsAfter = (before: Snapshot, change: Frame): string[] =>
  apply(before, change).lists[0]!.list.rows.map(each => each.id)

test('a new conversation takes its place in the list', () => {
  const before = snapshot({ lists: mine([row('a', { activeAt: 10 })]) })
  assert.deepEqual(idsAfter(before, frame({ rows: [row('b', { activeAt: 20 })] })), ['b', 'a'])
})

test('who waits for us stands first, what is due before the others', () => {
  const before = snapshot({ lists: mine([row('a', { activeAt: 90 }), row('b', { activeAt: 80 })]) })
  const rows = [row('c', { turnAt: 10, dueAt: 40 }), row('b', { turnAt: 20, dueAt: 30 })]
  assert.deepEqual(idsAfter(before, frame({ rows })), ['b', 'c', 'a'])
})

test('what no longer belongs leaves the list', () => {
  const before = snapshot({ lists: mine([row('a'), row('b')]) })
  assert.deepEqual(idsAfter(before, frame({ rows: [row('a', { status: 'closed' })] })), ['b'])
  assert.deepEqual(idsAfter(before, frame({ rows: [row('b', { holder: { kind: 'agent', id: 'noa' } })] })), ['a'])
})

test('a filter holds for what comes live too', () => {
  const lists = [
    { narrowing: { view: 'mine' as const, channel: 'email', unread: true }, list: { rows: [], next: null, number: 1 } },
  ]
  const rows = [row('a'), row('b', { channel: 'email' }), row('c', { channel: 'email', unread: 0 })]
  assert.deepEqual(idsAfter(snapshot({ lists }), frame({ rows })), ['b'])
})

test('what stands after the last loaded row waits to be loaded', () => {
  const before = snapshot({ lists: mine([row('a', { activeAt: 50 }), row('b', { activeAt: 40 })], 'next') })
  const after = apply(before, frame({ rows: [row('c', { activeAt: 10 })] }))
  assert.deepEqual(
    after.lists[0]!.list.rows.map(each => each.id),
    ['a', 'b'],
  )
})

test('a list that lost its last row knows that it is behind', () => {
  const before = snapshot({ lists: mine([row('a', { activeAt: 50 }), row('b', { activeAt: 40 })], 'next') })
  const after = apply(before, frame({ rows: [row('b', { activeAt: 60 })] }))
  assert.equal(after.lists[0]!.list.isBehind, true)
})

test('a frame older than the list changes nothing', () => {
  const before = snapshot({ lists: mine([row('a')], null, 9) })
  assert.equal(apply(before, frame({ rows: [row('a', { status: 'closed' })] })).lists[0], before.lists[0])
})

test('rows that were left out make the list ask again', () => {
  const before = snapshot({ lists: mine([row('a')]) })
  assert.equal(apply(before, frame({ more: 3 })).lists[0]!.list.isBehind, true)
})

test('who is asked where only the server knows: the list of mentions keeps its rows, and asks again when told', () => {
  const lists = [
    { narrowing: { view: 'mentions' as const }, list: { rows: [row('a'), row('b')], next: null, number: 1 } },
  ]
  const rows = [row('c'), row('b', { status: 'closed', activeAt: 90_000 })]
  const [after] = apply(snapshot({ lists }), frame({ rows })).lists
  assert.deepEqual(
    after!.list.rows.map(each => `${each.id} ${each.status}`),
    ['a open', 'b closed'],
  )
  assert.equal(after!.list.isBehind, undefined)
  assert.equal(apply(snapshot({ lists }), frame({ stale: ['mentions'] })).lists[0]!.list.isBehind, true)
  assert.equal(
    apply(snapshot({ lists: mine([row('a')]) }), frame({ stale: ['mentions'] })).lists[0]!.list.isBehind,
    undefined,
  )
})

test('what may not be seen any more leaves every list', () => {
  const before = snapshot({ lists: mine([row('a'), row('b')]) })
  assert.deepEqual(idsAfter(before, frame({ left: ['a'] })), ['b'])
  const long = snapshot({ lists: mine([row('a', { activeAt: 50 }), row('b', { activeAt: 40 })], 'next') })
  assert.equal(apply(long, frame({ left: ['b'] })).lists[0]!.list.isBehind, true)
})

test('the open conversation follows its row', () => {
  const before = snapshot({ conversations: { a: { ...row('a'), reasonId: null, alsoWaiting: [] } as never } })
  const after = apply(before, frame({ rows: [row('a', { status: 'snoozed', snoozedUntil: 99 })] }))
  assert.equal(after.conversations.a!.status, 'snoozed')
  assert.equal(after.conversations.a!.reasonId, null)
})

test('messages come in where their time puts them, and change in place', () => {
  const messages = { a: { rows: [message('1', { at: 1 }), message('3', { at: 3 })], next: null, number: 1 } }
  const after = apply(
    snapshot({ messages }),
    frame({ messages: [message('2', { at: 2 }), message('3', { at: 3, state: 'read' })] }),
  )
  assert.deepEqual(
    after.messages.a!.rows.map(each => `${each.id} ${each.state}`),
    ['1 received', '2 received', '3 read'],
  )
})

test('a reply that was taken back is gone', () => {
  const held = message('2', { at: 2, direction: 'out', state: 'held', heldUntil: 12 })
  const messages = { a: { rows: [message('1'), held], next: null, number: 1 } }
  const after = apply(snapshot({ messages }), frame({ gone: ['2'] }))
  assert.deepEqual(
    after.messages.a!.rows.map(each => each.id),
    ['1'],
  )
})

test('counts are those that came last', () => {
  const counts = { mine: 1, team: 0, mentions: 0, unassigned: 0, due: 0, open: 1, waiting: 0, snoozed: 0 }
  assert.equal(apply(snapshot({ counts }), frame()).counts, counts)
  assert.equal(apply(snapshot(), frame({ counts })).counts, counts)
})

test('a saved view that is not shown keeps its rows as they are, and is asked again when it is behind', () => {
  const narrowing = { view: 'all' as const, saved, sort: 'due' as const }
  const state = snapshot({ lists: [{ narrowing, list: { rows: [row('a')], next: null, number: 1 } }] })
  const step = { id: saved, count: 9, isFilling: false, isBehind: true }
  const told = apply(state, frame({ rows: [row('a', { unread: 0 }), row('b')], more: 3 }))
  assert.deepEqual(told.lists[0]!.list.rows, [row('a', { unread: 0 })])
  assert.equal(told.lists[0]!.list.isBehind, undefined)
  assert.equal(apply(told, frame({ views: [step] })).lists[0]!.list.isBehind, true)
})

test('a saved view counts what came last', () => {
  const view: SavedView = {
    ...{ id: saved, name: 'VIP', owner: { kind: 'workspace' }, conditions: [], sort: 'due' },
    ...{ count: 0, isFilling: true, mayChange: true },
  }
  const step = { id: saved, count: 9, isFilling: false, isBehind: false }
  assert.deepEqual(apply(snapshot({ views: [view] }), frame({ views: [step] })).views, [
    { ...view, count: 9, isFilling: false },
  ])
})

const anyRow = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    status: fc.constantFrom('open' as const, 'waiting' as const, 'snoozed' as const, 'closed' as const),
    holder: fc.constantFrom(
      { kind: 'queue' as const },
      { kind: 'queue' as const, team: 'north' },
      { kind: 'queue' as const, team: 'south' },
      { kind: 'agent' as const, id: lucia },
      { kind: 'agent' as const, id: 'noa' },
      { kind: 'agent' as const, id: 'iker' },
    ),
    activeAt: fc.integer({ min: 0, max: 5 }),
    turnAt: fc.option(fc.integer({ min: 0, max: 3 })),
    dueAt: fc.integer({ min: 0, max: 3 }),
    isDueSoon: fc.boolean(),
    unread: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ id, ...over }) => row(id, over))

test('snapshot and frames together are the later snapshot, whatever happens and however much one sees', () => {
  const narrowings = [
    { view: 'mine' as const },
    { view: 'team' as const },
    { view: 'unassigned' as const },
    { view: 'open' as const, unread: true },
    { view: 'all' as const },
    { view: 'due' as const },
    { view: 'open' as const, sort: 'activity' as const },
    { view: 'all' as const, sort: 'newest' as const },
    { view: 'mine' as const, sort: 'oldest' as const },
    { view: 'all' as const, saved, sort: 'due' as const },
    { view: 'all' as const, saved, sort: 'oldest' as const, unread: true },
  ]
  const now = 2
  // As the server says it: nothing else tells the screen who stands in it.
  const isSaved = (each: Row) => each.status === 'open' || each.holder.kind === 'queue'
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 6 }),
      fc.array(fc.array(anyRow, { maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom('all' as const, 'team' as const, 'own' as const),
      (first, changes, sees) => {
        const onlooker = { ...me, sees }
        const world = new Map(first.map(each => [each.id, each]))
        const taken = (number: number) =>
          narrowings.map(narrowing => ({
            narrowing,
            list: {
              rows: [...world.values()]
                .filter(each => belongs(each, narrowing, onlooker) && (!('saved' in narrowing) || isSaved(each)))
                .toSorted(orderOf(narrowing)),
              next: null,
              number,
            },
          }))
        let state = snapshot({ me: onlooker, lists: taken(0), now })
        changes.forEach((change, at) => {
          const rows = [...new Map(change.map(each => [each.id, each])).values()]
          for (const each of rows) world.set(each.id, each)
          const { seen = [], left = [] } = Object.groupBy(rows, ({ holder }) =>
            isInSight(lucia, onlooker, holder) ? 'seen' : 'left',
          )
          const standing = { view: saved, rows: seen.filter(isSaved).map(each => each.id) }
          state = apply(state, frame({ number: at + 1, rows: seen, left: left.map(({ id }) => id), standing }))
        })
        const idsOf = (lists: Snapshot['lists']) => lists.map(one => one.list.rows)
        assert.deepEqual(idsOf(state.lists), idsOf(taken(0)))
      },
    ),
  )
})
