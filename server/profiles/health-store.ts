import { sqlTime, type Tx } from '#db'

// What was the longest silence counts half as much after about four weeks.
const fadingSeconds = 3_600_000

/** What is to be noted of a connection; `failure: null` says that it has recovered. */
export type Note = {
  workspaceId: string
  connectionId: string
  receivedAt?: number
  rejected: number
  rejectedAt?: number
  sentAt?: number
  failure?: { code: string; at: number } | null
  /** Until when the credentials are good; null: nobody knows. */
  validUntil?: number | null
  /** Accounts that began to ail, or are well again (null). */
  ailments: Map<string, { code: string; at: number } | null>
  /** Those that are not named are well. */
  areAllNamed?: true
}

/** As engine: adds the notes to what stands there already. Returns the connections of which an account began to ail or is well again. */
export async function writeNotes(tx: Tx, notes: readonly Note[]): Promise<Set<string>> {
  const time = (at: number | undefined) => (at === undefined ? null : sqlTime(at))
  const rows = notes.map(note => ({
    workspace_id: note.workspaceId,
    connection_id: note.connectionId,
    received_at: time(note.receivedAt),
    rejected: note.rejected,
    rejected_at: time(note.rejectedAt),
    sent_at: time(note.sentAt),
    failing_since: time(note.failure?.at),
    failure: note.failure?.code ?? null,
    keeps_failure: note.failure === undefined,
    valid_until: time(note.validUntil ?? undefined),
    keeps_until: note.validUntil === undefined,
  }))
  await tx.query(
    `with notes as (
       select * from json_to_recordset($1::json) as n(workspace_id uuid, connection_id uuid, received_at timestamptz, rejected bigint,
         rejected_at timestamptz, sent_at timestamptz, failing_since timestamptz, failure text, keeps_failure boolean, valid_until timestamptz, keeps_until boolean)
     )
     insert into connection_health as h (workspace_id, connection_id, received_at, rejected, rejected_at, sent_at, failing_since, failure, valid_until)
     select workspace_id, connection_id, received_at, rejected, rejected_at, sent_at, failing_since, failure, valid_until from notes
     order by workspace_id, connection_id
     on conflict (workspace_id, connection_id) do update set
       longest_silence_ms = case when excluded.received_at > h.received_at then greatest(
         extract(epoch from excluded.received_at - h.received_at) * 1000,
         h.longest_silence_ms * exp(-extract(epoch from excluded.received_at - h.received_at) / ${fadingSeconds}))
         else h.longest_silence_ms end,
       valid_until = case when (select keeps_until from notes n where n.workspace_id = h.workspace_id and n.connection_id = h.connection_id)
         then h.valid_until else excluded.valid_until end,
       received_at = greatest(h.received_at, excluded.received_at),
       rejected = h.rejected + excluded.rejected,
       rejected_at = greatest(h.rejected_at, excluded.rejected_at),
       sent_at = greatest(h.sent_at, excluded.sent_at),
       failing_since = case when (select keeps_failure from notes n where n.workspace_id = h.workspace_id and n.connection_id = h.connection_id)
         then h.failing_since when excluded.failing_since is null then null else coalesce(h.failing_since, excluded.failing_since) end,
       failure = case when (select keeps_failure from notes n where n.workspace_id = h.workspace_id and n.connection_id = h.connection_id)
         then h.failure else excluded.failure end`,
    [JSON.stringify(rows)],
  )
  return writeAilments(tx, notes)
}

type Moved = { connectionId: string }

async function writeAilments(tx: Tx, notes: readonly Note[]): Promise<Set<string>> {
  const told = notes.filter(note => note.areAllNamed || note.ailments.size > 0)
  if (told.length === 0) return new Set()
  const rows = told.flatMap(({ workspaceId, connectionId, ailments }) =>
    [...ailments].map(([key, ill]) => ({
      ...{ workspace_id: workspaceId, connection_id: connectionId, profile_key: key },
      ...{ failure: ill?.code ?? null, failing_since: ill ? sqlTime(ill.at) : null },
    })),
  )
  const whole = told.flatMap(({ workspaceId, connectionId, areAllNamed }) =>
    areAllNamed ? [{ workspace_id: workspaceId, connection_id: connectionId }] : [],
  )
  const said = `(select * from json_to_recordset($1::json) as n(workspace_id uuid, connection_id uuid, profile_key text, failure text, failing_since timestamptz))`
  const well = await tx.query<Moved>(
    `delete from profile_health p where exists (
       select 1 from ${said} n where n.workspace_id = p.workspace_id and n.connection_id = p.connection_id and n.profile_key = p.profile_key and n.failure is null
     ) or (exists (
       select 1 from json_to_recordset($2::json) as w(workspace_id uuid, connection_id uuid) where w.workspace_id = p.workspace_id and w.connection_id = p.connection_id
     ) and not exists (
       select 1 from ${said} n where n.workspace_id = p.workspace_id and n.connection_id = p.connection_id and n.profile_key = p.profile_key
     )) returning p.connection_id as "connectionId"`,
    [JSON.stringify(rows), JSON.stringify(whole)],
  )
  const ill = await tx.query<Moved>(
    `insert into profile_health as p (workspace_id, connection_id, profile_key, failing_since, failure)
     select workspace_id, connection_id, profile_key, failing_since, failure from ${said} n where failure is not null
     on conflict (workspace_id, connection_id, profile_key) do update set failure = excluded.failure where p.failure <> excluded.failure
     returning p.connection_id as "connectionId"`,
    [JSON.stringify(rows)],
  )
  return new Set([...well, ...ill].map(({ connectionId }) => connectionId))
}

/** As engine: which of these connections are said to fail now. */
export const failingOf = (tx: Tx, notes: readonly Note[]) =>
  tx.query<{ connectionId: string }>(
    `select h.connection_id as "connectionId"
     from json_to_recordset($1::json) as n(workspace_id uuid, connection_id uuid)
     join connection_health h on h.workspace_id = n.workspace_id and h.connection_id = n.connection_id
     where h.failing_since is not null`,
    [
      JSON.stringify(
        notes.map(({ workspaceId, connectionId }) => ({ workspace_id: workspaceId, connection_id: connectionId })),
      ),
    ],
  )
