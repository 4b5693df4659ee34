import { setTimeout } from 'node:timers/promises'
import type { ParityReport } from '#protocol'
import { crowdNow, fill } from '../crowd.ts'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'
import type { Line } from './table.ts'

export type ParityFigures = {
  turns: number
  /** By days of the report: milliseconds over HTTP, the median and the slowest; how many turns it is of, and how many were read. */
  days: Record<string, { first: number; p50: number; most: number; turns: number; sampled: number }>
  /** Of the server, before any report and at the highest while they were asked for. */
  rssMb: { before: number; most: number }
}

const conversations = 125_000
const turnsEach = 8

/** The report of equal waiting over HTTP, at 1,000,000 answered turns of the last 87 days: half on the wall clock, half in business hours. */
export async function measureParity(stage: Stage): Promise<ParityFigures> {
  const { owner } = stage.brands[0]!
  await fillTurns(stage)
  const rss = async () => (await stage.tell('usage')).rssBytes / 2 ** 20
  const before = await rss()
  let highest = before
  const days: ParityFigures['days'] = {}
  for (const each of ['7', '28', '90']) {
    const took: number[] = []
    let report: ParityReport | undefined
    for (let time = 0; time < 11; time++) {
      const began = performance.now()
      report = await owner.get<ParityReport>(`/parity?days=${each}`)
      took.push(performance.now() - began)
      highest = Math.max(highest, await rss())
      await setTimeout(200)
    }
    const { turns, sampled } = report!
    const again = took.slice(1)
    days[each] = { first: took[0]!, p50: quantile(again, 0.5), most: Math.max(...again), turns, sampled }
  }
  return { turns: conversations * turnsEach, days, rssMb: { before, most: highest } }
}

export async function fillTurns({ brands, targets, database }: Stage): Promise<void> {
  const [{ workspaceId, owner }] = brands as [Stage['brands'][0]]
  const [target, rare] = targets as [Stage['targets'][0], Stage['targets'][0]]
  const week = Array.from({ length: 7 }, (_, at) => (at < 6 ? [{ opens: 540, closes: 1200 }] : []))
  const calendar = { name: 'Office', isDefault: true, profileIds: [], timeZone: 'Europe/Madrid', week, holidays: [] }
  await owner.post('/calendars', calendar)
  const crowd = { workspaceId, people: [owner.personId], count: conversations, messagesEach: turnsEach, perProfile: 2 }
  const profiles = { profileId: target.profileId, rareProfileId: rare.profileId }
  await fill(database, { ...crowd, ...profiles, now: Math.max(Date.now(), crowdNow) })
  await database.owner(async tx => {
    await tx.query(`delete from deadlines where workspace_id = $1`, [workspaceId])
    await tx.query(
      `insert into deadlines (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state, due_at, ended_at)
       select workspace_id, id, case when k = 0 then 'first' else 'next' end, at, 'query', profile_id,
         case when right(id::text, 1) < '8' then 'wall' else 'business' end, 1800000, 0,
         case when part <= 1 then 'met' else 'missed' end, at + interval '30 minutes', at + part * interval '30 minutes'
       from (select *, active_at - make_interval(secs => ${turnsEach} - k) as at, abs(hashtext(id::text || k)) % 1000 / 800.0 as part
         from conversations, generate_series(0, ${turnsEach - 1}) k where workspace_id = $1) c
       order by at`,
      [workspaceId],
    )
  })
  await database.ownerPool.query('vacuum analyze')
}

const mostMs = 1000

export const parityLines = ({ turns, days, rssMb }: ParityFigures): Line[] => [
  ...Object.entries(days).map(([each, { first, p50, most, turns: of, sampled }]): Line => [
    `parity of ${each} days, ${of} turns, ${sampled} read`,
    `first ${first.toFixed(0)}, p50 ${p50.toFixed(0)}, most ${most.toFixed(0)} ms`,
    `≤ ${mostMs} ms`,
    '',
  ]),
  ['answered turns', `${turns}`, '1,000,000', ''],
  ['memory of the server', `${rssMb.before.toFixed(0)}, at most ${rssMb.most.toFixed(0)} MB`, '', ''],
]
