import { sqlTime, type Tx } from '#db'
import type { SignInRow } from './tables.ts'

const columns = `s.workspace_id as "workspaceId", s.id, s.connection_id as "connectionId", s.profile_id as "profileId",
  s.person_id as "personId", s.session_id as "sessionId", s.channel, s.state, s.failure, s.failure_text as "failureText",
  s.sealed, s.filled, s.back, s.expires_at as "expiresAt"`

export const insert = (tx: Tx, row: SignInRow) =>
  tx.query(
    `insert into vendor_sign_ins (workspace_id, id, connection_id, profile_id, person_id, session_id, channel, state, sealed, filled, back, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[row.workspaceId, row.id, row.connectionId, row.profileId, row.personId, row.sessionId, row.channel],
      ...[row.state, row.sealed, row.filled, row.back, sqlTime(row.expiresAt)],
    ],
  )

/** Nobody else moves it on meanwhile. */
export async function find(tx: Tx, id: string): Promise<SignInRow | undefined> {
  return (await tx.query<SignInRow>(`select ${columns} from vendor_sign_ins s where s.id = $1 for update`, [id]))[0]
}

type Change = Pick<SignInRow, 'id' | 'state' | 'failure' | 'failureText' | 'sealed' | 'expiresAt'>

export const update = (tx: Tx, { id, state, failure, failureText, sealed, expiresAt }: Change) =>
  tx.query(
    `update vendor_sign_ins set state = $2, failure = $3, failure_text = $4, sealed = $5, expires_at = $6 where id = $1`,
    [id, state, failure, failureText, sealed, sqlTime(expiresAt)],
  )

export const remove = (tx: Tx, id: string) => tx.query(`delete from vendor_sign_ins where id = $1`, [id])

/** As engine, of all workspaces: those that are over, and what vendors lent to connections that never came to be. */
export const forgetOver = (tx: Tx, before: number) =>
  tx.query(
    `with over as (
       delete from vendor_sign_ins where expires_at < $1 returning workspace_id, connection_id
     )
     delete from connection_keeps k using over o
     where k.workspace_id = o.workspace_id and k.connection_id = o.connection_id
       and not exists (select 1 from connections c where c.workspace_id = o.workspace_id and c.id = o.connection_id)`,
    [sqlTime(before)],
  )
