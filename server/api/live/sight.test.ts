import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sightColumns, type Who } from '#accounts'
import * as conversations from '#conversations'
import type { Tx } from '#db'
import { countsFor, inboxPage } from '#desk'
import { newId } from '#lib'
import type { LogEvent } from '#log'
import * as messages from '#messages'
import type { Counts, Holder, LiveFrame, NewView, Sees, Sight, View } from '#protocol'
import { retry } from '#replies'
import { find, followForSearch, readQuery } from '#search'
import { anyRow, insert, workspaceTables } from '../../../test/any-row.ts'
import { type Desk, morning, openDesk, plainPlace } from '../../../test/desk.ts'
import { sendFrames } from './frames.ts'
import { addView, viewPage } from '#views'
import { calm, openAudience, type Viewer } from './viewer.ts'

type Status = 'open' | 'waiting' | 'snoozed' | 'closed'
type Person = Extract<Who, { kind: 'person' }>
type Spoken = {
  id: string
  messageId: string
  customer: string
  holder: Holder
  status: Status
  named: readonly string[]
}
/** A brand as a plain model has it; who was named in notes of a conversation stands with it. */
type Brand = { sees: Map<string, Sees>; teams: Map<string, readonly string[]>; spoken: Spoken[] }

const views: View[] = ['mine', 'team', 'mentions', 'unassigned', 'due', 'open', 'waiting', 'snoozed', 'closed', 'all']
const ongoing: readonly Status[] = ['open', 'waiting']
const customers = ['marta', 'joan', 'nuria', 'oscar']
/** How many conversations each of them has. */
const each = 3

let desk: Desk
let teams: readonly [string, string, string]
let people: readonly string[]
let savedView: string
let written: Omit<Spoken, 'holder' | 'status' | 'named'>[]

before(async () => {
  desk = await openDesk()
  people = Object.values(desk.people)
  teams = [await desk.team(), await desk.team(), await desk.team()]
  written = []
  for (const customer of customers) {
    for (let place = 0; place < each; place++) {
      const { conversationId, messageId } = await desk.says('Un paquete', { by: `${customer} ${place}` })
      written.push({ id: conversationId, messageId, customer: '' })
    }
  }
  await joinCustomers()
  await saveView()
  // What is found is written down with the profile that it came by.
  const [profiles] = (await desk.database.owner(workspaceTables)).filter(({ name }) => name === 'profiles')
  await desk.database.engine(tx => insert(tx, 'profiles', anyRow(profiles!, desk.ours, desk.profileId)))
  await desk.database.engine(async tx => followForSearch.react(tx, await told(tx)))
})
after(() => desk[Symbol.asyncDispose]())

/** Each so many conversations become those of one person. */
async function joinCustomers(): Promise<void> {
  for (const [place, one] of written.entries()) {
    const first = written[place - (place % each)]!
    one.customer = (await desk.row(first.id)).customerId
    await desk.database.owner(tx =>
      tx.query(`update conversations set customer_id = $2 where id = $1`, [one.id, one.customer]),
    )
  }
}

/** A saved view of all, in which everything stands. */
async function saveView(): Promise<void> {
  const everything: NewView = { name: 'Todo', isShared: true, conditions: [], sort: 'due' }
  savedView = await desk.as((tx, who) => addView(tx, who, everything, morning), desk.who.sofia)
  for (const { id } of written)
    await desk.database.engine(tx =>
      tx.query(`insert into view_members values ($1, $2, $3)`, [desk.ours, savedView, id]),
    )
}

const told = async (tx: Tx): Promise<LogEvent[]> =>
  (
    await tx.query<LogEvent & { detail: string | null }>(
      `select number, day, at, workspace_id as "workspaceId", kind, conversation_id as "conversationId", subject_id as "subjectId", detail
       from events where workspace_id = $1 order by number`,
      [desk.ours],
    )
  ).map(event => ({ ...event, detail: event.detail === null ? null : JSON.parse(event.detail) }))

/** Makes the brand what the model says. */
async function become({ sees, teams: members, spoken }: Brand): Promise<void> {
  await desk.database.owner(async tx => {
    for (const [id, much] of sees)
      await tx.query(`update memberships set sees = $3 where workspace_id = $1 and person_id = $2`, [
        desk.ours,
        id,
        much,
      ])
    await tx.query(`delete from team_members where workspace_id = $1`, [desk.ours])
    for (const [team, ids] of members) {
      for (const id of ids) await tx.query(`insert into team_members values ($1, $2, $3)`, [desk.ours, team, id])
    }
    for (const { id, holder, status } of spoken) {
      const holderId = holder.kind === 'agent' ? holder.id : holder.kind === 'queue' ? (holder.team ?? null) : null
      await tx.query(
        `update conversations set status = $2, holder_kind = $3, holder_id = $4, turn_at = case when $2 = 'open' then opened_at end,
         due_turn_at = opened_at, due_at = opened_at, due_is_soon = true where id = $1`,
        [id, status, holder.kind, holderId],
      )
    }
    await tx.query(`delete from deadlines`)
    await tx.query(
      `insert into deadlines (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state, due_at, warned_at)
       select workspace_id, id, 'first', turn_at, 'query', profile_id, 'wall', 1, 0, 'running', due_at, due_at from conversations where turn_at is not null`,
    )
    await tx.query(`delete from inbox_counts`)
    await tx.query(`delete from mentions`)
    for (const { id, messageId, named } of spoken) {
      for (const person of named) {
        await tx.query(`insert into mentions values ($1, $2, $3, $4, now())`, [desk.ours, id, person, messageId])
        await countOne(tx, 'mentioned', person)
      }
    }
    for (const { holder, status } of spoken) await countOne(tx, status, conversations.wordOf(holder))
  })
}

const countOne = (tx: Tx, status: string, holder: string) =>
  tx.query(
    `insert into inbox_counts as c values ($1, $2, $3, 1) on conflict (workspace_id, status, holder) do update set count = c.count + 1`,
    [desk.ours, status, holder],
  )

/** Somebody as they are known when they ask. */
async function asked(id: string): Promise<Person> {
  const [sight] = await desk.database.engine(tx =>
    tx.query<Sight>(`select ${sightColumns('m')} from memberships m where m.workspace_id = $1 and m.person_id = $2`, [
      desk.ours,
      id,
    ]),
  )
  return { ...(desk.who.ana as Person), personId: id, ...sight! }
}

/** What the product says of seeing, in plain words. */
function modelOf(brand: Brand, me: string) {
  const much = brand.sees.get(me)!
  const mine = [...brand.teams].filter(([, members]) => members.includes(me))
  const isMate = (id: string) => mine.some(([, members]) => members.includes(id))
  const isMyTeam = (id: string) => mine.some(([team]) => team === id)
  const isOfTeams = ({ holder }: Spoken) =>
    holder.kind === 'agent' ? isMate(holder.id) : holder.kind === 'queue' && !!holder.team && isMyTeam(holder.team)
  const isMine = ({ holder }: Spoken) => holder.kind === 'agent' && holder.id === me
  const isCommon = ({ holder }: Spoken) => holder.kind === 'queue' && !holder.team
  const seen = (one: Spoken) => much === 'all' || isMine(one) || (much === 'team' && (isOfTeams(one) || isCommon(one)))
  const isNamed = ({ named }: Spoken) => named.includes(me)
  const reached = ({ customer }: Spoken) =>
    brand.spoken.some(one => one.customer === customer && (seen(one) || isNamed(one)))
  const stands: Record<View, (one: Spoken) => boolean> = {
    mine: one => isMine(one) && ongoing.includes(one.status),
    team: one => isOfTeams(one) && ongoing.includes(one.status),
    mentions: isNamed,
    unassigned: one => one.holder.kind === 'queue' && one.status === 'open',
    due: one => one.status === 'open',
    open: one => one.status === 'open',
    waiting: one => one.status === 'waiting',
    snoozed: one => one.status === 'snoozed',
    closed: one => one.status === 'closed',
    all: () => true,
  }
  // Whoever is asked sees it among their mentions, whoever holds it.
  const standsIn = (view: View) => brand.spoken.filter(one => (view === 'mentions' || seen(one)) && stands[view](one))
  return { seen, reached, standsIn }
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

/** Whether a door opens; anything but that there is no such thing is a fault. */
const opens = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    error =>
      error.status === 404 && /^(conversation|message|customer)\.unknown$/.test(error.code)
        ? false
        : Promise.reject(error),
  )

/** Every way to one conversation, by its name. */
const doors: Record<string, (tx: Tx, who: Who, one: Spoken) => Promise<unknown>> = {
  conversation: (tx, who, { id }) => conversations.conversation(tx, who, id),
  messages: (tx, who, { id }) => messages.messages(tx, who, id, { limit: 5 }),
  customer: (tx, who, { customer }) => conversations.mustReachCustomer(tx, who, customer),
  versions: (tx, who, { messageId }) => messages.messageVersions(tx, who, messageId),
  mail: (tx, who, { messageId }) => messages.mailOf(tx, who, messageId, false),
  uncover: (tx, who, { messageId }) => messages.uncover(tx, who, messageId),
  markRead: (tx, who, { id }) => conversations.markRead(tx, who, { conversationId: id }),
  note: (tx, who, { id }) => messages.note(tx, who, { id: newId(), conversationId: id, text: 'Ojo', now: morning }),
  wake: (tx, who, { id }) => conversations.wake(tx, who, { conversationId: id, now: morning }),
  retry: (tx, who, { messageId }) =>
    retry(tx, who, { messageId, now: morning, placeOf: () => ({ can: plainPlace, disabled: false }) }).catch(error =>
      error.code === 'message.not-ours' ? true : Promise.reject(error),
    ),
}

/** What a console that shows all of it is told when all of it changes. */
async function frameFor(who: Person, brand: Brand, isShowing: boolean): Promise<Extract<LiveFrame, { kind: 'frame' }>> {
  const audience = openAudience()
  const sent: string[] = []
  const ids = brand.spoken.map(({ id }) => id)
  const viewer: Viewer = {
    ...{
      who,
      personId: who.personId,
      sessionId: null,
      rows: new Set(),
      view: null,
      conversation: null,
      beside: new Set<string>(),
      asked: null,
      writing: null,
    },
    ...{
      changed: {
        rows: new Set(ids),
        messages: new Set([brand.spoken[0]!.messageId]),
        stale: new Set(),
        again: new Set(),
      },
      missed: null,
    },
    send: text => void sent.push(text),
    end: () => undefined,
  }
  audience.join(viewer)
  if (isShowing)
    audience.show(viewer, { rows: new Set(ids), view: savedView, conversation: ids[0]!, beside: new Set() })
  const stir = { ...calm(), moved: new Set(ids) }
  await sendFrames(desk.database, audience, new Map([[desk.ours, stir]]), 1, async () => () => null)
  return JSON.parse(sent[0]!)
}

async function foundBy(who: Who): Promise<{ messages: string[]; people: string[] }> {
  const query = readQuery('paquete', () => undefined)
  const names = readQuery('marta', () => undefined)
  return desk.database.engine(async tx => {
    const said = await find(tx, who, { query, language: 'es', limit: 50 })
    const called = await find(tx, who, { query: names, language: 'es', limit: 50 })
    return {
      messages: said.messages.map(({ conversationId }) => conversationId).toSorted(),
      people: called.people.map(({ id }) => id),
    }
  })
}

const undone = new Error('Nothing that is tried here stays')

/** Which of the doors to a conversation open. */
async function tried(who: Who, one: Spoken): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {}
  const trying = desk.as(async tx => {
    for (const [name, door] of Object.entries(doors)) found[name] = await opens(door(tx, who, one))
    throw undone
  })
  await trying.catch(error => (error === undone ? undefined : Promise.reject(error)))
  return found
}

async function isAsTheModelSays(brand: Brand, me: string): Promise<void> {
  const who = await asked(me)
  const { seen, reached, standsIn } = modelOf(brand, me)
  for (const view of views) {
    const page = await desk.as(tx => inboxPage(tx, who, { view, limit: 50 }))
    assert.deepEqual(idsOf(page.rows), idsOf(standsIn(view)), view)
  }
  for (const isLarge of [false, true]) {
    await desk.database.engine(tx =>
      tx.query('update view_counts set count = $1', [isLarge ? 1_000_000 : written.length]),
    )
    const page = await desk.as(tx => viewPage(tx, who, { viewId: savedView, limit: 50 }))
    assert.deepEqual(idsOf(page.rows), idsOf(standsIn('all')), 'a saved view of everything')
  }
  const counts = await desk.as(tx => countsFor(tx, who))
  for (const [view, count] of Object.entries(counts) as [keyof Counts, number | null][])
    assert.equal(count, view === 'due' && who.sees !== 'all' ? null : standsIn(view).length, `count of ${view}`)
  for (const one of brand.spoken) {
    const all = Object.keys(doors).map(name => [name, reached(one)])
    assert.deepEqual(await tried(who, one), Object.fromEntries(all))
  }
  const reachable = brand.spoken.filter(reached)
  const [first] = brand.spoken
  assert.deepEqual(await foundBy(who), {
    messages: idsOf(reachable),
    people: reached(first!) ? [first!.customer] : [],
  })
  const shown = await frameFor(who, brand, true)
  assert.deepEqual(idsOf(shown.rows), idsOf(reachable), 'rows of what is shown')
  assert.deepEqual(shown.left.toSorted(), idsOf(brand.spoken.filter(one => !reached(one))), 'what has left')
  assert.deepEqual(shown.standing?.rows.toSorted(), idsOf(brand.spoken.filter(seen)), 'what stands in the saved view')
  assert.deepEqual(idsOf(shown.messages), reached(first!) ? [first!.messageId] : [], 'messages')
  const moved = await frameFor(who, brand, false)
  assert.deepEqual([idsOf(moved.rows), moved.left], [idsOf(brand.spoken.filter(seen)), []], 'rows that moved')
}

const anyBrand = (): fc.Arbitrary<Brand> => {
  const [north, south] = teams
  const anyone = fc.constantFrom(...people)
  const holder = fc.oneof(
    anyone.map((id): Holder => ({ kind: 'agent', id })),
    fc.constantFrom<Holder>(
      { kind: 'queue' },
      { kind: 'queue', team: north },
      { kind: 'queue', team: south },
      { kind: 'bot' },
    ),
  )
  const standing = fc.record({
    holder,
    status: fc.constantFrom<Status>('open', 'waiting', 'snoozed', 'closed'),
    named: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...people]) }),
  })
  return fc.record({
    sees: fc
      .tuple(...people.map(() => fc.constantFrom<Sees>('all', 'team', 'own')))
      .map(much => new Map(people.map((id, place) => [id, much[place]!]))),
    teams: fc
      .tuple(...teams.map(() => fc.subarray([...people])))
      .map(members => new Map(teams.map((id, place) => [id, members[place]!]))),
    spoken: fc
      .tuple(...written.map(() => standing))
      .map(standings => written.map((one, place) => ({ ...one, ...standings[place]! }))),
  })
}

test('every door shows exactly what one may see, whoever holds what and is in which team', async () => {
  for (const brand of fc.sample(anyBrand(), { numRuns: 8, seed: 24 })) {
    await become(brand)
    for (const me of people) await isAsTheModelSays(brand, me)
  }
})

test('keys and the machine see all', async () => {
  const [brand] = fc.sample(anyBrand(), { numRuns: 1, seed: 5 })
  await become(brand!)
  const key: Who = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read', 'answer'] }
  for (const who of [key, { kind: 'machine', workspaceId: desk.ours } satisfies Who]) {
    const page = await desk.as(tx => inboxPage(tx, who, { view: 'all', limit: 50 }))
    assert.equal(page.rows.length, written.length)
    for (const one of brand!.spoken) assert.ok(Object.values(await tried(who, one)).every(Boolean))
    assert.equal((await foundBy(who)).messages.length, written.length)
  }
})
