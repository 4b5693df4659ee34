import type { Statement } from '#db'
import { hour, minute, second } from '#lib'
import { openReader } from '#log'
import { crowdProfiles, fill } from '../crowd.ts'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'
import type { Line } from './table.ts'

type Lateness = { told: number; p50: number; p99: number; most: number }

/** How late a moment is told, in milliseconds: from when a clock is due to its event in the hands of who reads the log. */
export type DueFigures = { clocks: number; spread: Lateness; atOnce: Lateness }

const clocks = 100_000
const spread = 6000
const atOnce = 4000
/** Once all are written the server gets some time, so that none is late before it can be told. */
const leadMs = 30 * second

/**
 * 100,000 clocks run; 6,000 of them are due in the course of a minute, and after it 4,000 at one moment, as what came in the
 * night is half an hour after the doors open.
 */
export async function measureDue({ brands, database }: Stage): Promise<DueFigures> {
  const [{ workspaceId, owner }] = brands as [Stage['brands'][0]]
  const crowd = { workspaceId, people: [owner.personId], count: clocks, messagesEach: 1, now: Date.now() }
  await fill(database, { ...crowd, ...crowdProfiles })
  await database.owner(tx => tx.query(`delete from deadlines where workspace_id = $1`, [workspaceId]))
  await database.owner(tx =>
    tx.query(`update conversations set status = 'open', turn_at = active_at where workspace_id = $1`, [workspaceId]),
  )
  const heard = { spread: [] as number[], atOnce: [] as number[] }
  const stopping = new AbortController()
  const reader = await openReader(database, stopping.signal, error => {
    throw error
  })
  const begun = Date.now() + leadMs
  const momentAt = begun + minute + 5 * second
  await database.owner(tx => tx.query(running, [workspaceId, at(begun), at(momentAt)]))
  await database.ownerPool.query('vacuum analyze')
  let number = reader.head
  while (heard.spread.length < spread || heard.atOnce.length < atOnce) {
    await reader.moved(number, AbortSignal.any([stopping.signal, AbortSignal.timeout(2 * minute)]))
    const events = await reader.after(number, 1000)
    if (events.length === 0 && Date.now() > momentAt + minute) throw new Error('Not all of them were told')
    const now = Date.now()
    for (const { kind, detail } of events) {
      if (kind !== 'deadline.missed') continue
      const dueAt = Date.parse(String(detail!.dueAt)) || Number(detail!.dueAt)
      heard[dueAt === momentAt ? 'atOnce' : 'spread'].push(now - dueAt)
    }
    number = events.at(-1)?.number ?? number
  }
  stopping.abort()
  return { clocks, spread: latenessOf(heard.spread), atOnce: latenessOf(heard.atOnce) }
}

const at = (ms: number) => new Date(ms).toISOString()

const running: Statement = {
  name: 'bench-running',
  text: `insert into deadlines (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state, due_at, next_at)
    select workspace_id, id, 'first', turn_at, 'query', profile_id, 'wall', 1800000, 0, 'running', due, due
    from (select *, date_trunc('milliseconds', case when n <= ${spread} then $2::timestamptz + n * interval '60 seconds' / ${spread}
        when n <= ${spread + atOnce} then $3::timestamptz else $3::timestamptz + ${hour / second} * interval '1 second' + n * interval '1 second' end) as due
      from (select *, row_number() over (order by id) as n from conversations where workspace_id = $1) c) c`,
}

const latenessOf = (late: readonly number[]): Lateness => ({
  ...{ told: late.length, p50: quantile(late, 0.5), p99: quantile(late, 0.99), most: Math.max(...late) },
})

export const dueLines = ({ clocks: of, spread: usual, atOnce: sudden }: DueFigures): Line[] =>
  [['in a minute', usual] as const, ['at one moment', sudden] as const].map(
    ([name, { told, p50, p99, most }]): Line => [
      `told late: ${told} of ${of} due ${name}`,
      `p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, most ${most.toFixed(0)} ms`,
      'p99 ≤ 1,000 ms',
      '',
    ],
  )
