import { sqlTime, type Statement, type Tx } from '#db'
import type { Turn } from './groups.ts'
import type { Waited } from './waited.ts'

export type Span = { from: number; to: number }

/** A turn as it is kept. */
export type KeptTurn = Omit<Turn, 'urgency'> & Waited & { profileId: string }

// Turns stand by profile, aim and when they are due: so a time is read without the rest of the brand's years.
const due = `from profiles p cross join unnest(array['first', 'next']) as a(aim)
    join deadlines d on d.workspace_id = p.workspace_id and d.profile_id = p.id and d.aim = a.aim
      and d.due_at >= $2 and d.due_at < $3
    where p.workspace_id = $1`

const beginning: Statement = {
  name: 'parity-beginning',
  text: `select extract(epoch from (date_trunc('day', $1::timestamptz at time zone $2) - make_interval(days => $3 - 1))
      at time zone $2)::float8 * 1000 as at`,
}

/** When the first of so many days began in a zone, of which the day of `now` is the last. */
export async function beginningOf(tx: Tx, now: number, timeZone: string, days: number): Promise<number> {
  const [row] = await tx.query<{ at: number }>(beginning, [sqlTime(now), timeZone, days])
  return Math.round(row!.at)
}

const counting: Statement = {
  name: 'parity-count',
  text: `select count(*) filter (where d.state in ('met', 'missed'))::int as turns,
      count(*) filter (where d.state = 'running')::int as open ${due}`,
}

/** The turns of the brand that fell due in a time: answered, and still without an answer. As app. */
export async function countTurns(tx: Tx, workspaceId: string, { from, to }: Span) {
  const [row] = await tx.query<{ turns: number; open: number }>(counting, [workspaceId, sqlTime(from), sqlTime(to)])
  return row!
}

// The end of an id is drawn by chance, so those that end below a bound are a fair sample, the same at each look.
const reading: Statement = {
  name: 'parity-turns',
  text: `select c.channel, m.visibility,
      case when i.known::json ->> 'followers' ~ '^[0-9]{1,9}$' then (i.known::json ->> 'followers')::int end as followers,
      t.profile_id as "profileId", t.clock, t.started_at as "startedAt", t.due_at as "dueAt", t.ended_at as "endedAt"
    from (select d.* ${due} and d.state in ('met', 'missed') and d.ended_at is not null and d.due_at > d.started_at
      and right(d.conversation_id::text, 4) < $4) t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    left join identities i on i.workspace_id = c.workspace_id and i.id = c.identity_id
    left join lateral (select visibility from messages m where m.workspace_id = t.workspace_id
      and m.conversation_id = t.conversation_id and m.at <= t.started_at and m.direction = 'in'
      order by m.at desc, m.id desc limit 1) m on true`,
}

/** Answered turns that fell due in a time; `share` of their conversations, drawn by chance. As app. */
export const findTurns = (tx: Tx, workspaceId: string, { from, to }: Span, share: number): Promise<KeptTurn[]> =>
  tx.query<KeptTurn>(reading, [workspaceId, sqlTime(from), sqlTime(to), boundOf(share)])

/** The last four digits of an id lie below it as often as `share` says; of all, `g` is behind every digit. */
const boundOf = (share: number): string =>
  share >= 1
    ? 'g'
    : Math.floor(share * 0x1_0000)
        .toString(16)
        .padStart(4, '0')

const naming: Statement = {
  name: 'parity-profiles',
  text: `select id, name, channel from profiles where workspace_id = $1 and id = any($2::uuid[])`,
}

/** What accounts are called, and on which channel they are. As app. */
export const namesOf = (tx: Tx, workspaceId: string, ids: readonly string[]) =>
  tx.query<{ id: string; name: string; channel: string }>(naming, [workspaceId, ids])
