import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { loadAnswer, setAnswerState } from './answer-store.ts'
import { tellIncident } from './events.ts'

/** Tells nobody else; those who were told have been. False when it has ended. @throws Fault `forbidden`, `incident.unknown` (404) */
export async function cancelAnswer(tx: Tx, who: Who, { id }: { id: string }): Promise<boolean> {
  mustBeAble(who, 'supervise')
  const answer = await loadAnswer(tx, who.workspaceId, id)
  if (!answer) throw new Fault('incident.unknown', 404)
  if (!(await setAnswerState(tx, who.workspaceId, id, 'cancelled'))) return false
  await append(tx, [tellIncident(who.workspaceId, 'incident.answered', answer.incidentId)])
  return true
}
