import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, close } from '#conversations'
import { minute, newId } from '#lib'
import { note } from '#messages'
import type { Message, TimelineNarrowing } from '#protocol'
import { timeline } from '#timeline'
import { type Desk, morning, oneCustomer, openDesk } from '../../test/desk.ts'

const everything = 100
const read = (desk: Desk, customerId: string, ask: Partial<Parameters<typeof timeline>[3]> = {}) =>
  desk.as((tx, who) => timeline(tx, who, customerId, { limit: everything, ...ask }))
const told = (rows: readonly Message[]) => rows.map(row => row.text ?? row.system?.deed)

/** Marta on two channels, in public and in private, with what we said and did. */
async function martasHistory(desk: Desk) {
  const mail = await desk.says('La cafetera gotea', { channel: 'email', by: 'marta@example.com' })
  const chat = await desk.says('¿Me la cambiáis?', { at: morning + 2 * minute })
  const square = await desk.says('¡Qué bonita!', {
    channel: 'plaza',
    by: 'marta_i',
    visibility: 'public',
    at: morning + 3 * minute,
  })
  const customerId = await oneCustomer(desk, mail, chat, square)
  await desk.replies(mail.conversationId, { at: morning + 4 * minute, text: 'Te mandamos una junta' })
  const written = { id: newId(), conversationId: chat.conversationId, text: 'Quedan dos', now: morning + 5 * minute }
  await desk.as((tx, who) => note(tx, who, written))
  const given = { conversationId: chat.conversationId, to: { kind: 'agent' as const, id: desk.people.luis } }
  await desk.as((tx, who) => assign(tx, who, { ...given, now: morning + 6 * minute }))
  return { customerId, mail, chat, square }
}

test('everything of a customer stands in one order, whatever channel it came by', async () => {
  await using desk = await openDesk()
  const { customerId, mail, chat, square } = await martasHistory(desk)
  const stranger = await desk.says('Hola', { by: 'joan', at: morning + 2 * minute })
  const { rows, conversations, earlier, later } = await read(desk, customerId)
  assert.deepEqual(told(rows), [
    'La cafetera gotea',
    '¿Me la cambiáis?',
    '¡Qué bonita!',
    'Te mandamos una junta',
    'Quedan dos',
    'assigned',
  ])
  assert.deepEqual([earlier, later], [null, null])
  assert.deepEqual(
    conversations.map(each => each.id).toSorted(),
    [mail, chat, square].map(each => each.conversationId).toSorted(),
  )
  assert.ok(!rows.some(row => row.conversationId === stranger.conversationId))
})

test('it is narrowed by channel, by who can read it, and by what it is', async () => {
  await using desk = await openDesk()
  const { customerId } = await martasHistory(desk)
  const narrowed = async (narrowing: TimelineNarrowing) => told((await read(desk, customerId, narrowing)).rows)
  assert.deepEqual(await narrowed({ channel: 'email' }), ['La cafetera gotea', 'Te mandamos una junta'])
  assert.deepEqual(await narrowed({ visibility: 'public' }), ['¡Qué bonita!'])
  assert.deepEqual(await narrowed({ kind: 'notes' }), ['Quedan dos'])
  assert.deepEqual(await narrowed({ kind: 'done' }), ['assigned'])
  assert.deepEqual(await narrowed({ kind: 'messages', channel: 'api' }), ['¿Me la cambiáis?'])
  assert.deepEqual(await narrowed({ kind: 'media' }), [])
})

test('a message is shown with what stands around it, a moment with what came from then on', async () => {
  await using desk = await openDesk()
  const { customerId, chat } = await martasHistory(desk)
  const around = await read(desk, customerId, { around: chat.messageId, limit: 2 })
  assert.deepEqual(told(around.rows), ['La cafetera gotea', '¿Me la cambiáis?', '¡Qué bonita!'])
  assert.deepEqual([around.earlier, around.later === null], [null, false])
  const since = await read(desk, customerId, { at: morning + 3 * minute, limit: 4 })
  assert.deepEqual(told(since.rows), ['La cafetera gotea', '¿Me la cambiáis?', '¡Qué bonita!', 'Te mandamos una junta'])
  const rest = await read(desk, customerId, { after: since.later! })
  assert.deepEqual(told(rest.rows), ['Quedan dos', 'assigned'])
})

test('who is not there, and what is not theirs, is told so', async () => {
  await using desk = await openDesk()
  const { customerId } = await martasHistory(desk)
  const other = await desk.says('Hola', { by: 'joan' })
  await assert.rejects(read(desk, newId()), { code: 'customer.unknown', status: 404 })
  await assert.rejects(read(desk, customerId, { around: other.messageId }), { code: 'message.unknown', status: 404 })
  await assert.rejects(read(desk, customerId, { before: 'x' }), { code: 'cursor.malformed', status: 422 })
  await assert.rejects(
    desk.as((tx, who) => timeline(tx, who, customerId, { limit: 9 }), desk.person('ana', desk.theirs)),
    { code: 'customer.unknown' },
    'nor is anybody of another brand',
  )
})

test('nothing is left out and nothing comes twice, in pages of any size, either way, however it is narrowed', async () => {
  await using desk = await openDesk()
  // More conversations than a page is long: not all of them can be looked into.
  const places = Array.from({ length: 60 }, (_, place) => `place-${place}`)
  const first = await desk.says('0', { channel: 'place-0', by: 'place-0' })
  const reasonId = await desk.reason()
  // Several at the same moment, so that only their ids tell which is first.
  for (let turn = 1; turn < 90; turn++) {
    const channel = places[(turn * 7) % 60]!
    const at = morning - Math.floor(turn / 3) * minute
    const visibility = turn % 7 === 0 ? 'public' : 'private'
    const said = await desk.says(String(turn), { channel, by: channel, at, visibility })
    await oneCustomer(desk, first, said)
    if (turn % 11 === 0) await desk.as((tx, who) => close(tx, who, { ...said, reasonId, now: at }))
  }
  const customerId = (await desk.row(first.conversationId)).customerId
  const all = (await read(desk, customerId)).rows
  assert.ok(all.length > 95)
  const anyNarrowing = fc.record(
    {
      channel: fc.constantFrom(...places.slice(0, 3)),
      visibility: fc.constantFrom('public' as const, 'private' as const),
      kind: fc.constantFrom('messages' as const, 'notes' as const, 'done' as const),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(anyNarrowing, fc.integer({ min: 1, max: 40 }), fc.nat(all.length - 1), async (by, limit, from) => {
      const expected = all.filter(row => isWanted(row, by)).map(row => row.id)
      const back: string[] = []
      for (let before: string | null | undefined; before !== null;) {
        const page = await read(desk, customerId, { ...by, limit, before })
        back.unshift(...page.rows.map(row => row.id))
        before = page.earlier
      }
      assert.deepEqual(back, expected)
      const middle = all[from]!
      const start = await read(desk, customerId, { ...by, limit, around: middle.id })
      const onward = start.rows.map(row => row.id)
      for (let { later } = start; later !== null;) {
        const page = await read(desk, customerId, { ...by, limit, after: later })
        onward.push(...page.rows.map(row => row.id))
        later = page.later
      }
      for (let { earlier } = start; earlier !== null;) {
        const page = await read(desk, customerId, { ...by, limit, before: earlier })
        onward.unshift(...page.rows.map(row => row.id))
        earlier = page.earlier
      }
      const withMiddle = all.filter(row => isWanted(row, by) || row.id === middle.id).map(row => row.id)
      assert.deepEqual(onward, withMiddle)
    }),
    { numRuns: 40 },
  )
})

function isWanted({ channel, visibility, direction }: Message, by: TimelineNarrowing): boolean {
  const kinds: Record<string, string[]> = { messages: ['in', 'out'], notes: ['note'], done: ['system'] }
  return (
    (by.channel === undefined || by.channel === channel) &&
    (by.visibility === undefined || by.visibility === visibility) &&
    (by.kind === undefined || kinds[by.kind]!.includes(direction))
  )
}
