import { findWorkspace, seesAll, type Who } from '#accounts'
import type { Database, Statement, Tx } from '#db'
import { type Clock, Fault, idOf } from '#lib'
import { append, type JobTasks } from '#log'
import { type Place, reply, type Then } from '#replies'
import { type Answer, isTold, loadAnswer, noteTelling, setAnswerState, standingOf } from './answer-store.ts'
import { tellIncident } from './events.ts'
import { linkedAfter, loadIncident } from './store.ts'
import { wayTo } from './way.ts'

export const task = 'incidents.tell'

type Needs = {
  database: Database
  placeOf: (profileId: string) => Place
  channelName: (channel: string) => string
  now: Clock
}

const slice = 100
const toldEach = 10

/** What this room does beside the requests: tells an answer to all. Run twice, it tells each conversation once. */
export const incidentTasks = (needs: Needs): JobTasks => ({
  async [task]({ workspaceId, answerId }) {
    for (let more = true; more;)
      more = await tellSlice(needs, { workspaceId: workspaceId as string, answerId: answerId as string })
  },
})

type Named = { workspaceId: string; answerId: string }

/** Whether there is more to tell. A transaction for each conversation: nobody's work waits for all of them. */
async function tellSlice(needs: Needs, { workspaceId, answerId }: Named): Promise<boolean> {
  const { database, now } = needs
  const answer = await database.engine(tx => loadAnswer(tx, workspaceId, answerId))
  if (answer?.state !== 'running') return false
  const { incidentId, afterId } = answer
  const ids = await database.engine(tx => linkedAfter(tx, workspaceId, { incidentId, after: afterId, limit: slice }))
  for (const [index, id] of ids.entries()) {
    const isToBe = await database.engine(async tx => {
      const latest = await loadAnswer(tx, workspaceId, answerId)
      if (latest?.state !== 'running') return false
      await tellOne(tx, needs, { workspaceId, answer, conversationId: id, at: now() })
      if (index % toldEach === toldEach - 1)
        await append(tx, [tellIncident(workspaceId, 'incident.answered', incidentId)])
      return true
    })
    if (!isToBe) return false
  }
  if (ids.length === slice) return true
  await database.engine(async tx => {
    await setAnswerState(tx, workspaceId, answerId, 'done')
    await append(tx, [tellIncident(workspaceId, 'incident.answered', incidentId)])
  })
  return false
}

type Telling = { workspaceId: string; answer: Answer; conversationId: string; at: number }

/** The id of the message hangs on both: however often it is tried, it is one message. */
async function tellOne(tx: Tx, needs: Needs, { workspaceId, answer, conversationId, at }: Telling): Promise<void> {
  const noted = { answerId: answer.id, conversationId, at }
  if (await isTold(tx, workspaceId, answer.id, conversationId))
    return noteTelling(tx, workspaceId, { ...noted, outcome: null })
  const outcome = await told(tx, { workspaceId, answer, conversationId, at }, needs)
  await noteTelling(tx, workspaceId, { ...noted, outcome })
}

async function told(
  tx: Tx,
  { workspaceId, answer, conversationId, at }: Telling,
  { placeOf, channelName }: Needs,
): Promise<string> {
  const [[standing], incident, who, brand] = await Promise.all([
    standingOf(tx, workspaceId, [conversationId]),
    loadIncident(tx, workspaceId, answer.incidentId),
    writerOf(tx, workspaceId, answer.byId),
    findWorkspace(tx, workspaceId),
  ])
  if (!standing || !incident) return 'conversation.unknown'
  if (!who) return 'colleague.unknown'
  const names = { agent: who.name, brand: brand?.name ?? '', incident: incident.name, channelName }
  const way = wayTo(standing, { text: answer.text, names, place: placeOf(standing.profileId), now: at })
  if (way.kind === 'stays') return way.code
  const { text, visibility } = way
  const then: Then | undefined = answer.reasonId === null ? undefined : { kind: 'close', reasonId: answer.reasonId }
  try {
    await reply(tx, who, {
      ...{ id: idOf('incident-answer', answer.id, conversationId), conversationId, text, visibility, then },
      ...{ files: [], holdMs: 0, now: at, placeOf, isToAll: true },
    })
    return 'told'
  } catch (fault) {
    if (fault instanceof Fault) return fault.code
    throw fault
  }
}

const writer: Statement = {
  name: 'incidents-writer',
  text: `select name, role from memberships where workspace_id = $1 and person_id = $2 and removed_at is null`,
}

type Person = Extract<Who, { kind: 'person' }>

async function writerOf(tx: Tx, workspaceId: string, personId: string): Promise<Person | undefined> {
  const [found] = await tx.query<Pick<Person, 'name' | 'role'>>(writer, [workspaceId, personId])
  // Whoever may answer all reaches all that is linked.
  return found && { kind: 'person', workspaceId, personId, ...found, ...seesAll }
}
