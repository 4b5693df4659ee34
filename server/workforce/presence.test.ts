import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute, newId, second } from '#lib'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import {
  addReason,
  declinePause,
  followWorkforce,
  ownPresence,
  watchPresence,
  clearNotResponding,
  noteNotResponding,
  passPresence,
  presences,
  seePeople,
  setPresence,
  setWorkRules,
  takePause,
} from './index.ts'

const say = (desk: Desk, state: 'available' | 'away' | 'busy' | 'offline', now = morning, reasonId?: string) =>
  desk.as((tx, who) => setPresence(tx, who, { state, now, ...(reasonId && { reasonId }) }))
const pass = (desk: Desk, now: number) => desk.database.engine(tx => passPresence(tx, now))
const stateOf = async (desk: Desk) => (await desk.as((tx, who) => presences(tx, who)))[0]?.state
const see = (desk: Desk, now: number) =>
  desk.database.engine(tx => seePeople(tx, [{ workspaceId: desk.ours, personId: desk.people.ana }], now))
const historyOf = (desk: Desk) =>
  desk.database.engine(tx =>
    tx.query<{ state: string; cause: string }>(
      `select state, cause from presence_history where workspace_id = $1 order by since, id`,
      [desk.ours],
    ),
  )
const told = async (desk: Desk) =>
  (
    await desk.database.engine(tx =>
      tx.query(`select 1 from events where workspace_id = $1 and kind = 'workforce.presence'`, [desk.ours]),
    )
  ).length

test('whoever closes their last console is offline a minute later, once, whoever else looks at the clock', async () => {
  await using desk = await openDesk()
  await say(desk, 'available')
  await see(desk, morning + 20 * second)
  await pass(desk, morning + minute)
  assert.equal(await stateOf(desk), 'available')
  const later = morning + 80 * second
  await Promise.all([pass(desk, later), pass(desk, later), pass(desk, later)])
  await pass(desk, later + second)
  assert.equal(await stateOf(desk), 'offline')
  assert.deepEqual(await historyOf(desk), [
    { state: 'available', cause: 'person' },
    { state: 'offline', cause: 'unseen' },
  ])
  assert.equal(await told(desk), 2)
  await see(desk, later + minute)
  await pass(desk, later + day)
  assert.equal(await stateOf(desk), 'offline')
})

test('with two windows one may close: the other one is seen, and an older look takes nothing back', async () => {
  await using desk = await openDesk()
  await say(desk, 'available')
  await see(desk, morning + 50 * second)
  await see(desk, morning + 10 * second)
  await pass(desk, morning + 105 * second)
  assert.equal(await stateOf(desk), 'available')
})

test('what breaks off before its end has changed nothing, and time takes it up again', async () => {
  await using desk = await openDesk()
  await say(desk, 'available')
  const broken = desk.database.engine(async tx => {
    await passPresence(tx, morning + minute)
    throw new Error('killed')
  })
  await assert.rejects(broken, { message: 'killed' })
  assert.deepEqual([await stateOf(desk), await told(desk), (await historyOf(desk)).length], ['available', 1, 1])
  await pass(desk, morning + minute)
  assert.deepEqual([await stateOf(desk), await told(desk), (await historyOf(desk)).length], ['offline', 2, 2])
})

test('five minutes after abuse end by themselves, as often as the brand allows in a day', async () => {
  await using desk = await openDesk()
  await desk.as((tx, who) => setWorkRules(tx, who, { pausesADay: 2 }), desk.who.sofia)
  const take = (now: number) => desk.as((tx, who) => takePause(tx, who, { now }))
  await assert.rejects(take(morning), { code: 'presence.offline', status: 409 })
  await say(desk, 'available')
  assert.equal((await take(morning)).backAt, morning + 5 * minute)
  assert.equal((await take(morning + minute)).backAt, morning + 5 * minute)
  await see(desk, morning + 5 * minute)
  await pass(desk, morning + 5 * minute - 1)
  assert.equal(await stateOf(desk), 'away')
  await pass(desk, morning + 5 * minute)
  assert.equal(await stateOf(desk), 'available')
  await take(morning + 6 * minute)
  await say(desk, 'available', morning + 7 * minute)
  await assert.rejects(take(morning + 8 * minute), { code: 'presence.pauses', status: 409 })
  await say(desk, 'available', morning + day + 7 * minute)
  await see(desk, morning + day + 7 * minute)
  await take(morning + day + 7 * minute)
})

test('not responding is for who is available, and goes with one press', async () => {
  await using desk = await openDesk()
  const one = { workspaceId: desk.ours, personId: desk.people.ana, now: morning + second }
  const note = () => desk.database.engine(tx => noteNotResponding(tx, one))
  await say(desk, 'away')
  await note()
  assert.equal(await stateOf(desk), 'away')
  await say(desk, 'available')
  await note()
  assert.equal(await stateOf(desk), 'not-responding')
  await desk.as((tx, who) => clearNotResponding(tx, who, { now: morning + 2 * second }))
  assert.equal(await stateOf(desk), 'available')
})

test('busy wants a reason of the brand; a time to return lies ahead', async () => {
  await using desk = await openDesk()
  const asked = { name: ' Formación ', isPaid: true, isBreak: false, now: morning }
  const reason = await desk.as((tx, who) => addReason(tx, who, asked), desk.who.sofia)
  assert.equal(reason.name, 'Formación')
  await assert.rejects(
    desk.as((tx, who) => addReason(tx, who, { ...asked, name: 'formacion' }), desk.who.sofia),
    {
      code: 'presence.name-taken',
    },
  )
  await assert.rejects(
    desk.as((tx, who) => addReason(tx, who, asked)),
    { code: 'forbidden' },
  )
  await assert.rejects(say(desk, 'busy'), { code: 'presence.reason-needed', status: 422 })
  await assert.rejects(say(desk, 'available', morning, reason.id), { code: 'presence.reason-odd', status: 422 })
  await assert.rejects(say(desk, 'busy', morning, newId()), { code: 'presence.reason-unknown', status: 404 })
  await assert.rejects(
    desk.as((tx, who) => setPresence(tx, who, { state: 'away', backAt: morning, now: morning })),
    { code: 'presence.back-at', status: 422 },
  )
  await say(desk, 'busy', morning, reason.id)
  await say(desk, 'busy', morning + second, reason.id)
  assert.equal((await historyOf(desk)).length, 1)
})

test('while no server was there nobody leaves: whoever comes back within the grace was there all the time', async () => {
  await using desk = await openDesk()
  const watch = (now: number) => desk.database.engine(tx => watchPresence(tx, now))
  await watch(morning)
  await say(desk, 'available')
  await desk.as((tx, who) => setPresence(tx, who, { state: 'available', now: morning }), desk.who.luis)
  await watch(morning + 5 * second)
  const up = morning + 10 * minute
  const killed = desk.database.engine(async tx => {
    await watchPresence(tx, up)
    throw new Error('killed')
  })
  await assert.rejects(killed, { message: 'killed' })
  await watch(up + second)
  await pass(desk, up + second)
  assert.equal(await stateOf(desk), 'available')
  await see(desk, up + 50 * second)
  await watch(up + 6 * second)
  await pass(desk, up + 62 * second)
  const states = new Map(
    (await desk.as((tx, who) => presences(tx, who))).map(({ personId, state, since }) => [personId, { state, since }]),
  )
  assert.deepEqual(states.get(desk.people.ana), { state: 'available', since: morning })
  assert.equal(states.get(desk.people.luis)?.state, 'offline')
  assert.deepEqual(
    (await historyOf(desk)).map(({ cause }) => cause),
    ['person', 'person', 'unseen'],
  )
})

test('whoever had left before the server went away is offline, and a short restart changes nothing', async () => {
  await using desk = await openDesk()
  const watch = (now: number) => desk.database.engine(tx => watchPresence(tx, now))
  await say(desk, 'available')
  for (let at = morning; at <= morning + minute; at += 5 * second) await watch(at)
  await watch(morning + 10 * minute)
  await pass(desk, morning + 10 * minute)
  assert.equal(await stateOf(desk), 'offline')
  await say(desk, 'available', morning + 10 * minute)
  await watch(morning + 10 * minute + 15 * second)
  await pass(desk, morning + 11 * minute)
  assert.equal(await stateOf(desk), 'offline')
})

test('who decides of somebody abusive offers five minutes, which may be taken however many were', async () => {
  await using desk = await openDesk()
  await desk.as((tx, who) => setWorkRules(tx, who, { pausesADay: 1 }), desk.who.sofia)
  const own = (now: number) => desk.as((tx, who) => ownPresence(tx, who, now))
  const offer = (at: number) =>
    desk.database.engine(tx =>
      followWorkforce.react(tx, [
        {
          ...{ number: 1, day: '', at, workspaceId: desk.ours, conversationId: null, subjectId: newId() },
          ...{ kind: 'suspect.decided', detail: { person: desk.people.ana } },
        },
      ]),
    )
  await say(desk, 'available')
  await desk.as((tx, who) => takePause(tx, who, { now: morning }))
  await say(desk, 'available', morning + minute)
  assert.deepEqual([(await own(morning + minute)).offeredAt, (await own(morning + minute)).pausesLeft], [null, 0])
  await offer(morning + minute)
  assert.equal((await own(morning + 2 * minute)).offeredAt, morning + minute)
  await desk.as((tx, who) => takePause(tx, who, { now: morning + 2 * minute }))
  const paused = await own(morning + 2 * minute)
  assert.deepEqual([paused.presence.isPause, paused.offeredAt], [true, null])
  await offer(morning + 3 * minute)
  await desk.as((tx, who) => declinePause(tx, who))
  assert.equal((await own(morning + 3 * minute)).offeredAt, null)
  await offer(morning + 3 * minute)
  assert.equal((await own(morning + day)).offeredAt, null)
})
