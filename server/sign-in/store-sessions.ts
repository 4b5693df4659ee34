/** Sessions, as engine: they stand above workspaces. They live by the system's clock, as the sign-in that makes them does. */
import { sightColumns } from '#accounts'
import type { Statement, Tx } from '#db'
import type { EndedRow, MemberRow, SessionRow } from './tables.ts'

const member: Statement = {
  name: 'sign-in-member',
  text: `select s.id as "sessionId", p.id as "personId", p.email, p.name as "personName", p.language,
      m.workspace_id as "workspaceId", m.role, m.name, ${sightColumns('m')}
    from sessions s join people p on p.id = s.person_id
    left join memberships m on m.person_id = p.id and m.removed_at is null
    where s.token = $1 and s.expires_at > now()`,
}

/** Who has this session: a row for each workspace of theirs; none when the session has ended. */
export const membersOfSession = (tx: Tx, token: string) => tx.query<MemberRow>(member, [token])

export const sessionsOf = (tx: Tx, personId: string) =>
  tx.query<SessionRow>(
    `select id, created_at as "createdAt", updated_at as "updatedAt", ip_address as address, user_agent as agent
     from sessions where person_id = $1 and expires_at > now() order by updated_at desc, id limit 200`,
    [personId],
  )

/** Ends those for which the condition holds; a row for each workspace of each one's person. */
const ending = (condition: string) => `with ended as (delete from sessions where ${condition} returning id, person_id)
  select ended.id as "sessionId", m.workspace_id as "workspaceId" from ended
  left join memberships m on m.person_id = ended.person_id and m.removed_at is null`

export const endSession = (tx: Tx, personId: string, id: string) =>
  tx.query<EndedRow>(ending('person_id = $1 and id = $2'), [personId, id])

export const endSessionOfToken = (tx: Tx, token: string) => tx.query<EndedRow>(ending('token = $1'), [token])

export const endOtherSessions = (tx: Tx, personId: string, id: string) =>
  tx.query<EndedRow>(ending('person_id = $1 and id <> $2'), [personId, id])

export const forgetOldSessions = (tx: Tx, personId: string) =>
  tx.query<EndedRow>(ending('person_id = $1 and expires_at < now()'), [personId])
