import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlinesOf, followDeadlines, passTime } from '#deadlines'
import type { Tx } from '#db'
import type { LogEvent } from '#log'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'deadlines'])

test('the deadlines of one among a hundred thousand conversations are followed, passed and read by index', async () => {
  await using desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis]
  const crowd = { workspaceId: desk.ours, people, count: 100_000, messagesEach: 2, now: crowdNow, ...crowdProfiles }
  await fill(desk.database, crowd)
  const [message] = await desk.database.owner(async tx => {
    await tx.query(
      `insert into deadlines (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state, due_at, next_at)
       select workspace_id, id, aim, active_at, 'query', profile_id, 'wall', 1800000, 0, 'running', active_at,
         $1::timestamptz + (row_number() over () - 10) * interval '1 second'
       from (select * from conversations limit 50000) c, unnest(array['first', 'resolution']) aim`,
      [new Date(crowdNow).toISOString()],
    )
    await tx.query('analyze deadlines')
    return tx.query<{ id: string; at: string }>(`select id, conversation_id as at from messages limit 1`)
  })
  const faultsOf = async (as: 'app' | 'engine', work: (tx: Tx) => Promise<unknown>): Promise<string[]> => {
    const sent: Sent[] = []
    const run = <T>(deed: (tx: Tx) => Promise<T>) =>
      as === 'app' ? desk.database.app(desk.ours, deed) : desk.database.engine(deed)
    await run(tx => work(writingDown(tx, sent)))
    assert.ok(sent.length > 0)
    const faults: string[] = []
    for (const each of sent) faults.push(...(await planFaults(run, each, big, 500)))
    return faults
  }
  const told = (kind: string): LogEvent => ({
    ...{ number: 1, day: '', at: crowdNow, workspaceId: desk.ours, detail: null },
    ...{ kind, conversationId: message!.at, subjectId: message!.id },
  })
  const follow = (kind: string) => (tx: Tx) => followDeadlines(() => 'later').react(tx, [told(kind)])
  assert.deepEqual(await faultsOf('engine', follow('message.received')), [])
  assert.deepEqual(await faultsOf('engine', follow('message.withdrawn')), [])
  assert.deepEqual(await faultsOf('engine', tx => passTime(tx, crowdNow)), [])
  assert.deepEqual(await faultsOf('app', tx => deadlinesOf(tx, desk.who.ana, message!.at)), [])
})
