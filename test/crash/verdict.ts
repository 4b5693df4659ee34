import assert from 'node:assert/strict'
import type { Database } from '#db'
import type { ApiClient } from '../vendors/api-client.ts'
import type { Answer } from './agent.ts'
import type { Written } from './platform.ts'

type Stored = { externalId: string; conversationId: string; sequence: number; hasEvent: boolean }

/** What must hold after any kill: nothing lost, doubled or out of order, an event for each, rows and counts true. */
export async function judge(database: Database, written: readonly Written[], at: string): Promise<void> {
  const stored = await database.owner(tx =>
    tx.query<Stored>(
      `select m.external_id as "externalId", m.conversation_id as "conversationId", m.text::int as sequence,
         (select count(*) from events e where e.kind = 'message.received' and e.subject_id = m.id) = 1 as "hasEvent"
       from messages m where m.direction = 'in' order by m.conversation_id, m.at, m.id`,
    ),
  )
  const ids = stored.map(each => each.externalId)
  const lost = written.filter(each => each.isAnswered && !ids.includes(each.id))
  assert.deepEqual(lost, [], `lost after a kill ${at}`)
  assert.equal(new Set(ids).size, ids.length, `doubled after a kill ${at}`)
  assert.ok(
    stored.every(each => each.hasEvent),
    `without its event after a kill ${at}`,
  )
  for (const messages of Map.groupBy(stored, each => each.conversationId).values()) {
    const sequences = messages.map(each => each.sequence)
    assert.deepEqual(
      sequences,
      sequences.toSorted((a, b) => a - b),
      `out of order after a kill ${at}`,
    )
  }
  await judgeRows(database, at)
}

/** The same for answers: each arrived once, in the order of its conversation. */
export async function judgeAnswers(
  database: Database,
  customerSide: Pick<ApiClient, 'messages'>,
  answers: readonly Answer[],
  at: string,
): Promise<void> {
  const taken = answers.filter(each => each.isTaken)
  assert.deepEqual(
    taken.filter(each => !customerSide.messages.has(each.id)),
    [],
    `never arrived after a kill ${at}`,
  )
  const states = await database.owner(tx =>
    tx.query<{ state: string }>(`select state from messages where direction = 'out'`),
  )
  assert.ok(
    states.every(each => each.state === 'sent'),
    `${JSON.stringify(states)} after a kill ${at}`,
  )
  assert.equal(states.length, answers.length, `doubled after a kill ${at}`)
  const arrived = [...customerSide.messages.keys()]
  for (const mine of Map.groupBy(answers, each => each.conversationId).values()) {
    const order = mine.map(each => arrived.indexOf(each.id))
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      `out of order after a kill ${at}`,
    )
  }
}

async function judgeRows(database: Database, at: string): Promise<void> {
  const [wrong] = await database.owner(tx =>
    tx.query<{ rows: number; threads: number; counts: number }>(
      `select
         (select count(*) from conversations c left join inbox_rows r using (workspace_id) where r.conversation_id = c.id
            and r.unread <> (select count(*) from messages m where m.conversation_id = c.id and m.direction = 'in')
            and not exists (select 1 from messages m where m.conversation_id = c.id and m.direction = 'out')) as rows,
         (select count(*) from conversations c where not exists (select 1 from threads t where t.conversation_id = c.id)) as threads,
         (select count(*) from (select workspace_id, status, concat(case when holder_kind = 'queue' and holder_id is not null then 'team:' end, coalesce(holder_id::text, holder_kind)) as holder, count(*) as n from conversations group by 1, 2, 3) x
            full join inbox_counts i using (workspace_id, status, holder) where coalesce(x.n, 0) <> coalesce(i.count, 0)) as counts`,
    ),
  )
  assert.deepEqual(wrong, { rows: 0, threads: 0, counts: 0 }, `after a kill ${at}`)
}

/** Resolves when every envelope is done and the counts have read the log to its end. */
export async function settled(database: Database): Promise<void> {
  for (;;) {
    const [left] = await database.owner(tx =>
      tx.query<{ isBehind: boolean }>(
        `select exists (select 1 from (select connection_id, max(number) as last from envelopes group by 1) e
           left join watermarks w using (connection_id) where coalesce(w.number, 0) < e.last)
         or coalesce((select number from cursors where room = 'desk'), 0) < coalesce((select max(number) from events where kind in ('conversation.opened', 'conversation.changed')), 0) as "isBehind"`,
      ),
    )
    if (!left!.isBehind) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
