import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '#lib'
import { morning, openDesk } from '../../test/desk.ts'
import { roster, setPresence, setShifts, unstaffed } from './index.ts'

const never = Array.from({ length: 7 }, (): [number, number][] => [])
const allWeek = (from: number, to: number) => never.map((): [number, number][] => [[from * 60, to * 60]])

test('who supervises sees everybody as they are, and agents do not', async () => {
  await using desk = await openDesk()
  const { ana: personId } = desk.people
  const shifts = { timeZone: 'Europe/Madrid', week: allWeek(9, 17), breaks: never, days: [] }
  await desk.as((tx, who) => setShifts(tx, who, { personId, shifts }), desk.who.sofia)
  await desk.as((tx, who) => setPresence(tx, who, { state: 'away', now: morning }))
  const all = await desk.as((tx, who) => roster(tx, who, morning), desk.who.sofia)
  assert.equal(all.length, 3)
  const ana = all.find(each => each.personId === personId)!
  assert.deepEqual(ana.presence, { state: 'away', isPause: false, reasonId: null, since: morning, backAt: null })
  assert.deepEqual(ana.shift, { state: 'on', changesAt: Date.UTC(2026, 10, 21, 16) })
  assert.deepEqual(
    all.filter(each => each.personId !== personId).map(({ presence, shift }) => [presence, shift]),
    [
      [null, null],
      [null, null],
    ],
  )
  await assert.rejects(
    desk.as((tx, who) => roster(tx, who, morning)),
    { code: 'forbidden', status: 403 },
  )
})

test('where an account says that somebody answers and nobody is to be at work, it is told', async () => {
  await using desk = await openDesk()
  const look = () => desk.as((tx, who) => unstaffed(tx, who, morning), desk.who.sofia)
  assert.deepEqual(await look(), { isPlanned: false, spans: [] })
  const shifts = { timeZone: 'Europe/Madrid', week: allWeek(9, 17), breaks: allWeek(13, 14), days: [] }
  const set = (personId: string) => desk.as((tx, who) => setShifts(tx, who, { personId, shifts }), desk.who.sofia)
  await set(desk.people.ana)
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into profiles (workspace_id, id, connection_id, key, channel, name) values ($1, $2::uuid, $2::uuid, $2::uuid::text, 'api', 'Correo')`,
      [desk.ours, desk.profileId],
    )
    await tx.query(
      `insert into public_cards (workspace_id, profile_id, card, is_published, state, state_at) values ($1, $2, $3, true, 'idle', now())`,
      [
        ...[desk.ours, desk.profileId],
        JSON.stringify({
          hours: { timeZone: 'Europe/Madrid', spans: [{ day: 1, opens: '12:00', closes: '20:00' }] },
        }),
      ],
    )
  })
  const monday = Date.UTC(2026, 10, 23)
  assert.deepEqual(
    (await look()).spans.map(({ name, from, to }) => [name, (from - monday) / hour, (to - monday) / hour]),
    [
      ['Correo', 12, 13],
      ['Correo', 16, 19],
    ],
  )
})
