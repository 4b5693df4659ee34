import { openConsoles } from './consoles.ts'
import { type LoadReport, runLoad, usual } from './load.ts'
import { untilDone } from './measure-hooks.ts'
import type { Stage } from './stage.ts'

export type FlowFigures = {
  perSecond: number
  sent: number
  stored: number
  lost: number
  doubled: number
  outOfOrder: number
  withoutEvent: number
  newCustomers: number
  backlogMs: number
  /** From the end of the load until every room has followed, and how much the last of them had before it then. */
  followed: { ms: number; room: string; events: number }
  answerMs: LoadReport['answerMs']
  /** Shares of one core, over the whole of the load. */
  cores: { server: number; postgres: number; generator: number; other: number }
  serverRssMb: number
}

/** Messages end to end for so many seconds, as fast as they are answered, 20 consoles looking on; then everything is read back. */
export async function measureFlow(stage: Stage, seconds: number): Promise<FlowFigures> {
  const run = 'flow'
  await fill(stage, run)
  const rows = await busiest(stage)
  const consoles = await openConsoles(stage.address, stage.brands, 20, (n, workspaceId) => {
    const mine = rows.get(workspaceId) ?? []
    return { rows: mine.slice(0, 50), conversation: mine[n] ?? null }
  })
  const before = { ...(await stage.tell('usage')), postgres: stage.postgresCpuMs() }
  const began = performance.now()
  const report = await runLoad({
    ...usual,
    address: stage.address,
    targets: stage.targets,
    run,
    seconds,
    firstSequence: 1,
  })
  const backlogMs = await untilDone(stage)
  const tookMs = performance.now() - began
  const after = { ...(await stage.tell('usage')), postgres: stage.postgresCpuMs() }
  const [room, events] = Object.entries(after.lag).toSorted((a, b) => b[1] - a[1])[0]!
  const followed = { room, events, ms: await untilFollowed(stage) }
  await consoles.close()
  const found = await readBack(stage, run)
  const accepted = report.statuses['200'] ?? 0
  const cores = {
    server: (after.cpuMs - before.cpuMs) / tookMs,
    postgres: (after.postgres - before.postgres) / tookMs,
    generator: report.cpuMs / tookMs,
  }
  return {
    perSecond: accepted / (tookMs / 1000),
    sent: accepted,
    ...found,
    stored: found.stored - usual.known,
    lost: accepted - (found.distinct - usual.known),
    newCustomers: report.sequences.filter(([customer]) => customer >= usual.known).length,
    backlogMs,
    followed,
    answerMs: report.answerMs,
    cores: { ...cores, other: Math.max(0, 2 - cores.server - cores.postgres - cores.generator) },
    serverRssMb: after.rssBytes / 1e6,
  }
}

/** Until no room has anything before it. */
async function untilFollowed(stage: Stage): Promise<number> {
  const began = performance.now()
  while (Object.values((await stage.tell('usage')).lag).some(left => left > 0))
    await new Promise(resolve => setTimeout(resolve, 50))
  return performance.now() - began
}

/** Every known customer has written once before. */
export async function fill(stage: Stage, run: string): Promise<void> {
  await runLoad({
    ...usual,
    address: stage.address,
    targets: stage.targets,
    run,
    seconds: 600,
    count: usual.known,
    everyoneOnce: true,
  })
  await untilDone(stage)
  await untilFollowed(stage)
  await stage.database.owner(tx => tx.query('analyze'))
}

/** The conversations of the most frequent writers, by workspace. */
export async function busiest(stage: Stage, most = 5000): Promise<Map<string, string[]>> {
  const rows = await stage.database.owner(tx =>
    tx.query<{ workspaceId: string; id: string }>(
      `select t.workspace_id as "workspaceId", t.conversation_id as id from threads t where substr(t.lane, 2)::int < $1 order by substr(t.lane, 2)::int`,
      [usual.known],
    ),
  )
  return new Map(
    [...Map.groupBy(rows, row => row.workspaceId)].map(([workspaceId, mine]) => [
      workspaceId,
      mine.slice(0, most).map(row => row.id),
    ]),
  )
}

/** Count, doubles, order in each thread, and an event for each: from the tables, as they are on disk. */
async function readBack(stage: Stage, run: string) {
  const [counts] = await stage.database.owner(tx =>
    tx.query<{ stored: number; distinct: number; outOfOrder: number; withoutEvent: number }>(
      `with ours as materialized (
         select m.id, m.conversation_id, m.external_id, m.at, substring(m.text from '^#\\d+\\.(\\d+)')::int as sequence
         from messages m where m.external_id like $1 || '-%'
       ), pairs as (
         select sequence, lag(sequence) over (partition by conversation_id order by at, id) as earlier from ours
       )
       select (select count(*) from ours) as stored, (select count(distinct external_id) from ours) as distinct,
         (select count(*) from pairs where earlier >= sequence) as "outOfOrder",
         (select count(*) from ours o where not exists (select 1 from events e where e.kind = 'message.received' and e.subject_id = o.id)) as "withoutEvent"`,
      [run],
    ),
  )
  const { stored, distinct, outOfOrder, withoutEvent } = counts!
  return { stored, distinct, doubled: stored - distinct, outOfOrder, withoutEvent }
}
