import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { consentsOf } from '#consents'
import { denyFact, factsOf, followFacts, forgetExpired, recordFacts, writeFact } from '#facts'
import { day } from '#lib'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'customers', 'identities', 'facts', 'consents'])
const count = 40_000
const most = 1000
const now = crowdNow
let desk: Desk

/** Everybody has agreed to something and is known by some facts; in two brands. */
before(async () => {
  desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis, desk.people.sofia]
  for (const workspaceId of [desk.ours, desk.theirs])
    await fill(desk.database, { workspaceId, people, count, messagesEach: 1, now, ...crowdProfiles })
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into consents (workspace_id, id, identity_id, purpose, is_given, said_at, way)
       select workspace_id, gen_random_uuid(), id, 'interests', true, created_at, 'web' from identities`,
    )
    await tx.query(
      `insert into facts (workspace_id, id, identity_id, kind, value, source, said_at, basis, purpose, expires_at)
       select i.workspace_id, gen_random_uuid(), i.id, k, 'x' || n, 'web', i.created_at, case k when 'interest' then 'consent' else 'contract' end,
         case k when 'interest' then 'interests' end, timestamptz '2027-01-01' + abs(hashtext(i.id::text)) % 9000 * interval '1 hour'
       from identities i, unnest(array['interest', 'product']) k, generate_series(1, 2) n`,
    )
    await tx.query('analyze facts, consents')
  })
})
after(() => desk[Symbol.asyncDispose]())

test('what is known of somebody and what they agreed to is found, written and let go by index', async () => {
  const [some] = await desk.database.owner(tx =>
    tx.query<{ id: string; customerId: string; messageId: string }>(
      `select i.id, i.customer_id as "customerId", m.id as "messageId" from messages m join identities i on i.id = m.identity_id
       where m.workspace_id = $1 limit 1`,
      [desk.ours],
    ),
  )
  const { id: identityId, customerId, messageId } = some!
  const fact = { workspaceId: desk.ours, identityId, kind: 'interest', value: 'té', source: 'web', at: now } as const
  const told = (kind: string, subjectId: string) => ({
    ...{
      number: 1,
      day: '2026-11-21',
      at: now,
      workspaceId: desk.ours,
      kind,
      conversationId: null,
      subjectId,
      detail: null,
    },
  })
  const events = [told('message.received', messageId), told('customer.changed', customerId)]
  const sent: Sent[] = []
  await desk.as(async (tx, who) => {
    const written = writingDown(tx, sent)
    await factsOf(written, who, customerId, now)
    await consentsOf(written, who, customerId)
    await writeFact(written, who, { customerId, kind: 'product', value: 'Nido 2', now })
    await denyFact(written, who, { customerId, kind: 'product', value: 'x1', now })
  })
  const later: Sent[] = []
  await desk.database.engine(async tx => {
    const written = writingDown(tx, later)
    await recordFacts(written, [fact, { ...fact, kind: 'followers', value: '12' }], now)
    await followFacts(() => now).react(written, events as never)
    await forgetExpired(written, now + 30 * day)
  })
  const faults = [
    ...(await Promise.all(sent.map(each => planFaults(deed => desk.as(deed), each, big, most)))).flat(),
    ...(await Promise.all(later.map(each => planFaults(deed => desk.database.engine(deed), each, big, most)))).flat(),
  ]
  assert.ok(sent.length > 8 && later.length > 6)
  assert.deepEqual(faults, [])
})
