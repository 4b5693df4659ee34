import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Who } from '#accounts'
import { passPromises, promiseNamed, promises, promisesOf } from '#promises'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'inbox_rows', 'customers', 'identities', 'promises', 'promise_steps'])
const count = 100_000
/** A page, with what stands around each of its promises. */
const most = 2000

let desk: Desk

/** A promise in each second conversation, one in five of them open; in two brands. */
before(async () => {
  desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis, desk.people.sofia]
  for (const workspaceId of [desk.ours, desk.theirs])
    await fill(desk.database, { workspaceId, people, count, messagesEach: 2, now: crowdNow, ...crowdProfiles })
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into promises (workspace_id, id, message_id, customer_id, scope, audience, cause, matter, text, owner_id, state, made_at,
         original_due_at, due_at, is_silent, last_at, sort_at, ended_at, done_at, wake_at)
       select workspace_id, id, id, customer_id, 'one', 'customer', 'reply', 'call', 'Le llamamos', person::uuid,
         case when n % 5 > 0 then 'kept' when n % 10 = 0 then 'broken' else 'made' end, at, at + interval '1 day', at + interval '1 day',
         false, at, at + interval '1 day', case when n % 5 > 0 then at end, case when n % 5 > 0 then at end,
         case when n % 10 = 5 then at + interval '1 day' end
       from (select m.workspace_id, m.id, c.customer_id, m.at, row_number() over (order by m.id) as n,
           $1::json ->> (abs(hashtext(m.id::text)) % 3) as person
         from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
         where m.direction = 'out' and right(m.id::text, 1) < '8') m`,
      [JSON.stringify(people)],
    )
    await tx.query(
      `insert into promise_steps (workspace_id, promise_id, number, at, by, step)
       select workspace_id, id, 1, made_at, owner_id, '{"kind":"made","text":"Le llamamos","dueAt":null,"ownerId":null}' from promises`,
    )
    for (const table of ['promises', 'promise_steps']) await tx.query(`analyze ${table}`)
  })
})
after(() => desk[Symbol.asyncDispose]())

test('the list of promises is read by index, whatever of it is looked at, and so is what was promised in a conversation', async () => {
  const [some] = await desk.database.owner(tx =>
    tx.query<{ id: string; at: string }>(
      `select p.id, m.conversation_id as at from promises p join messages m on m.id = p.message_id and m.workspace_id = p.workspace_id
       where p.workspace_id = $1 limit 1`,
      [desk.ours],
    ),
  )
  const limited = { ...desk.who.ana, sees: 'own' as const } as Who
  const page = { limit: 100 }
  const asked: [
    name: string,
    who: Who,
    work: (tx: Parameters<Parameters<Desk['as']>[0]>[0], who: Who) => Promise<unknown>,
  ][] = [
    ...(['mine', 'team', 'overdue', 'history'] as const).map(
      tab => [tab, desk.who.sofia, (tx, who) => promises(tx, who, { tab, ...page })] as (typeof asked)[number],
    ),
    ['hers', desk.who.sofia, (tx, who) => promises(tx, who, { tab: 'team', ownerId: desk.people.ana, ...page })],
    ['kept', desk.who.sofia, (tx, who) => promises(tx, who, { tab: 'history', state: 'kept', ...page })],
    [
      'hers that were kept',
      desk.who.sofia,
      (tx, who) => promises(tx, who, { tab: 'history', state: 'kept', ownerId: desk.people.ana, ...page }),
    ],
    ['mine, of whoever sees their own', limited, (tx, who) => promises(tx, who, { tab: 'mine', ...page })],
    ['one', desk.who.ana, (tx, who) => promiseNamed(tx, who, some!.id)],
    ['of a conversation', desk.who.ana, (tx, who) => promisesOf(tx, who, some!.at)],
  ]
  const faults: string[] = []
  for (const [name, who, work] of asked) {
    const sent: Sent[] = []
    await desk.as((tx, by) => work(writingDown(tx, sent), by), who)
    for (const each of sent)
      faults.push(...(await planFaults(deed => desk.as(deed, who), each, big, most)).map(fault => `${name} ${fault}`))
  }
  assert.deepEqual(faults, [])
})

test('what time has done is found among all that is promised', async () => {
  const sent: Sent[] = []
  await desk.database.engine(tx => passPromises(writingDown(tx, sent), crowdNow - 400 * 86_400_000))
  assert.ok(sent.length > 0)
  for (const each of sent)
    assert.deepEqual(await planFaults(deed => desk.database.engine(deed), each, big, most), [], each.text)
})
