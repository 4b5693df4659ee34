import { sqlTime, type Statement, type Tx } from '#db'
import { hour } from '#lib'
import { countAuthors, everything, type Mention } from '#surges'

export type Said = Mention & { topic: string }

const finding: Statement = {
  name: 'alerts-mentions',
  text: `select a.message_id as id, a.at, i.customer_id as author, a.is_young as "isYoung", a.high, a.low, a.channel, a.profile_id as place, a.topic
    from alert_mentions a join identities i on i.workspace_id = a.workspace_id and i.id = a.identity_id
    where a.workspace_id = $1 and a.at >= $2 and a.at < $3 and a.is_against`,
}

type Found = Omit<Said, 'hash'> & { high: number | null; low: number | null }

/** What was said against the brand from one moment to before another. An author is a person, with all their accounts. */
export const mentionsBetween = async (tx: Tx, workspaceId: string, from: number, until: number): Promise<Said[]> =>
  (await tx.query<Found>(finding, [workspaceId, sqlTime(from), sqlTime(until)])).map(({ high, low, ...said }) => ({
    ...said,
    hash: high === null || low === null ? null : { high, low },
  }))

const counting: Statement = {
  name: 'alerts-total',
  text: `select count(*) as total from readings where workspace_id = $1 and at >= $2 and at < $3 and not is_historic`,
}

/** How many messages of customers there were. */
export const totalBetween = async (tx: Tx, workspaceId: string, from: number, until: number): Promise<number> =>
  (await tx.query<{ total: number }>(counting, [workspaceId, sqlTime(from), sqlTime(until)]))[0]!.total

const taking: Statement = {
  name: 'alerts-hours-take',
  text: `delete from alert_hours_due d using (
      select workspace_id, at from alert_hours_due where workspace_id = $1 and at < $2 order by at desc limit $3 for update
    ) x where d.workspace_id = x.workspace_id and d.at = x.at returning d.at`,
}
const emptying: Statement = {
  name: 'alerts-hours-empty',
  text: `delete from alert_hours where workspace_id = $1 and at = $2`,
}
const writing: Statement = {
  name: 'alerts-hours-write',
  text: `insert into alert_hours (workspace_id, at, topic, authors, against, total)
    select $1, $2, topic, authors, against, total from json_to_recordset($3::json) as x(topic text, authors double precision, against int, total int)`,
}

/** Counts the hours that are over and not counted as they are now; so many at most. Returns how many were. */
export async function sumUp(tx: Tx, workspaceId: string, until: number, most: number): Promise<number> {
  const due = await tx.query<{ at: number }>(taking, [workspaceId, sqlTime(until - hour + 1), most])
  for (const { at } of due) {
    const [said, total] = await Promise.all([
      mentionsBetween(tx, workspaceId, at, at + hour),
      totalBetween(tx, workspaceId, at, at + hour),
    ])
    const byTopic = Map.groupBy(said, ({ topic }) => topic)
    const rows = [...byTopic.set(everything, said)].map(([topic, of]) => ({
      ...{ topic, authors: countAuthors(of).weight, against: of.length, total: topic === everything ? total : 0 },
    }))
    await tx.query(emptying, [workspaceId, sqlTime(at)])
    await tx.query(writing, [workspaceId, sqlTime(at), JSON.stringify(rows)])
  }
  return due.length
}

export type HourRow = { at: number; topic: string; authors: number; against: number; total: number }

const loading: Statement = {
  name: 'alerts-hours',
  text: `select at, topic, authors, against, total from alert_hours where workspace_id = $1 and at >= $2 and at < $3 order by at`,
}

/** The earliest first. */
export const hoursBetween = (tx: Tx, workspaceId: string, from: number, until: number): Promise<HourRow[]> =>
  tx.query(loading, [workspaceId, sqlTime(from), sqlTime(until)])

const letting = [
  `delete from alert_mentions where workspace_id = $1 and at < $2`,
  `delete from alert_hours where workspace_id = $1 and at < $2`,
]

export const forgetBefore = (tx: Tx, workspaceId: string, at: number): Promise<unknown> =>
  Promise.all(letting.map(text => tx.query(text, [workspaceId, sqlTime(at)])))
