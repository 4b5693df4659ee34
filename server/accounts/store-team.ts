/** The team of one workspace, as app: row-level security chooses the rows. */
import { sqlTime, type Statement, type Tx } from '#db'
import type { ApiKey, Colleague, Invitation, Role, Sees } from '#protocol'

const team: Statement = {
  name: 'accounts-team',
  text: `select person_id as id, name, email, role, sees, picture from memberships where removed_at is null`,
}

export const membersOf = (tx: Tx) => tx.query<Colleague>(team)

export async function lockMember(tx: Tx, personId: string): Promise<Colleague | undefined> {
  const [found] = await tx.query<Colleague>(
    `select person_id as id, name, email, role, sees, picture from memberships where person_id = $1 and removed_at is null for update`,
    [personId],
  )
  return found
}

/** The owners, locked, so that two of them cannot leave at once. */
export const lockOwners = (tx: Tx) =>
  tx.query<{ id: string }>(
    `select person_id as id from memberships where role = 'owner' and removed_at is null order by person_id for update`,
  )

export const saveMember = (tx: Tx, { personId, role, sees }: { personId: string; role: Role; sees: Sees }) =>
  tx.query(`update memberships set role = $2, sees = $3 where person_id = $1`, [personId, role, sees])

export const removeMember = (tx: Tx, personId: string) =>
  tx.query(`update memberships set removed_at = now() where person_id = $1`, [personId])

export const insertInvitation = (
  tx: Tx,
  row: {
    workspaceId: string
    id: string
    email: string
    role: Role
    tokenHash: Buffer
    invitedBy: string
    at: number
    expiresAt: number
  },
) =>
  tx.query(
    `insert into invitations (workspace_id, id, email, role, token_hash, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.workspaceId,
      row.id,
      row.email,
      row.role,
      row.tokenHash,
      row.invitedBy,
      sqlTime(row.at),
      sqlTime(row.expiresAt),
    ],
  )

export const openInvitations = (tx: Tx, now: number) =>
  tx.query<Invitation>(
    `select id, email, role, created_at as "createdAt", expires_at as "expiresAt" from invitations
     where accepted_at is null and expires_at > $1 order by created_at desc, id`,
    [sqlTime(now)],
  )

export const deleteInvitations = (tx: Tx, email: string) =>
  tx.query(`delete from invitations where email = $1 and accepted_at is null`, [email])

export async function deleteInvitation(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query(`delete from invitations where id = $1 and accepted_at is null returning 1`, [id])).length > 0
}

export const insertKey = (
  tx: Tx,
  row: {
    workspaceId: string
    id: string
    name: string
    secretHash: Buffer
    ending: string
    scopes: string
    createdBy: string
    at: number
  },
) =>
  tx.query(
    `insert into api_keys (workspace_id, id, name, secret_hash, ending, scopes, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.workspaceId, row.id, row.name, row.secretHash, row.ending, row.scopes, row.createdBy, sqlTime(row.at)],
  )

/** What somebody let in and handed out while they could: invitations nobody has taken, and keys. Returns the keys. */
export async function takeBackFrom(tx: Tx, personId: string): Promise<string[]> {
  await tx.query(`delete from invitations where invited_by = $1 and accepted_at is null`, [personId])
  const revoked = `update api_keys set revoked_at = now() where created_by = $1 and revoked_at is null returning id`
  return (await tx.query<{ id: string }>(revoked, [personId])).map(({ id }) => id)
}

export const liveKeys = (tx: Tx) =>
  tx.query<Omit<ApiKey, 'scopes'> & { scopes: string }>(
    `select id, name, ending, scopes, created_at as "createdAt", last_used_at as "lastUsedAt" from api_keys
     where revoked_at is null order by created_at desc, id`,
  )

export async function setRevoked(tx: Tx, id: string, at: number): Promise<boolean> {
  return (
    (
      await tx.query(`update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning 1`, [
        id,
        sqlTime(at),
      ])
    ).length > 0
  )
}

export type AuditRow = {
  id: string
  at: number
  person: string | null
  key: string | null
  deed: string
  subjectId: string | null
  detail: string | null
}

export const auditRows = (tx: Tx, before: string | null, limit: number) =>
  tx.query<AuditRow>(
    `select a.id, a.at, m.name as person, k.name as key, a.deed, a.subject_id as "subjectId", a.detail
     from audit a
     left join memberships m on m.person_id = a.person_id
     left join api_keys k on k.id = a.key_id
     where ($1::uuid is null or a.id < $1) order by a.id desc limit $2`,
    [before, limit],
  )
