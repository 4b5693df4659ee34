import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { addJob, append } from '#log'
import { mustBeReason } from '#reasons'
import { insertAnswer, loadAnswer, setAnswerState } from './answer-store.ts'
import { tellIncident } from './events.ts'
import { loadIncident } from './store.ts'
import { task } from './tell.ts'

type NewAnswer = {
  /** Made by whoever writes: the same id twice is one answer. */
  id: string
  incidentId: string
  text: string
  /** They are closed with it, for this reason. */
  reasonId?: string | undefined
  now: number
}

/**
 * Answers all conversations of an incident, each where its customer wrote. They are told one after the other, behind the
 * replies of people; this only begins it. False when an answer of this id is there.
 * @throws Fault `forbidden` (403), `incident.unknown`, `reason.unknown` (404), `reply.empty` (422)
 */
export async function answerAll(
  tx: Tx,
  who: Who,
  { id, incidentId, text, reasonId, now }: NewAnswer,
): Promise<boolean> {
  mustBeAble(who, 'supervise')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  if (!(await loadIncident(tx, who.workspaceId, incidentId))) throw new Fault('incident.unknown', 404)
  if (text.trim() === '') throw new Fault('reply.empty', 422)
  if (reasonId !== undefined) await mustBeReason(tx, who, reasonId)
  const said = cleanText(text)
  const isNew = await insertAnswer(tx, who.workspaceId, {
    ...{ id, incidentId, text: said, reasonId: reasonId ?? null, byId: who.personId, at: now },
  })
  if (!isNew) return false
  await begin(tx, who.workspaceId, { id, incidentId })
  return true
}

/**
 * Tells it to those linked since, and once more to those who could not be told. False when it is still under way.
 * @throws Fault `forbidden` (403), `incident.unknown` (404)
 */
export async function answerLater(tx: Tx, who: Who, { id }: { id: string }): Promise<boolean> {
  mustBeAble(who, 'supervise')
  const answer = await loadAnswer(tx, who.workspaceId, id)
  if (!answer) throw new Fault('incident.unknown', 404)
  if (!(await setAnswerState(tx, who.workspaceId, id, 'running'))) return false
  await begin(tx, who.workspaceId, answer)
  return true
}

async function begin(
  tx: Tx,
  workspaceId: string,
  { id, incidentId }: { id: string; incidentId: string },
): Promise<void> {
  await addJob(tx, task, { workspaceId, answerId: id }, { key: `${task}:${workspaceId}:${id}` })
  await append(tx, [tellIncident(workspaceId, 'incident.answered', incidentId)])
}
