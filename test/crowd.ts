import type { Database } from '#db'
import { idOf, minute } from '#lib'

/** `perProfile`: one conversation in so many stands in the rare profile. */
export type Crowd = {
  workspaceId: string
  people: readonly string[]
  count: number
  messagesEach: number
  now: number
  profileId: string
  rareProfileId: string
  perProfile?: number
}

/** The same id for the same thing, of the form that ids of ours have. */
const id = (kind: string, of = 'n') =>
  `overlay(overlay(md5('${kind}' || ${of} || $1::text) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid`

const numbers = `create temporary table crowd on commit drop as
  select n, n % 20 as turn, n % 10 as part, $3::timestamptz - make_interval(mins => n) as active,
    ($4::json ->> (n % json_array_length($4::json)))::uuid as person, case when n % $7 = 0 then $6 else $5 end as profile
  from generate_series(1, $2::int) as n where $1::text is not null`

const people = [
  `insert into customers (workspace_id, id, name, created_at) select $1::uuid, ${id('customer')}, 'Customer ' || n, active from crowd`,
  `insert into identities (workspace_id, id, ref, customer_id, home_id, channel, external_id, name)
    select $1::uuid, ${id('identity')}, ${id('ref')}, ${id('customer')}, ${id('customer')}, 'api', n::text, 'Customer ' || n from crowd`,
]

const conversations = [
  `insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, status, holder_kind, holder_id,
      opened_at, turn_at, active_at, snoozed_until, closed_at)
    select $1::uuid, ${id('conversation')}, ${id('customer')}, ${id('identity')}, profile::uuid, ${id('thread')}, case when n % 3 = 0 then 'web' else 'api' end, status,
      case when n % 4 = 0 then 'queue' else 'agent' end, case when n % 4 = 0 then null else person end,
      active - interval '1 hour', case when turn < 2 and status in ('open', 'snoozed') then active - interval '5 minutes' end, active,
      case when status = 'snoozed' then active + interval '30 days' end, case when status = 'closed' then active end
    from (select *, case when part = 0 then 'open' when part = 1 then 'snoozed' when part < 4 then 'waiting' else 'closed' end as status from crowd) s`,
  `insert into inbox_rows (workspace_id, conversation_id, name, last_text, last_at, unread)
    select $1::uuid, ${id('conversation')}, 'Customer ' || n, 'Message of conversation ' || n, active, case when turn = 0 then 2 else 0 end from crowd`,
  `insert into threads (workspace_id, id, profile_id, identity_id, lane, conversation_id)
    select $1::uuid, ${id('thread')}, profile::uuid, ${id('identity')}, n::text, ${id('conversation')} from crowd`,
]

const counts = `insert into inbox_counts (workspace_id, status, holder, count)
  select workspace_id, status, coalesce(holder_id::text, holder_kind), count(*) from conversations where workspace_id = $1 group by 1, 2, 3
  on conflict (workspace_id, status, holder) do update set count = excluded.count`

const messages = `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind,
    text, ref, external_id, at, received_at, state, state_at)
  select $1::uuid, ${id('message', `n || '/' || m`)}, ${id('conversation')}, ${id('identity')}, profile::uuid, case when m % 2 = 0 then 'in' else 'out' end, 'private',
    case when m % 2 = 0 then 'customer' else 'agent' end, case when m % 2 = 0 then ${id('identity')} else person end, 'text',
    'Message ' || m || ' of conversation ' || n, ${id('message-ref', `n || '/' || m`)}, n || '/' || m,
    active - make_interval(secs => $2::int - m), active, case when m % 2 = 0 then 'received' else 'read' end, active
  from crowd cross join generate_series(0, $2::int - 1) as m`

/** Those that wait have a clock: two hours for one in seven, half an hour for the others; three quarters of it are a warning. */
const waiting = `(select *, turn_at + amount * interval '1 millisecond' as due, turn_at + 0.75 * amount * interval '1 millisecond' <= $2 as soon
  from (select *, case when abs(hashtext(id::text)) % 7 = 0 then 7200000 else 1800000 end as amount
    from conversations where workspace_id = $1 and turn_at is not null) c) c`
const clocks = [
  `insert into deadlines (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state, due_at, warn_at,
      next_at, warned_at, missed_at)
    select workspace_id, id, 'first', turn_at, 'query', profile_id, 'wall', amount, 0, 'running', due, due - 0.25 * amount * interval '1 millisecond',
      case when due > $2 then due end, case when soon then $2::timestamptz end, case when due <= $2 then $2::timestamptz end from ${waiting}`,
  `update conversations set due_turn_at = w.turn_at, due_at = w.due, due_is_soon = w.soon from ${waiting.replace(/c$/, 'w')}
    where conversations.workspace_id = w.workspace_id and conversations.id = w.id`,
]

/**
 * Fills a workspace with conversations in every state and every hand, by one statement each table. Of `count` a tenth is
 * open and a tenth snoozed; half of the open ones have a turn, and half of those something unread. For tests and benches.
 */
export async function fill(database: Database, crowd: Crowd): Promise<void> {
  const { workspaceId, count, messagesEach, now, profileId, rareProfileId, perProfile = 1000 } = crowd
  await database.owner(async tx => {
    await tx.query(numbers, [
      workspaceId,
      count,
      new Date(now).toISOString(),
      JSON.stringify(crowd.people),
      profileId,
      rareProfileId,
      perProfile,
    ])
    for (const statement of [...people, ...conversations, counts]) await tx.query(statement, [workspaceId])
    // Else the clocks of the second workspace would be looked for as if there were hardly any conversations.
    await tx.query('analyze conversations')
    for (const statement of clocks) await tx.query(statement, [workspaceId, new Date(now).toISOString()])
    await tx.query(messages, [workspaceId, messagesEach])
    for (const table of ['customers', 'identities', 'conversations', 'messages', 'inbox_rows', 'threads', 'deadlines'])
      await tx.query(`analyze ${table}`)
  })
}

/** Two profiles for a crowd: the usual one, and the one that few write to. */
export const crowdProfiles = { profileId: idOf('profile', 'usual'), rareProfileId: idOf('profile', 'rare') }
export const crowdNow = Date.UTC(2026, 10, 21, 10) - (Date.UTC(2026, 10, 21, 10) % minute)
