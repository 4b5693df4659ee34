import type { Statement, Tx } from '#db'
import type { Condition, Sort } from '#protocol'
import type { CountedView, ViewRow } from './tables.ts'

type Found = Omit<ViewRow, 'owner' | 'conditions'> & {
  ownerKind: 'person' | 'team' | 'workspace'
  ownerId: string | null
  conditions: string
}

const shown = <F extends Found>({ ownerKind, ownerId, conditions, ...rest }: F) => ({
  ...rest,
  owner: ownerKind === 'workspace' ? { kind: ownerKind } : { kind: ownerKind, id: ownerId! },
  conditions: JSON.parse(conditions) as Condition[],
})

const columns = `v.id, v.name, v.owner_kind as "ownerKind", v.owner_id as "ownerId", v.conditions, v.sort`

const seen: Statement = {
  name: 'views-seen',
  text: `select ${columns}, c.count, c.is_filling as "isFilling"
    from views v join view_counts c on c.workspace_id = v.workspace_id and c.view_id = v.id
    where v.workspace_id = $1 and (v.owner_kind = 'workspace' or v.owner_kind = 'person' and v.owner_id = $2
      or v.owner_kind = 'team' and ($3::json is null or v.owner_id in (select t::uuid from json_array_elements_text($3::json) as t)))
    order by v.created_at, v.id`,
}

/** Beside those of all: one's own, and those of these teams. */
export type Seen = { personId: string | null; teamIds: readonly string[] | 'all' }

/** Those that somebody sees, in the order in which they were made. */
export const findSeen = async (tx: Tx, workspaceId: string, { personId, teamIds }: Seen): Promise<CountedView[]> => {
  const values = [workspaceId, personId, teamIds === 'all' ? null : JSON.stringify(teamIds)]
  return (await tx.query<Found & { count: number; isFilling: boolean }>(seen, values)).map(shown)
}

const one: Statement = {
  name: 'views-one',
  text: `select ${columns}, c.count, c.is_filling as "isFilling"
    from views v join view_counts c on c.workspace_id = v.workspace_id and c.view_id = v.id
    where v.workspace_id = $1 and v.id = $2`,
}

export async function findView(tx: Tx, workspaceId: string, id: string): Promise<CountedView | undefined> {
  const [found] = await tx.query<Found & { count: number; isFilling: boolean }>(one, [workspaceId, id])
  return found && shown(found)
}

const every: Statement = { name: 'views-every', text: `select ${columns} from views v where v.workspace_id = $1` }

/** All views of a workspace, whosever. */
export const findEvery = async (tx: Tx, workspaceId: string): Promise<ViewRow[]> =>
  (await tx.query<Found>(every, [workspaceId])).map(shown)

/** The conditions of all views there are: what a process that begins to follow the log has to know. */
export const findConditions = async (tx: Tx): Promise<{ workspaceId: string; conditions: Condition[] }[]> =>
  (
    await tx.query<{ workspaceId: string; conditions: string }>(
      `select workspace_id as "workspaceId", conditions from views`,
    )
  ).map(({ workspaceId, conditions }) => ({ workspaceId, conditions: JSON.parse(conditions) as Condition[] }))

/** Two who add the last view at once would make one too many. */
export const lockList = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`views/${workspaceId}`])

export async function insertView(tx: Tx, workspaceId: string, view: ViewRow, now: string): Promise<void> {
  const { id, name, owner, conditions, sort } = view
  await Promise.all([
    tx.query(
      `insert into views (workspace_id, id, owner_kind, owner_id, name, conditions, sort, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [workspaceId, id, owner.kind, ownerIdOf(view), name, JSON.stringify(conditions), sort, now],
    ),
    tx.query(`insert into view_counts (workspace_id, view_id) values ($1, $2)`, [workspaceId, id]),
  ])
}

export const saveView = (tx: Tx, workspaceId: string, view: ViewRow) =>
  tx.query(
    `update views set owner_kind = $3, owner_id = $4, name = $5, conditions = $6, sort = $7 where workspace_id = $1 and id = $2`,
    [
      workspaceId,
      view.id,
      view.owner.kind,
      ownerIdOf(view),
      view.name,
      JSON.stringify(view.conditions),
      view.sort satisfies Sort,
    ],
  )

const ownerIdOf = ({ owner }: ViewRow) => (owner.kind === 'workspace' ? null : owner.id)

/** It may hold others now: whoever fills it begins anew, once the log has told of it. */
export const spoil = (tx: Tx, workspaceId: string, viewId: string) =>
  tx.query(`update view_counts set is_filling = true, filled_to = null where workspace_id = $1 and view_id = $2`, [
    workspaceId,
    viewId,
  ])

export const deleteView = async (tx: Tx, workspaceId: string, viewId: string): Promise<void> => {
  await Promise.all([
    tx.query(`delete from views where workspace_id = $1 and id = $2`, [workspaceId, viewId]),
    tx.query(`delete from view_counts where workspace_id = $1 and view_id = $2`, [workspaceId, viewId]),
  ])
}

/** @returns the ids of what was a person's alone and is no more. */
export const deleteOfPerson = async (tx: Tx, workspaceId: string, personId: string): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `with gone as (delete from views where workspace_id = $1 and owner_kind = 'person' and owner_id = $2 returning id)
     delete from view_counts c using gone where c.workspace_id = $1 and c.view_id = gone.id returning gone.id`,
    [workspaceId, personId],
  )
  return rows.map(row => row.id)
}
