/** What stands above workspaces, as engine: people, brands, and what leads to them before it is known who asks. */
import { sqlTime, type Statement, type Tx } from '#db'
import type { Language, Me, Role, Sight, Workspace } from '#protocol'
import { sightColumns } from './sight.ts'
import type { InvitationRow, KeyRow, WorkspaceRow } from './tables.ts'

const key: Statement = {
  name: 'accounts-key',
  text: `select id, secret_hash as "secretHash", scopes from api_keys where workspace_id = $1 and id = $2 and revoked_at is null`,
}

export async function findKey(tx: Tx, workspaceId: string, id: string): Promise<KeyRow | undefined> {
  return (await tx.query<KeyRow>(key, [workspaceId, id]))[0]
}

export const touchKey = (tx: Tx, workspaceId: string, id: string, at: number) =>
  tx.query(`update api_keys set last_used_at = $3 where workspace_id = $1 and id = $2`, [workspaceId, id, sqlTime(at)])

const workspaceColumns = `w.id, w.name, w.website, w.language, w.time_zone as "timeZone", w.color`

export const workspacesOf = (tx: Tx, personId: string) =>
  tx.query<WorkspaceRow & { role: Role } & Sight>(
    `select ${workspaceColumns}, m.role, ${sightColumns('m')} from memberships m join workspaces w on w.id = m.workspace_id
     where m.person_id = $1 and m.removed_at is null order by m.created_at, w.id`,
    [personId],
  )

export async function firstWorkspace(tx: Tx): Promise<WorkspaceRow | undefined> {
  return (await tx.query<WorkspaceRow>(`select ${workspaceColumns} from workspaces w order by w.id limit 1`))[0]
}

export const personById = (tx: Tx, id: string) =>
  tx.query<Me['person']>(`select id, name, email, language, image as picture from people where id = $1`, [id])

/** The name stands in each membership too, where the workspace reads it. */
export async function renamePerson(tx: Tx, personId: string, name: string): Promise<string[]> {
  await tx.query(`update people set name = $2, updated_at = now() where id = $1`, [personId, name])
  const touched = await tx.query<{ workspaceId: string }>(
    `update memberships set name = $2 where person_id = $1 and removed_at is null returning workspace_id as "workspaceId"`,
    [personId, name],
  )
  return touched.map(each => each.workspaceId)
}

export const savePortrait = (tx: Tx, { personId, name, bytes }: { personId: string; name: string; bytes: Buffer }) =>
  tx.query(
    `insert into portraits (person_id, name, bytes) values ($1, $2, $3)
     on conflict (person_id) do update set name = excluded.name, bytes = excluded.bytes`,
    [personId, name, bytes],
  )

export const dropPortrait = (tx: Tx, personId: string) =>
  tx.query(`delete from portraits where person_id = $1`, [personId])

/** Its address stands in each membership too, as the name does. Returns the workspaces in which the person still is. */
export async function showPortrait(tx: Tx, personId: string, address: string | null): Promise<string[]> {
  await tx.query(`update people set image = $2, updated_at = now() where id = $1`, [personId, address])
  const touched = await tx.query<{ workspaceId: string; isThere: boolean }>(
    `update memberships set picture = $2 where person_id = $1
     returning workspace_id as "workspaceId", removed_at is null as "isThere"`,
    [personId, address],
  )
  return touched.filter(({ isThere }) => isThere).map(({ workspaceId }) => workspaceId)
}

export async function findPortrait(tx: Tx, name: string): Promise<Buffer | undefined> {
  return (await tx.query<{ bytes: Buffer }>(`select bytes from portraits where name = $1`, [name]))[0]?.bytes
}

export const setLanguage = (tx: Tx, personId: string, language: Language) =>
  tx.query(`update people set language = $2, updated_at = now() where id = $1`, [personId, language])

export const insertWorkspace = (tx: Tx, { id, name, website, language, timeZone, color }: Workspace) =>
  tx.query(`insert into workspaces (id, name, website, language, time_zone, color) values ($1, $2, $3, $4, $5, $6)`, [
    id,
    name,
    website,
    language,
    timeZone,
    color,
  ])

export const updateWorkspace = (tx: Tx, { id, name, website, language, timeZone, color }: Workspace) =>
  tx.query(`update workspaces set name = $2, website = $3, language = $4, time_zone = $5, color = $6 where id = $1`, [
    id,
    name,
    website,
    language,
    timeZone,
    color,
  ])

export async function findWorkspace(tx: Tx, id: string): Promise<WorkspaceRow | undefined> {
  return (await tx.query<WorkspaceRow>(`select ${workspaceColumns} from workspaces w where w.id = $1`, [id]))[0]
}

/** Somebody who had been removed is back in the role that is given now. */
export const addMember = (
  tx: Tx,
  workspaceId: string,
  member_: { id: string; name: string; email: string; role: Role },
) =>
  tx.query(
    `insert into memberships (workspace_id, person_id, role, name, email, picture)
     values ($1, $2, $3, $4, $5, (select image from people where id = $2))
     on conflict (workspace_id, person_id) do update set role = excluded.role, name = excluded.name, email = excluded.email,
       picture = excluded.picture, sees = excluded.sees, removed_at = null`,
    [workspaceId, member_.id, member_.role, member_.name, member_.email],
  )

export async function isMember(tx: Tx, workspaceId: string, personId: string): Promise<boolean> {
  return (
    (
      await tx.query(`select 1 from memberships where workspace_id = $1 and person_id = $2 and removed_at is null`, [
        workspaceId,
        personId,
      ])
    ).length > 0
  )
}

export async function takeInvitation(tx: Tx, workspaceId: string, id: string): Promise<InvitationRow | undefined> {
  const [found] = await tx.query<InvitationRow>(
    `select i.id, i.email, i.role, i.token_hash as "tokenHash", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
       w.name as brand, coalesce(m.name, '') as "invitedBy"
     from invitations i join workspaces w on w.id = i.workspace_id
     left join memberships m on m.workspace_id = i.workspace_id and m.person_id = i.invited_by
     where i.workspace_id = $1 and i.id = $2 for update of i`,
    [workspaceId, id],
  )
  return found
}

export const settleInvitation = (tx: Tx, workspaceId: string, id: string, at: number) =>
  tx.query(`update invitations set accepted_at = $3 where workspace_id = $1 and id = $2`, [
    workspaceId,
    id,
    sqlTime(at),
  ])
