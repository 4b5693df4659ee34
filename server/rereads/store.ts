import { sqlTime, type Statement, type Tx } from '#db'

const due: Statement = {
  name: 'rereads-due',
  text: `insert into rereads (workspace_id, connection_id, at) values ($1, $2, $3)
    on conflict (workspace_id, connection_id) do update set at = excluded.at where rereads.at <= $4 returning 1`,
}

type Connection = { workspaceId: string; connectionId: string }

/** Whether it is time again; from now on it is not, until so much later. */
export const begin = async (
  tx: Tx,
  { workspaceId, connectionId }: Connection,
  now: number,
  everyMs: number,
): Promise<boolean> =>
  (await tx.query(due, [workspaceId, connectionId, sqlTime(now), sqlTime(now - everyMs)])).length > 0

const later: Statement = {
  name: 'rereads-later',
  text: `update rereads set at = $3 where workspace_id = $1 and connection_id = $2`,
}

/** Counts as done then. */
export const setBack = (tx: Tx, { workspaceId, connectionId }: Connection, at: number) =>
  tx.query(later, [workspaceId, connectionId, sqlTime(at)])

/** How far a round has come: conversations in the order of their latest activity. */
export type Place = { at: number; id: string }
export type Post = { externalId: string; profileId: string }

const next: Statement = {
  name: 'rereads-next',
  text: `with page as (
      select c.id, c.active_at from conversations c
      where c.workspace_id = $1 and c.active_at >= $2 and (c.active_at, c.id) > ($4, $5)
        and (c.status <> 'closed' or c.active_at >= $3)
      order by c.active_at, c.id limit 100
    )
    select s.id, s.active_at as "at", m.external_id as "externalId", m.profile_id as "profileId"
    from page s left join messages m on m.workspace_id = $1 and m.conversation_id = s.id and m.at >= $2
      and m.direction = 'in' and m.visibility = 'public' and m.external_id is not null and m.deleted_at is null
      and m.profile_id in (select i::uuid from json_array_elements_text($6::json) as i)
    order by s.active_at, s.id, m.at, m.id`,
}

export type Asked = {
  workspaceId: string
  profileIds: readonly string[]
  since: number
  closedSince: number
  after: Place
}
export type Page = { posts: Post[]; place: Place | undefined }
type Row = { id: string; at: number } & { [K in keyof Post]: Post[K] | null }

/** What customers wrote in public in the next conversations; `place` is undefined when there are no more of these. */
export async function nextPosts(tx: Tx, { workspaceId, profileIds, since, closedSince, after }: Asked): Promise<Page> {
  const rows = await tx.query<Row>(next, [
    ...[workspaceId, sqlTime(since), sqlTime(closedSince), sqlTime(after.at), after.id, JSON.stringify(profileIds)],
  ])
  const last = rows.at(-1)
  const posts = rows.flatMap(({ externalId, profileId }) =>
    externalId && profileId ? [{ externalId, profileId }] : [],
  )
  return { posts, place: last && { at: last.at, id: last.id } }
}
