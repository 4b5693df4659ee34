import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close } from '#conversations'
import { newId } from '#lib'
import type { NewView, Row, SavedView, Sort } from '#protocol'
import { addView, deleteView, editView, preview, view, viewPage, views, viewTasks } from '#views'
import { crowdNow, crowdProfiles, fill } from '../../test/crowd.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const plain: NewView = { name: 'WhatsApp abierto', isShared: false, conditions: [], sort: 'due' }
const add = (desk: Desk, more: Partial<NewView> = {}, by = desk.who.ana) =>
  desk.as((tx, who) => addView(tx, who, { ...plain, ...more }, morning), by)
const edit = (desk: Desk, id: string, change: Parameters<typeof editView>[3], by = desk.who.ana) =>
  desk.as((tx, who) => editView(tx, who, id, change), by)
const names = async (desk: Desk, by = desk.who.ana) => (await desk.as(views, by)).map(each => each.name)
const key = (desk: Desk) => ({ kind: 'key', workspaceId: desk.ours, keyId: desk.ours, scopes: ['administer'] }) as const

test('everybody sees their own views and those of all', async () => {
  await using desk = await openDesk()
  await add(desk, { name: 'De Ana' })
  await add(desk, { name: 'De Luis' }, desk.who.luis)
  await add(desk, { name: 'De todos', isShared: true }, desk.who.sofia)
  assert.deepEqual(await names(desk), ['De Ana', 'De todos'])
  assert.deepEqual(await names(desk, desk.who.luis), ['De Luis', 'De todos'])
  assert.deepEqual(await names(desk, desk.person('sofia', desk.theirs)), [])
  assert.deepEqual(await desk.as(views, key(desk)).then(found => found.map(each => each.name)), ['De todos'])
  const [mine, shared] = (await desk.as(views)) as [SavedView, SavedView]
  assert.deepEqual([mine.mayChange, shared.mayChange], [true, false])
})

test('what is somebody else’s is not there; what all see is changed by those who supervise', async () => {
  await using desk = await openDesk()
  const mine = await add(desk)
  const shared = await add(desk, { isShared: true }, desk.who.sofia)
  await assert.rejects(
    desk.as((tx, who) => view(tx, who, mine), desk.who.luis),
    { code: 'view.unknown', status: 404 },
  )
  await assert.rejects(edit(desk, mine, { name: 'x' }, desk.who.sofia), { code: 'view.unknown' })
  await assert.rejects(edit(desk, shared, { name: 'x' }), { code: 'forbidden', status: 403 })
  await assert.rejects(
    desk.as((tx, who) => deleteView(tx, who, shared)),
    { code: 'forbidden' },
  )
  await assert.rejects(add(desk, { isShared: true }), { code: 'forbidden' })
  await assert.rejects(edit(desk, mine, { isShared: true }), { code: 'forbidden' })
  await assert.rejects(add(desk, {}, key(desk)), { code: 'forbidden' }, 'a key has nothing of its own')
  await edit(desk, shared, { name: 'Otro nombre', isShared: false }, desk.who.sofia)
  assert.deepEqual([await names(desk), await names(desk, desk.who.sofia)], [['WhatsApp abierto'], ['Otro nombre']])
})

test('a team’s view is seen in the team and by those who supervise, who alone change it', async () => {
  await using desk = await openDesk()
  const { ana, luis, sofia } = desk.who
  const teamId = await desk.team([desk.people.ana])
  const inTeam = { ...ana, teamIds: [teamId], mateIds: [desk.people.ana] } as typeof ana
  const id = await add(desk, { name: 'Del equipo', isShared: true, teamId }, sofia)
  const seen = async (who: typeof ana) => (await desk.as(views, who)).map(each => [each.name, each.mayChange])
  assert.deepEqual([await seen(inTeam), await seen(luis)], [[['Del equipo', false]], []])
  assert.deepEqual(await seen(sofia), [['Del equipo', true]])
  assert.deepEqual(await seen(key(desk)), [['Del equipo', true]])
  await assert.rejects(edit(desk, id, { name: 'x' }, inTeam), { code: 'forbidden', status: 403 })
  await assert.rejects(edit(desk, id, { name: 'x' }, luis), { code: 'view.unknown', status: 404 })
  await assert.rejects(add(desk, { isShared: true, teamId }, inTeam), { code: 'forbidden' })
  await assert.rejects(add(desk, { isShared: true, teamId: newId() }, sofia), { code: 'team.unknown', status: 404 })
  const ofMe = { isShared: true, teamId, conditions: [is('mentioned', 'me')] }
  await assert.rejects(add(desk, ofMe, sofia), { code: 'view.me-is-personal' })
  await edit(desk, id, { name: 'Suya' }, sofia)
  assert.deepEqual(await seen(inTeam), [['Suya', false]])
  await edit(desk, id, { teamId: null }, sofia)
  assert.deepEqual(await seen(luis), [['Suya', false]])
  await edit(desk, id, { teamId }, sofia)
  assert.deepEqual(await seen(luis), [])
  for (let count = 1; count < 20; count++) await add(desk, { isShared: true, teamId }, sofia)
  await assert.rejects(add(desk, { isShared: true, teamId }, sofia), { code: 'view.too-many', values: { max: 20 } })
})

test('a view that makes no sense is refused, with the reason', async () => {
  await using desk = await openDesk()
  const bad: [Partial<NewView>, string][] = [
    [{ name: ' \0 ' }, 'view.nameless'],
    [{ name: 'x'.repeat(81) }, 'view.nameless'],
    [{ conditions: Array.from({ length: 21 }, () => is('status', 'open')) }, 'view.too-many-conditions'],
    [{ conditions: [is('status')] }, 'view.condition-unknown'],
    [{ conditions: [is('status', 'abierta')] }, 'view.condition-unknown'],
    [{ conditions: [is('colour', 'red')] }, 'view.condition-unknown'],
    [{ conditions: [is('constructor', 'red')] }, 'view.condition-unknown'],
    [{ conditions: [is('opened', '2026-11-21')] }, 'view.condition-unknown'],
    [{ conditions: [{ field: 'opened', operator: 'since', values: ['2026-02-30'] }] }, 'view.condition-unknown'],
    [{ conditions: [is('profile', 'x')] }, 'view.condition-unknown'],
    [{ conditions: [{ field: 'tag', operator: 'empty', values: ['x'] }] }, 'view.condition-unknown'],
    [{ conditions: [{ field: 'opened', operator: 'last-days', values: ['2026-11-21'] }] }, 'view.condition-unknown'],
    [{ conditions: [{ field: 'waits', operator: 'at-least', values: ['1.5'] }] }, 'view.condition-unknown'],
    [{ conditions: [is(`field:${newId()}`, 'x')] }, 'view.condition-unknown'],
    [{ conditions: [is(`field:'x`, 'x')] }, 'view.condition-unknown'],
    [{ conditions: [is('channel', ...Array.from({ length: 51 }, (_, n) => `c${n}`))] }, 'view.condition-unknown'],
  ]
  for (const [asked, code] of bad) await assert.rejects(add(desk, asked), { code, status: 422 }, JSON.stringify(asked))
  const ofMe = { isShared: true, conditions: [is('holder', 'me')] }
  await assert.rejects(add(desk, ofMe, desk.who.sofia), { code: 'view.me-is-personal' })
})

const is = (field: string, ...values: string[]) => ({ field, operator: 'is' as const, values })

test('so many views and no more', async () => {
  await using desk = await openDesk()
  for (let count = 0; count < 50; count++) await add(desk)
  await assert.rejects(add(desk), { code: 'view.too-many', status: 409, values: { max: 50 } })
  await add(desk, {}, desk.who.luis)
  const mine = await add(desk, {}, desk.who.sofia)
  for (let count = 0; count < 50; count++) await add(desk, { isShared: true }, desk.who.sofia)
  await assert.rejects(edit(desk, mine, { isShared: true }, desk.who.sofia), { code: 'view.too-many' })
})

async function crowded(count = 400) {
  const desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis, desk.people.sofia]
  await fill(desk.database, {
    ...{ workspaceId: desk.ours, people, count, messagesEach: 1, now: crowdNow, perProfile: 7 },
    ...crowdProfiles,
  })
  await desk.database.owner(tx =>
    tx.query(`insert into workspaces (id, name, time_zone) values ($1, 'Urraca', 'UTC')`, [desk.ours]),
  )
  return desk
}

/** As the log and the job do it. */
async function filled(desk: Desk, id: string): Promise<void> {
  await desk.database.engine(tx =>
    tx.query(
      `update view_counts set filled_to = '00000000-0000-0000-0000-000000000000' where workspace_id = $1 and view_id = $2`,
      [desk.ours, id],
    ),
  )
  await viewTasks(desk.database, () => crowdNow, 90)['views.fill']!(
    { workspaceId: desk.ours, viewId: id },
    { number: 1, last: false },
  )
}

async function walk(
  desk: Desk,
  viewId: string,
  sort: Sort | undefined,
  limit: number,
  channel?: string,
): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await desk.as((tx, who) => viewPage(tx, who, { viewId, sort, limit, after, channel }))
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

const up = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const latest = (a: Row, b: Row) => b.activeAt - a.activeAt || up(b.id, a.id)
const orders: Record<Sort, (a: Row, b: Row) => number> = {
  due: (a, b) =>
    a.turnAt !== null && b.turnAt !== null
      ? a.dueAt! - b.dueAt! || up(a.id, b.id)
      : Number(a.turnAt === null) - Number(b.turnAt === null) || latest(a, b),
  activity: latest,
  newest: (a, b) => up(b.id, a.id),
  oldest: (a, b) => up(a.id, b.id),
}

test('a view holds its conversations in each order, however it is cut, small or large', async () => {
  await using desk = await crowded()
  const everything = await add(desk, { conditions: [] })
  const some = await add(desk, {
    conditions: [is('channel', 'api'), { field: 'status', operator: 'is-not', values: ['closed', 'waiting'] }],
  })
  for (const id of [everything, some]) await filled(desk, id)
  const all = await walk(desk, everything, 'oldest', 200)
  assert.equal(all.length, 400)
  const fitting = all.filter(row => row.channel === 'api' && (row.status === 'open' || row.status === 'snoozed'))
  assert.ok(fitting.length > 30)
  const mustStand = async () => {
    for (const sort of ['due', 'activity', 'newest', 'oldest'] as const) {
      for (const limit of [7, 200]) {
        const found = await walk(desk, some, sort, limit)
        assert.deepEqual(found, fitting.toSorted(orders[sort]), `${sort} by ${limit}`)
      }
      assert.deepEqual(
        await walk(desk, everything, sort, 60, 'web'),
        all.filter(row => row.channel === 'web').toSorted(orders[sort]),
      )
    }
    assert.deepEqual(await walk(desk, some, undefined, 50), fitting.toSorted(orders.due))
  }
  await mustStand()
  // As if there were too many to be fetched.
  await desk.database.engine(tx =>
    tx.query(`update view_counts set count = 1000000 where workspace_id = $1`, [desk.ours]),
  )
  await mustStand()
})

test('before it is saved one sees how many it would hold', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  const { conversationId } = await desk.says('Hola', { by: 'joan' })
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: morning }))
  const look = (...conditions: ReturnType<typeof is>[]) =>
    desk.database.engine(tx => preview(tx, desk.who.ana, conditions, morning))
  assert.deepEqual(await look(), { count: 2, looked: 2, isAll: true })
  assert.deepEqual(await look(is('reason', reasonId)), { count: 1, looked: 2, isAll: true })
  assert.deepEqual(await look(is('holder', 'me')), { count: 0, looked: 2, isAll: true })
  await assert.rejects(look(is('reason', 'x')), { code: 'view.condition-unknown' })
})
