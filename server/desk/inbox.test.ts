import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { inboxPage, type InboxAsk } from '#desk'
import { minute } from '#lib'
import { isInSight, isOfTeams, type Row, type Sight, type Sort, type View, viewSorts } from '#protocol'
import { crowdNow, crowdProfiles, fill } from '../../test/crowd.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const views: View[] = ['mine', 'team', 'unassigned', 'due', 'open', 'waiting', 'snoozed', 'closed', 'all']
type Ask = Omit<InboxAsk, 'now'>
const page = (desk: Desk, ask: Ask, who = desk.who.ana) => desk.as((tx, by) => inboxPage(tx, by, ask), who)

/** Every page of a view, one after the other. */
async function walk(desk: Desk, ask: Omit<Ask, 'after'>, who: Who = desk.who.ana): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const { rows: found, next } = await page(desk, { ...ask, after }, who)
    rows.push(...found)
    after = next ?? undefined
  } while (after !== undefined)
  return rows
}

type Looking = Extract<Who, { kind: 'person' }>

/** What a view holds and in which order, in plain words of the product. */
function expected(all: readonly Row[], view: View, { personId: me, ...sight }: Looking, sort?: Sort): string[] {
  const isMine = ({ holder }: Row) => holder.kind === 'agent' && holder.id === me
  const belongs: Record<View, (row: Row) => boolean> = {
    mine: row => isMine(row) && (row.status === 'open' || row.status === 'waiting'),
    team: row => isOfTeams(sight, row.holder) && (row.status === 'open' || row.status === 'waiting'),
    unassigned: row => row.holder.kind === 'queue' && row.status === 'open',
    due: row => row.status === 'open' && row.isDueSoon,
    open: row => row.status === 'open',
    waiting: row => row.status === 'waiting',
    snoozed: row => row.status === 'snoozed',
    closed: row => row.status === 'closed',
    all: () => true,
    mentions: () => false,
  }
  const up = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const dueFirst = (a: Row, b: Row) => a.dueAt! - b.dueAt! || up(a.id, b.id)
  const latest = (a: Row, b: Row) => b.activeAt - a.activeAt || up(b.id, a.id)
  const rows = all.filter(row => belongs[view](row) && isInSight(me, sight, row.holder))
  const asTheyCame = rows.map(row => row.id).toSorted()
  if (sort === 'activity') return rows.toSorted(latest).map(row => row.id)
  if (sort === 'oldest') return asTheyCame
  if (sort === 'newest') return asTheyCame.toReversed()
  const waits = (row: Row) => view !== 'all' && row.turnAt !== null
  return [...rows.filter(waits).toSorted(dueFirst), ...rows.filter(row => !waits(row)).toSorted(latest)].map(
    row => row.id,
  )
}

async function crowded() {
  const desk = await openDesk()
  const crowd = {
    people: [desk.people.ana, desk.people.luis, desk.people.sofia],
    count: 400,
    messagesEach: 1,
    now: crowdNow,
    perProfile: 7,
    ...crowdProfiles,
  }
  await fill(desk.database, { ...crowd, workspaceId: desk.ours })
  await fill(desk.database, { ...crowd, workspaceId: desk.theirs, count: 60 })
  const teams = [await desk.team(), await desk.team(), await desk.team()] as const
  await desk.database.owner(async tx => {
    for (const [place, id] of teams.entries()) {
      await tx.query(
        `update conversations set holder_id = $2 where workspace_id = $1 and holder_kind = 'queue' and holder_id is null
         and abs(hashtext(id::text)) % 4 = $3`,
        [desk.ours, id, place],
      )
    }
  })
  const looking = (sight: Partial<Sight>): Looking => ({ ...(desk.who.ana as Looking), ...sight })
  return { ...desk, teams, looking, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() }
}

test('every view holds what belongs there, what is due first first, however it is cut into pages', async () => {
  await using desk = await crowded()
  const { rows: all } = { rows: await walk(desk, { view: 'all', limit: 200 }) }
  assert.equal(all.length, 400)
  for (const view of views) {
    const ana = desk.looking({ teamIds: desk.teams.slice(0, 2), mateIds: [desk.people.ana, desk.people.luis] })
    const wanted = expected(all, view, ana)
    assert.ok(wanted.length > 10, `${view} has ${wanted.length}`)
    for (const limit of [1, 7, 50, 200]) {
      if (limit === 1 && wanted.length > 120) continue
      assert.deepEqual(
        (await walk(desk, { view, limit }, ana)).map(row => row.id),
        wanted,
        `${view} by ${limit}`,
      )
    }
  }
})

test('a view narrowed by channel, profile or what is unread keeps its order', async () => {
  await using desk = await crowded()
  const all = await walk(desk, { view: 'all', limit: 200 })
  const filters: [Partial<InboxAsk>, (row: Row) => boolean][] = [
    [{ channel: 'web' }, row => row.channel === 'web'],
    [{ profileId: crowdProfiles.rareProfileId }, row => row.profileId === crowdProfiles.rareProfileId],
    [{ unread: true }, row => row.unread > 0],
    [{ channel: 'api', unread: true }, row => row.channel === 'api' && row.unread > 0],
  ]
  for (const [filter, fits] of filters) {
    for (const view of views) {
      const fitting = all.filter(fits)
      assert.deepEqual(
        (await walk(desk, { view, limit: 9, ...filter })).map(row => row.id),
        expected(fitting, view, desk.looking({})),
        `${view} ${JSON.stringify(filter)}`,
      )
    }
  }
})

const sightsOf = (desk: Desk, [north, south]: readonly string[]): Sight[] => {
  const { ana, luis } = desk.people
  return [
    { sees: 'own', teamIds: [], mateIds: [] },
    { sees: 'own', teamIds: [north!], mateIds: [ana, luis] },
    { sees: 'team', teamIds: [], mateIds: [] },
    { sees: 'team', teamIds: [north!], mateIds: [ana, luis] },
    { sees: 'team', teamIds: [north!, south!], mateIds: [luis] },
    { sees: 'all', teamIds: [south!], mateIds: [ana] },
  ]
}

test('what somebody may not see stands in none of their views, and nothing else is missing', async () => {
  await using desk = await crowded()
  const all = await walk(desk, { view: 'all', limit: 200 })
  for (const sight of sightsOf(desk, desk.teams)) {
    const who = desk.looking(sight)
    for (const view of views) {
      for (const [filter, fits] of [
        [{}, () => true],
        [{ channel: 'web' }, row => row.channel === 'web'],
      ] satisfies [Partial<InboxAsk>, (row: Row) => boolean][]) {
        assert.deepEqual(
          (await walk(desk, { view, limit: 30, ...filter }, who)).map(row => row.id),
          expected(all.filter(fits), view, who),
          JSON.stringify({ view, ...filter, ...sight }),
        )
      }
    }
  }
})

test('a view stands in other orders too, whether it is fetched whole or looked for, as far as one sees', async () => {
  await using desk = await crowded()
  const all = await walk(desk, { view: 'all', limit: 200 })
  const sights = [
    desk.who.ana,
    ...sightsOf(desk, desk.teams)
      .slice(-3)
      .map(sight => desk.looking(sight)),
  ] as Looking[]
  const mustStand = async () => {
    for (const who of sights) {
      for (const view of views) {
        for (const sort of viewSorts[view]) {
          for (const filter of [{}, { channel: 'web' }]) {
            const fitting = filter.channel ? all.filter(row => row.channel === filter.channel) : all
            assert.deepEqual(
              (await walk(desk, { view, sort, limit: 23, ...filter }, who)).map(row => row.id),
              expected(fitting, view, who, sort === viewSorts[view][0] ? undefined : sort),
              `${view} by ${sort} ${JSON.stringify(filter)} seeing ${who.sees}`,
            )
          }
        }
      }
    }
  }
  await mustStand()
  // As if there were too many to be fetched.
  await desk.database.engine(tx =>
    tx.query(
      `insert into inbox_counts (workspace_id, status, holder, count) select $1, s, h, 1000000
       from unnest(array['open', 'waiting', 'snoozed']) s, unnest(array['queue', $2, $3]) h
       on conflict (workspace_id, status, holder) do update set count = excluded.count`,
      [desk.ours, desk.people.ana, desk.people.luis],
    ),
  )
  await mustStand()
})

test('a row says all that the list shows', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await desk.says('¿Abrís hoy?', { visibility: 'public' })
  assert.ok(messageId)
  const { rows, next } = await page(desk, { view: 'open', limit: 10 })
  const [row] = rows
  assert.deepEqual(rows, [
    {
      id: conversationId,
      customerId: row!.customerId,
      name: 'marta',
      channel: 'api',
      profileId: desk.profileId,
      status: 'open',
      holder: { kind: 'queue' },
      openedAt: morning,
      turnAt: morning,
      dueAt: morning + 30 * minute,
      isDueSoon: false,
      activeAt: morning,
      snoozedUntil: null,
      subject: null,
      last: { text: '¿Abrís hoy?', kind: 'text', direction: 'in', visibility: 'public', at: morning },
      unread: 1,
      tags: [],
      incidentId: null,
      caseId: null,
      tone: null,
    },
  ])
  assert.equal(next, null)
})

test('a key has nothing of its own, and sees the rest', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  const key = { kind: 'key', workspaceId: desk.ours, keyId: desk.ours, scopes: ['read'] } as const
  assert.deepEqual(await page(desk, { view: 'mine', limit: 5 }, key), { rows: [], next: null })
  assert.equal((await page(desk, { view: 'unassigned', limit: 5 }, key)).rows.length, 1)
})

test('another workspace has an inbox of its own', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  assert.equal((await page(desk, { view: 'all', limit: 5 }, desk.person('ana', desk.theirs))).rows.length, 0)
})

test('a place that we did not write is refused', async () => {
  await using desk = await openDesk()
  const other = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
  for (const after of [
    'x',
    '',
    other([0, 1]),
    other([0, 1, 'x']),
    other([2, 1, desk.ours]),
    other([0, 1e99, desk.ours]),
    other(null),
  ]) {
    await assert.rejects(
      page(desk, { view: 'open', limit: 5, after }),
      { code: 'cursor.malformed', status: 422 },
      after,
    )
  }
})
