import type { Statement, Tx } from '#db'
import type { Team } from '#protocol'

export type TeamRow = Team & { position: number }

const list: Statement = {
  name: 'teams-list',
  text: `select t.id, t.name, t.position, t.archived_at is not null as "isArchived",
      array(select m.person_id from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.id order by m.person_id) as members
    from teams t where t.workspace_id = $1 order by t.position, t.id`,
}

export const listTeams = (tx: Tx, workspaceId: string): Promise<TeamRow[]> => tx.query(list, [workspaceId])

const one: Statement = {
  name: 'teams-one',
  text: `select 1 from teams where workspace_id = $1 and id = $2 and archived_at is null`,
}

export const isTeam = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.query(one, [workspaceId, id])).length > 0

export const insertTeam = (tx: Tx, workspaceId: string, { id, name, position }: Omit<TeamRow, 'members'>) =>
  tx.query(`insert into teams (workspace_id, id, name, position) values ($1, $2, $3, $4)`, [
    workspaceId,
    id,
    name,
    position,
  ])

export const saveTeam = (tx: Tx, workspaceId: string, { id, name, isArchived }: Team) =>
  tx.query(
    `update teams set name = $3, archived_at = case when $4 then coalesce(archived_at, now()) end where workspace_id = $1 and id = $2`,
    [workspaceId, id, name, isArchived],
  )

/** Two who change teams at once would give two of them one name, or lose what the other wrote. */
export const lockTeams = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`teams/${workspaceId}`])

const together: Statement = {
  name: 'teams-together',
  text: `select 1 from team_members a
    join team_members b on b.workspace_id = a.workspace_id and b.team_id = a.team_id and b.person_id = $3
    join teams t on t.workspace_id = a.workspace_id and t.id = a.team_id and t.archived_at is null
    where a.workspace_id = $1 and a.person_id = $2 limit 1`,
}

/** Whether two are in one team that is not archived. */
export const areTogether = async (tx: Tx, workspaceId: string, personId: string, other: string): Promise<boolean> =>
  (await tx.query(together, [workspaceId, personId, other])).length > 0

/** Those of the ids who have ever worked here; who still does goes on to until the transaction is over. */
export const peopleAmong = (tx: Tx, workspaceId: string, ids: readonly string[]) =>
  tx.query<{ id: string; name: string; isGone: boolean }>(
    `select m.person_id as id, m.name, m.removed_at is not null as "isGone" from json_array_elements_text($2::json) as x(id)
     join memberships m on m.workspace_id = $1 and m.person_id = x.id::uuid for share of m`,
    [workspaceId, JSON.stringify(ids)],
  )

export const insertMembers = (tx: Tx, workspaceId: string, teamId: string, ids: readonly string[]) =>
  tx.query(
    `insert into team_members (workspace_id, team_id, person_id)
     select $1, $2, x.id::uuid from json_array_elements_text($3::json) as x(id) on conflict do nothing`,
    [workspaceId, teamId, JSON.stringify(ids)],
  )

export const deleteMembers = (tx: Tx, workspaceId: string, teamId: string, ids: readonly string[]) =>
  tx.query(
    `delete from team_members m using json_array_elements_text($3::json) as x(id)
     where m.workspace_id = $1 and m.team_id = $2 and m.person_id = x.id::uuid`,
    [workspaceId, teamId, JSON.stringify(ids)],
  )

const leaving: Statement = {
  name: 'teams-leave',
  text: `delete from team_members t using json_to_recordset($1::json) as x(w uuid, p uuid), memberships m
    where t.workspace_id = x.w and t.person_id = x.p
      and m.workspace_id = x.w and m.person_id = x.p and m.removed_at is not null
    returning t.workspace_id as "workspaceId", t.team_id as "teamId", t.person_id as "personId"`,
}

/** Takes out of every team whoever of these works here no more. */
export const deleteGone = (
  tx: Tx,
  people: readonly { workspaceId: string; personId: string }[],
): Promise<{ workspaceId: string; teamId: string; personId: string }[]> =>
  tx.query(leaving, [JSON.stringify(people.map(({ workspaceId, personId }) => ({ w: workspaceId, p: personId })))])
