import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, close } from '#conversations'
import { minute, newId } from '#lib'
import { messages } from '#messages'
import { retry, settleFailed, settleReceipt, settleSent, settleUnsure, takeForSending, withdraw } from '#replies'
import { type Desk, morning, oneCustomer, openDesk, plainPlace } from '../../test/desk.ts'

const placeOf = () => ({ can: plainPlace, disabled: false })
const at = (minutes: number) => morning + minutes * minute

/** Marta's mail is still unanswered when her chat message comes. */
async function twoWaiting(desk: Desk, by = 'marta') {
  const mail = await desk.says('La cafetera gotea', { channel: 'email', by: `${by}@example.com` })
  const chat = await desk.says('¿Me la cambiáis?', { by, at: at(1) })
  await oneCustomer(desk, chat, mail)
  return { mail: mail.conversationId, chat: chat.conversationId }
}

const deeds = async (desk: Desk, id: string) => (await desk.lines(id)).map(line => line.deed)
const takeBack = (desk: Desk, messageId: string, now: number) =>
  desk.as((tx, who) => withdraw(tx, who, { messageId, now }))
const fail = (desk: Desk, messageId: string, now: number) =>
  desk.database.engine(tx =>
    settleFailed(tx, { workspaceId: desk.ours, messageId, at: now, code: '131026', text: 'no' }),
  )

test('an answer settles the other conversations that it names, and each tells which answer it was', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail] })
  const row = await desk.row(mail)
  assert.deepEqual(
    [row.status, row.turnAt, row.unread, row.holder],
    ['waiting', null, 0, { kind: 'agent', id: desk.people.ana }],
  )
  assert.deepEqual(await desk.lines(mail), [
    { deed: 'settled', by: desk.people.ana, messageId, conversationId: chat, channel: 'api' },
  ])
  const [change] = (await desk.events('conversation.changed')).filter(each => each.conversation === mail)
  assert.equal(JSON.parse(change!.detail!).deed, 'settled')
})

test('what nobody waits in is left as it is', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  await desk.replies(mail, { at: at(2) })
  const before = await desk.row(mail)
  await desk.replies(chat, { at: at(3), settles: [mail, chat] })
  assert.deepEqual(await desk.row(mail), before)
  await desk.as(async (tx, who) => close(tx, who, { conversationId: mail, reasonId: await desk.reason(), now: at(4) }))
  await desk.replies(chat, { at: at(5), settles: [mail] })
  assert.equal((await desk.row(mail)).status, 'closed')
  assert.deepEqual(await deeds(desk, mail), ['closed'])
})

test('nothing of another customer is settled, and nothing is sent with it', async () => {
  await using desk = await openDesk()
  const { chat } = await twoWaiting(desk)
  const joan = await desk.says('Hola', { by: 'joan' })
  await assert.rejects(desk.replies(chat, { settles: [joan.conversationId] }), {
    code: 'conversation.unknown',
    status: 404,
  })
  await assert.rejects(desk.replies(chat, { settles: [newId()] }), { code: 'conversation.unknown', status: 404 })
  assert.deepEqual([(await desk.row(chat)).status, (await desk.row(joan.conversationId)).status], ['open', 'open'])
})

test('taken back, everything that it had settled stands as before', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  const before = await desk.row(mail)
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail] })
  await takeBack(desk, messageId, at(3))
  const { unread, activeAt } = before
  assert.deepEqual({ ...(await desk.row(mail)), unread, activeAt }, before)
  assert.deepEqual(await deeds(desk, mail), [])
})

test('lost, it wants somebody again, though it was closed meanwhile; sent once more, it is settled once more', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail] })
  await desk.as(async (tx, who) => close(tx, who, { conversationId: mail, reasonId: await desk.reason(), now: at(3) }))
  await fail(desk, messageId, at(4))
  assert.deepEqual([(await desk.row(mail)).status, (await desk.row(mail)).turnAt], ['open', morning])
  assert.deepEqual(await deeds(desk, mail), ['closed', 'unsettled'])
  await desk.as((tx, who) => retry(tx, who, { messageId, now: at(5), placeOf }))
  assert.deepEqual([(await desk.row(mail)).status, (await desk.row(mail)).turnAt], ['waiting', null])
  assert.deepEqual(await deeds(desk, mail), ['closed', 'settled'])
})

test('found again, it has settled what was written before it, and not what was written since', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail], holdMs: 0 })
  const settled = { workspaceId: desk.ours, messageId }
  await desk.database.engine(tx => settleUnsure(tx, { ...settled, at: at(3) }))
  assert.equal((await desk.row(mail)).turnAt, morning)
  await desk.says('¿Hola?', { channel: 'email', by: 'marta@example.com', at: at(4) })
  await desk.database.engine(tx => settleReceipt(tx, { ...settled, at: at(5), state: 'delivered' }))
  assert.deepEqual([(await desk.row(mail)).status, (await desk.row(mail)).turnAt], ['open', at(4)])
})

test('what a colleague did meanwhile stands', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail] })
  const luis = { kind: 'agent' as const, id: desk.people.luis }
  await desk.as((tx, who) => assign(tx, who, { conversationId: mail, to: luis, now: at(3) }))
  await takeBack(desk, messageId, at(4))
  assert.deepEqual([(await desk.row(mail)).turnAt, (await desk.row(mail)).holder], [morning, luis])
})

test('the same ids in another brand are not touched', async () => {
  await using desk = await openDesk()
  const { mail, chat } = await twoWaiting(desk)
  await desk.twin()
  const before = await desk.theirRows()
  const messageId = await desk.replies(chat, { at: at(2), settles: [mail], holdMs: 0 })
  await fail(desk, messageId, at(3))
  await desk.as((tx, who) => retry(tx, who, { messageId, now: at(4), placeOf }))
  assert.deepEqual(await desk.theirRows(), before)
})

type Turn =
  | { kind: 'says'; where: 'mail' | 'chat' }
  | { kind: 'replies'; where: 'mail' | 'chat'; settles: boolean }
  | { kind: 'withdraw' | 'fail' | 'arrive' | 'unsure'; which: number }

const where = fc.constantFrom('mail' as const, 'chat' as const)
const turns: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ kind: fc.constant('says' as const), where }),
  fc.record({ kind: fc.constant('replies' as const), where, settles: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('withdraw' as const, 'fail' as const, 'arrive' as const, 'unsure' as const),
    which: fc.nat(3),
  }),
)

type Reply = {
  id: string
  where: 'mail' | 'chat'
  at: number
  settles: boolean
  state: 'held' | 'lost' | 'sent' | 'gone'
  wasLost: boolean
}

/** What answered first is lost; what answered since is taken back. */
const lostBefore: Turn[] = [
  { kind: 'replies', where: 'mail', settles: false },
  { kind: 'says', where: 'mail' },
  { kind: 'replies', where: 'mail', settles: false },
  { kind: 'unsure', which: 0 },
  { kind: 'withdraw', which: 1 },
]

/** What was lost is found while another one answers; that one is taken back, and the customer writes again. */
const foundBefore: Turn[] = [
  { kind: 'replies', where: 'mail', settles: false },
  { kind: 'fail', which: 0 },
  { kind: 'replies', where: 'mail', settles: false },
  { kind: 'arrive', which: 0 },
  { kind: 'withdraw', which: 1 },
  { kind: 'says', where: 'mail' },
]

/** What must be true of a conversation: the customer waits from the first message that no standing answer comes after. */
function turnOf(asked: readonly number[], answered: readonly number[]): number | null {
  const last = Math.max(-1, ...answered)
  return asked.find(time => time > last) ?? null
}

test('whatever is said, answered, taken back, lost and found: who waits is who was not answered', async () => {
  await using desk = await openDesk()
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(turns, { minLength: 2, maxLength: 14 }), async plan => {
      const by = `customer-${round++}`
      const talks = await twoWaiting(desk, by)
      const said = { mail: [morning], chat: [at(1)] }
      const replies: Reply[] = []
      let now = at(2)
      for (const turn of plan) {
        now += minute
        await play(desk, turn, { by, talks, said, replies, now })
      }
      for (const place of ['mail', 'chat'] as const) {
        const answers = replies.filter(
          each => (each.state === 'held' || each.state === 'sent') && (each.where === place || each.settles),
        )
        const row = await desk.row(talks[place])
        const expected = turnOf(
          said[place],
          answers.map(each => each.at),
        )
        const lines = (await desk.as((tx, who) => messages(tx, who, talks[place], { limit: 99 }))).rows
        const standing = lines.filter(line => line.system?.deed === 'settled').length
        assert.equal(row.turnAt, expected, place)
        // Nobody waits, but a reply that was lost is looked at by somebody, also when it is found again.
        const isLookedAt = replies.some(each => each.wasLost && (each.where === place || each.settles))
        const statuses = expected !== null ? ['open'] : isLookedAt ? ['open', 'waiting'] : ['waiting']
        assert.ok(statuses.includes(row.status), `${place} is ${row.status}`)
        assert.ok(standing <= answers.filter(each => each.where !== place).length)
      }
    }),
    { numRuns: Number(process.env.TURN_RUNS ?? 40), examples: [[lostBefore], [foundBefore]] },
  )
})

type Stage = {
  by: string
  talks: Record<'mail' | 'chat', string>
  said: Record<'mail' | 'chat', number[]>
  replies: Reply[]
  now: number
}

/** One turn, as it is allowed: what has been sent is not taken back, what was lost may be found. */
async function play(desk: Desk, turn: Turn, { by, talks, said, replies, now }: Stage): Promise<void> {
  if (turn.kind === 'says') {
    const who = turn.where === 'mail' ? { channel: 'email', by: `${by}@example.com` } : { by }
    await desk.says('¿Y bien?', { ...who, at: now })
    said[turn.where].push(now)
    return
  }
  if (turn.kind === 'replies') {
    const other = turn.where === 'mail' ? 'chat' : 'mail'
    // Only what waits is offered.
    const settles = turn.settles && (await desk.row(talks[other])).turnAt !== null
    const id = await desk.replies(talks[turn.where], { at: now, ...(settles && { settles: [talks[other]] }) })
    replies.push({ id, where: turn.where, at: now, settles, state: 'held', wasLost: false })
    return
  }
  const reply = replies[turn.which % Math.max(1, replies.length)]
  if (!reply || reply.state === 'gone' || reply.state === 'sent') return
  const named = { workspaceId: desk.ours, messageId: reply.id, at: now }
  if (turn.kind === 'withdraw') {
    if (reply.state === 'lost') return
    await takeBack(desk, reply.id, now)
    reply.state = 'gone'
    return
  }
  await desk.database.engine(async tx => {
    await takeForSending(tx, desk.ours, reply.id, now)
    if (turn.kind === 'arrive') await settleSent(tx, { ...named, externalId: reply.id })
    else if (turn.kind === 'unsure') await settleUnsure(tx, named)
    else await settleFailed(tx, { ...named, code: 'x', text: '' })
  })
  reply.state = turn.kind === 'arrive' ? 'sent' : 'lost'
  reply.wasLost ||= reply.state === 'lost'
}
