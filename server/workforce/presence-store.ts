import { sqlTime, type Statement, type Tx } from '#db'
import { newId } from '#lib'

export type PresenceState = 'available' | 'busy' | 'away' | 'offline' | 'not-responding'

/** What changed somebody's presence: they, distribution, that no console of theirs is seen, time, or that they left the brand. */
export type PresenceCause = 'person' | 'distribution' | 'unseen' | 'time' | 'removed'

export type PresenceRow = {
  workspaceId: string
  personId: string
  state: PresenceState
  /** Five minutes after abuse, not counted against them. */
  isPause: boolean
  reasonId: string | null
  since: number
  /** When they said that they return; of a pause, its end. */
  backAt: number | null
  seenUntil: number
}

const columns = `workspace_id as "workspaceId", person_id as "personId", state, is_pause as "isPause", reason_id as "reasonId",
  since, back_at as "backAt", seen_until as "seenUntil"`

/** That of one person, kept still until the end of the transaction. */
export async function lockPresence(tx: Tx, workspaceId: string, personId: string): Promise<PresenceRow | undefined> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`presence/${workspaceId}/${personId}`])
  const sql = `select ${columns} from presences where workspace_id = $1 and person_id = $2 for update`
  return (await tx.query<PresenceRow>(sql, [workspaceId, personId]))[0]
}

const one: Statement = {
  name: 'workforce-presence',
  text: `select ${columns} from presences where workspace_id = $1 and person_id = $2`,
}

export const findPresence = async (tx: Tx, workspaceId: string, personId: string): Promise<PresenceRow | undefined> =>
  (await tx.query<PresenceRow>(one, [workspaceId, personId]))[0]

const listing: Statement = {
  name: 'workforce-presences',
  text: `select ${columns} from presences where workspace_id = $1`,
}

export const listPresences = (tx: Tx, workspaceId: string): Promise<PresenceRow[]> => tx.query(listing, [workspaceId])

const next = `case when $4 = 'offline' then null when $5 then least($7::timestamptz, $8::timestamptz) else $8::timestamptz end`

export type Kept = PresenceRow & { cause: PresenceCause; isPaid: boolean; isBreak: boolean }

/** As it is from now on, and a line of the history. */
export async function savePresence(tx: Tx, row: Kept): Promise<void> {
  const { workspaceId, personId, since, state, isPause, reasonId, backAt, seenUntil } = row
  await tx.query(
    `insert into presences (workspace_id, person_id, since, state, is_pause, reason_id, back_at, seen_until, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, ${next})
     on conflict (workspace_id, person_id) do update set since = excluded.since, state = excluded.state,
       is_pause = excluded.is_pause, reason_id = excluded.reason_id, back_at = excluded.back_at,
       seen_until = excluded.seen_until, next_at = excluded.next_at`,
    [
      ...[workspaceId, personId, sqlTime(since), state, isPause, reasonId],
      ...[backAt === null ? null : sqlTime(backAt), sqlTime(seenUntil)],
    ],
  )
  await tx.query(
    `insert into presence_history (workspace_id, person_id, since, id, state, is_pause, is_paid, is_break, reason_id, cause)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[workspaceId, personId, sqlTime(since), newId(since), state, isPause],
      ...[row.isPaid, row.isBreak, reasonId, row.cause],
    ],
  )
}

const seeing: Statement = {
  name: 'workforce-see',
  text: `update presences p set seen_until = greatest(p.seen_until, $2::timestamptz),
      next_at = case when p.is_pause then least(p.back_at, greatest(p.seen_until, $2::timestamptz)) else greatest(p.seen_until, $2::timestamptz) end
    from (select q.workspace_id, q.person_id from json_to_recordset($1::json) as x(w uuid, p uuid)
      join presences q on q.workspace_id = x.w and q.person_id = x.p where q.state <> 'offline' and q.seen_until < $2::timestamptz
      order by 1, 2 for update of q) s
    where p.workspace_id = s.workspace_id and p.person_id = s.person_id`,
}

/** Consoles of these people are there. As engine. */
export const saveSeen = (
  tx: Tx,
  people: readonly { workspaceId: string; personId: string }[],
  until: number,
): Promise<unknown> =>
  tx.query(seeing, [
    JSON.stringify(people.map(({ workspaceId, personId }) => ({ w: workspaceId, p: personId }))),
    sqlTime(until),
  ])

const passing: Statement = {
  name: 'workforce-due',
  text: `select ${columns} from presences where next_at <= $1 order by next_at limit 100 for update skip locked`,
}

/** Those of all brands that time changes by now. As engine. */
export const lockDue = (tx: Tx, now: number): Promise<PresenceRow[]> => tx.query(passing, [sqlTime(now)])

/** How many pauses somebody took after a moment. */
export const countPauses = async (tx: Tx, workspaceId: string, personId: string, after: number): Promise<number> =>
  (
    await tx.query(
      `select 1 from presence_history where workspace_id = $1 and person_id = $2 and since > $3 and is_pause limit 100`,
      [workspaceId, personId, sqlTime(after)],
    )
  ).length

/** Until when somebody kept presence last, in epoch milliseconds; undefined where nobody ever has. As engine. */
export async function lastWatch(tx: Tx): Promise<number | undefined> {
  const [row] = await tx.query<{ value: string }>(`select value from installation where key = 'presence-watched'`)
  return row && Number(row.value)
}

export const saveWatch = (tx: Tx, now: number) =>
  tx.query(
    `insert into installation (key, value) values ('presence-watched', $1)
     on conflict (key) do update set value = excluded.value`,
    [String(now)],
  )

/** Those who were there at one moment count as seen until another. Of all brands. As engine. */
export const keepSeen = (tx: Tx, from: number, until: number) =>
  tx.query(
    `update presences set seen_until = $2::timestamptz,
       next_at = case when is_pause then least(back_at, $2::timestamptz) else $2::timestamptz end
     where next_at is not null and seen_until > $1 and seen_until < $2`,
    [sqlTime(from), sqlTime(until)],
  )
