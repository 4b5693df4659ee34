import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { followTraces, likelyLinks } from '#likely-links'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'customers', 'identities', 'links', 'traces'])
const follow = followTraces(() => crowdNow)
const count = 40_000
/** Some forty who share each of a dozen traces, with all that they are known by. */
const most = 2500

let desk: Desk

/** Each is known by six traces, of which some are hardly anybody's, some a few dozen people's and some everybody's; in two brands. */
before(async () => {
  desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis, desk.people.sofia]
  for (const workspaceId of [desk.ours, desk.theirs])
    await fill(desk.database, { workspaceId, people, count, messagesEach: 2, now: crowdNow, ...crowdProfiles })
  await desk.database.owner(async tx => {
    for (const [kind, spread] of [
      ['phone', count / 2],
      ['email', count],
      ['order', count / 3],
      ['handle', count / 30],
      ['handle', 3],
      ['name', 500],
    ] as const)
      await tx.query(
        `insert into traces (workspace_id, identity_id, kind, key, source)
         select workspace_id, id, $1, $1 || $2 || '-' || abs(hashtext(id::text || $1)) % $2::int, 'said' from identities
         on conflict do nothing`,
        [kind, Math.round(spread)],
      )
    await tx.query('analyze traces')
  })
})
after(() => desk[Symbol.asyncDispose]())

test('who may be the same person is found by index, among all that everybody is known by', async () => {
  const some = await desk.database.owner(tx =>
    tx.query<{ id: string }>(`select id from customers where workspace_id = $1 limit 3`, [desk.ours]),
  )
  const faults: string[] = []
  for (const { id } of some) {
    const sent: Sent[] = []
    await desk.as((tx, who) => likelyLinks(writingDown(tx, sent), who, id))
    assert.ok(sent.length > 3)
    for (const each of sent) faults.push(...(await planFaults(deed => desk.as(deed), each, big, most)))
  }
  assert.deepEqual(faults, [])
})

test('what is said and whoever is renamed is written down without going through others', async () => {
  const [said] = await desk.database.owner(tx =>
    tx.query<{ id: string; customerId: string; conversationId: string }>(
      `select m.id, m.conversation_id as "conversationId", c.customer_id as "customerId"
       from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
       where m.workspace_id = $1 and m.direction = 'in' limit 1`,
      [desk.ours],
    ),
  )
  const told = {
    number: 1,
    day: '',
    at: crowdNow,
    workspaceId: desk.ours,
    conversationId: said!.conversationId,
    detail: null,
  }
  const events = [
    { ...told, kind: 'message.received', subjectId: said!.id },
    { ...told, kind: 'message.edited', subjectId: said!.id },
    { ...told, kind: 'conversation.opened', subjectId: said!.conversationId },
    { ...told, kind: 'customer.changed', subjectId: said!.customerId },
  ] as unknown as Parameters<typeof follow.react>[1]
  const sent: Sent[] = []
  await desk.database.engine(tx => follow.react(writingDown(tx, sent), events))
  assert.ok(sent.length > 4)
  for (const each of sent)
    assert.deepEqual(await planFaults(deed => desk.database.engine(deed), each, big, most), [], each.text)
})
