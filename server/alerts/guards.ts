import { mustBeAble, record, type Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { tellAlert } from './events.ts'

const guarding: Statement = {
  name: 'alerts-guards',
  text: `select g.person_id as id from alert_guards g
    join memberships m on m.workspace_id = g.workspace_id and m.person_id = g.person_id and m.removed_at is null
    where g.workspace_id = $1 order by g.person_id`,
}
const supervising: Statement = {
  name: 'alerts-supervisors',
  text: `select person_id as id from memberships where workspace_id = $1 and removed_at is null
    and role in ('supervisor', 'administrator', 'owner') order by person_id`,
}
const members: Statement = {
  name: 'alerts-members',
  text: `select person_id as id from memberships where workspace_id = $1 and removed_at is null`,
}

const idsOf = async (tx: Tx, statement: Statement, workspaceId: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(statement, [workspaceId])).map(({ id }) => id)

/** Who is told of alerts: those on guard, or all who supervise. */
export async function guardsOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const named = await idsOf(tx, guarding, workspaceId)
  return named.length > 0 ? named : idsOf(tx, supervising, workspaceId)
}

/** Those named. As app. */
export const guards = (tx: Tx, { workspaceId }: Who): Promise<string[]> => idsOf(tx, guarding, workspaceId)

/** Names who is on guard; nobody: all who supervise. @throws Fault `forbidden` (403), `colleague.unknown` (404) */
export async function setGuards(tx: Tx, who: Who, people: readonly string[]): Promise<void> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const known = new Set(await idsOf(tx, members, workspaceId))
  if (people.some(id => !known.has(id))) throw new Fault('colleague.unknown', 404)
  await tx.query(`delete from alert_guards where workspace_id = $1`, [workspaceId])
  await tx.query(
    `insert into alert_guards (workspace_id, person_id) select distinct $1::uuid, id::uuid from json_array_elements_text($2::json) as id`,
    [workspaceId, JSON.stringify(people)],
  )
  await record(tx, who, 'alert.guarded', undefined, { people: people.length })
  await append(tx, [tellAlert(workspaceId, 'alert.guarded')])
}
