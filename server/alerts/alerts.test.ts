import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { hour, minute, newId } from '#lib'
import { applySignals } from '#messages'
import type { AlertCard } from '#protocol'
import { correctReading } from '#readings'
import { morning, openDesk } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import {
  alert,
  alertsEnded,
  alertsOpen,
  alertsStanding,
  guards,
  look,
  onUnderstood,
  openCause,
  putAside,
  setGuards,
} from './index.ts'

type Words = readonly [
  text: string,
  said: { by: string; at: number; historic?: boolean; channel?: string; id?: string },
]

/** So many hours in which four people complain and sixteen other things are said. */
const quiet = 25
const quietHours = (): Words[] =>
  Array.from({ length: quiet }, (_, back) => back).flatMap(back => {
    const from = morning - (quiet - back) * hour
    return [
      ...[0, 1, 2, 3].map((who): Words => [
        `Gotea la mía, dice ${who}`,
        { by: `usual ${who}`, at: from + who * minute },
      ]),
      ...Array.from({ length: 16 }, (_, each): Words => [
        'Hola',
        { by: `glad ${each % 4}`, at: from + (20 + each) * minute },
      ]),
    ]
  })

const crowd = (count: number, at: number, text = 'Gotea', more: object = {}): Words[] =>
  Array.from({ length: count }, (_, each): Words => [
    `${text} ${newId()}`,
    { by: `somebody ${each} at ${at}`, at: at + each * 1000, ...more },
  ])

/** A desk after a quiet day, whose messages are read and counted. */
async function openAlerts() {
  const desk = await openDesk()
  const hear = () => desk.hear(understand(morning), onUnderstood)
  const say = async (words: readonly Words[]) => {
    const said = await desk.sayAll(words)
    await hear()
    return said
  }
  await say(quietHours())
  return {
    ...desk,
    hear,
    say,
    /** Looks, and says what is open then. */
    async looks(at: number, who: Who = desk.who.sofia): Promise<AlertCard[]> {
      await desk.database.engine(tx => look(tx, desk.ours, at))
      return desk.as(alertsOpen, who)
    },
  }
}

const inShort = (cards: readonly AlertCard[]) => cards.map(({ level, topic }) => `${level} ${topic}`)

test('many people who say the same are a crisis, with all that speaks for it; those on guard are told', async () => {
  await using desk = await openAlerts()
  assert.deepEqual(inShort(await desk.looks(morning)), [])
  await desk.say(crowd(34, morning + 5 * minute))
  const [card, ...others] = await desk.looks(morning + 30 * minute)
  assert.deepEqual(inShort([card!, ...others]), ['crisis damaged'], 'and not of the brand as a whole beside it')
  const { hours, z, effective, topShare, against, total, usualShare, channels, places } = card!.evidence
  assert.deepEqual([z, effective, topShare, against, total], [15, 34, 1 / 34, 34, 39])
  assert.equal(usualShare.toFixed(2), '0.20')
  assert.deepEqual(hours.at(-1), { until: morning + 30 * minute, authors: 34, messages: 34, usual: 4, upTo: 10 })
  assert.deepEqual([hours.length, hours[0]!.authors], [16, 4])
  assert.deepEqual(
    [channels, places],
    [[{ channel: 'api', authors: 34 }], [{ profileId: desk.profileId, authors: 34 }]],
  )
  assert.equal(card!.isGrave, false)
  assert.deepEqual(card!.told, { at: morning + 10 * minute, people: [desk.people.sofia] })
  const events = await desk.events('alert.raised')
  assert.deepEqual(
    events.map(({ subject, detail }) => [subject, JSON.parse(detail!)]),
    [[card!.id, { level: 'crisis', people: [desk.people.sofia] }]],
  )
  const shown = await desk.as((tx, who) => alert(tx, who, card!.id))
  assert.equal(shown.samples.length, 34)
  assert.ok(shown.samples[0]!.text?.startsWith('Gotea'))
  assert.deepEqual([shown.unseen, shown.conversations, shown.waiting], [0, 34, 34])
})

test('a troll who writes two hundred times is one person', async () => {
  await using desk = await openAlerts()
  await desk.say(
    Array.from({ length: 200 }, (_, each): Words => [`Ladrones ${each}`, { by: 'troll', at: morning + each * 1000 }]),
  )
  assert.deepEqual(await desk.looks(morning + 30 * minute), [])
})

test('what a person reads otherwise, what is gone, what is doubtful and what is history does not count', async () => {
  await using desk = await openAlerts()
  const said = await desk.say(crowd(40, morning + 5 * minute))
  for (const { messageId } of said.slice(0, 20))
    await desk.as((tx, who) => correctReading(tx, who, { messageId, change: { sentiment: 0 }, now: morning }))
  const gone = said.slice(20, 34).map(({ messageId: targetId }, each) => ({
    ...{ workspaceId: desk.ours, profileId: desk.profileId, key: `gone ${each}`, at: morning + hour, targetId },
    deed: { kind: 'deletion' as const },
  }))
  const external = await desk.database.owner(tx =>
    tx.query<{ id: string; externalId: string }>(`select id, external_id as "externalId" from messages`),
  )
  const named = new Map(external.map(({ id, externalId }) => [id, externalId]))
  await desk.database.engine(tx =>
    applySignals(
      tx,
      gone.map(each => ({ ...each, targetId: named.get(each.targetId)! })),
    ),
  )
  await desk.say(crowd(30, morning + 6 * minute, 'Quizá'))
  const [old] = await desk.say(crowd(30, morning + 7 * minute, 'Gotea', { historic: true }))
  const change = { sentiment: -1 } as const
  await desk.as((tx, who) => correctReading(tx, who, { messageId: old!.messageId, change, now: morning }))
  await desk.hear()
  assert.deepEqual(await desk.looks(morning + 30 * minute), [])
  const counted = await desk.database.owner(tx =>
    tx.query(`select 1 from alert_mentions where at >= $1`, [new Date(morning)]),
  )
  assert.equal(counted.length, 6)
  for (const { messageId } of said.slice(0, 20))
    await desk.as((tx, who) => correctReading(tx, who, { messageId, change: { sentiment: null }, now: morning }))
  await desk.hear()
  assert.deepEqual(inShort(await desk.looks(morning + 35 * minute)), ['alert damaged'], 'and counts again')
})

test('an alert becomes a crisis in the next hour, is told again, and ends after three calm hours', async () => {
  await using desk = await openAlerts()
  await desk.looks(morning)
  await desk.say(crowd(21, morning + minute))
  assert.deepEqual(inShort(await desk.looks(morning + 5 * minute)), ['alert damaged'])
  await desk.say(crowd(24, morning + 61 * minute))
  const [card] = await desk.looks(morning + 65 * minute)
  assert.deepEqual([card?.level, card?.since, card?.levelAt], ['crisis', morning + 5 * minute, morning + 65 * minute])
  const told = (await desk.events()).filter(({ kind, detail }) => kind.startsWith('alert.') && detail !== null)
  assert.deepEqual(
    told.map(({ kind, detail }) => `${kind} ${JSON.parse(detail!).level}`),
    ['alert.raised alert', 'alert.changed crisis'],
  )
  assert.deepEqual(await desk.looks(morning + 65 * minute), [card], 'looked at twice, it is the same')
  for (let at = morning + 2 * hour; at < morning + 5 * hour; at += 30 * minute) await desk.looks(at)
  assert.equal((await desk.looks(morning + 5 * hour - 5 * minute)).length, 1)
  assert.deepEqual(await desk.looks(morning + 5 * hour), [])
  const { rows } = await desk.as((tx, who) => alertsEnded(tx, who, { limit: 5 }))
  assert.deepEqual(inShort(rows), ['crisis damaged'])
  assert.equal((await desk.events('alert.ended')).length, 1)
})

test('what was a crisis is not usual the next time', async () => {
  await using desk = await openAlerts()
  await desk.say(crowd(60, morning + minute))
  await desk.looks(morning + 30 * minute)
  await desk.say(crowd(60, morning + hour + minute))
  for (let at = morning + hour; at <= morning + 6 * hour; at += 30 * minute) await desk.looks(at)
  await desk.say(crowd(34, morning + 6 * hour + minute))
  const [card] = await desk.looks(morning + 6 * hour + 30 * minute)
  assert.deepEqual([card?.level, card?.evidence.hours.at(-1)?.usual], ['crisis', 4])
})

test('a person puts it aside with a reason; it alarms again when it gets worse', async () => {
  await using desk = await openAlerts()
  await desk.say(crowd(21, morning + minute))
  const [card] = await desk.looks(morning + 30 * minute)
  const aside = (reason: string | null, who = desk.who.sofia) =>
    desk.as((tx, by) => putAside(tx, by, { id: card!.id, reason, now: morning + hour }), who)
  const standing = async () => (await desk.as(alertsStanding)).open
  await assert.rejects(aside('No es nada', desk.who.ana), { code: 'forbidden' })
  await assert.rejects(aside(' '), { code: 'alert.reason', status: 422 })
  assert.equal(await standing(), 1)
  await aside('Es la campaña de ayer')
  assert.equal(await standing(), 0)
  const [put] = await desk.looks(morning + 35 * minute)
  assert.deepEqual(put?.putAside, { at: morning + hour, byId: desk.people.sofia, reason: 'Es la campaña de ayer' })
  await desk.say(crowd(34, morning + 40 * minute))
  const [worse] = await desk.looks(morning + 45 * minute)
  assert.deepEqual([worse?.level, worse?.putAside, await standing()], ['crisis', null, 1])
})

test('several channels make it graver, and alarm nobody by themselves', async () => {
  await using desk = await openAlerts()
  await desk.say([...crowd(4, morning + minute), ...crowd(4, morning + minute, 'Gotea', { channel: 'telegram' })])
  assert.deepEqual(await desk.looks(morning + 30 * minute), [])
  await desk.say([...crowd(20, morning + 31 * minute), ...crowd(20, morning + 31 * minute, 'Gotea', { channel: 'x' })])
  const [card] = await desk.looks(morning + 35 * minute)
  assert.deepEqual([card?.level, card?.isGrave], ['crisis', true])
})

test('whoever may not see a conversation sees nothing of it in the evidence, and links nothing of it', async () => {
  await using desk = await openAlerts()
  await desk.say(crowd(34, morning + minute))
  const [card] = await desk.looks(morning + 30 * minute)
  const own: Who = { ...desk.who.luis, sees: 'own' } as Who
  const shown = await desk.as((tx, who) => alert(tx, who, card!.id), own)
  assert.deepEqual([shown.samples, shown.unseen, shown.conversations], [[], 34, 0])
  const cause = { alertId: card!.id, id: newId(), name: 'Junta', now: morning + hour }
  assert.deepEqual(await desk.as((tx, who) => openCause(tx, who, cause), own), {
    incidentId: cause.id,
    linked: 0,
    left: 0,
  })
})

test('an incident is opened with all conversations in which it is said, and takes in those that come', async () => {
  await using desk = await openAlerts()
  await desk.say(crowd(34, morning + minute))
  const [card] = await desk.looks(morning + 30 * minute)
  const cause = { alertId: card!.id, id: newId(), name: 'La junta gotea', now: morning + hour }
  const open = (id: string) => desk.as((tx, who) => openCause(tx, who, { ...cause, id }))
  assert.deepEqual(await open(cause.id), { incidentId: cause.id, linked: 34, left: 0 })
  await desk.say(crowd(3, morning + 32 * minute))
  assert.equal((await desk.looks(morning + 35 * minute))[0]?.incidentId, cause.id)
  assert.deepEqual(await open(newId()), { incidentId: cause.id, linked: 3, left: 0 })
})

test('who is on guard is told; nobody named, all who supervise', async () => {
  await using desk = await openAlerts()
  const set = (people: string[], who = desk.who.sofia) => desk.as((tx, by) => setGuards(tx, by, people), who)
  await assert.rejects(set([desk.people.luis], desk.who.luis), { code: 'forbidden' })
  await assert.rejects(set([newId()]), { code: 'colleague.unknown' })
  await set([desk.people.luis])
  assert.deepEqual(await desk.as(guards), [desk.people.luis])
  await desk.say(crowd(34, morning + minute))
  assert.deepEqual((await desk.looks(morning + 30 * minute))[0]?.told.people, [desk.people.luis])
})

test('what one brand goes through is nothing to another', async () => {
  await using desk = await openAlerts()
  await desk.say(crowd(34, morning + minute))
  await desk.looks(morning + 30 * minute)
  await desk.database.engine(tx => look(tx, desk.theirs, morning + 30 * minute))
  const theirs = desk.person('sofia', desk.theirs)
  assert.deepEqual(await desk.as(alertsOpen, theirs), [])
  const [card] = await desk.as(alertsOpen)
  await assert.rejects(
    desk.as((tx, who) => alert(tx, who, card!.id), theirs),
    { code: 'alert.unknown', status: 404 },
  )
})

test('hostile names and words are no harm', async () => {
  await using desk = await openAlerts()
  const words = ['<script>alert(1)</script>', '\u202Egotea', 'a'.repeat(10_000), '👩‍👩‍👧‍👦'.repeat(500)]
  await desk.say(
    Array.from({ length: 34 }, (_, each): Words => [
      `Gotea ${words[each % words.length]}`,
      { by: `${words[each % words.length]!.slice(0, 200)} ${each}`, at: morning + each * 1000 },
    ]),
  )
  const [card] = await desk.looks(morning + 30 * minute)
  const shown = await desk.as((tx, who: Who) => alert(tx, who, card!.id))
  assert.equal(shown.samples.length, 34)
})
