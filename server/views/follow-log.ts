import type { AccountEvent } from '#accounts'
import type { Tx } from '#db'
import type { Clock } from '#lib'
import { addJob, append, type LogEvent, type NewEvent, type Reaction } from '#log'
import type { ReasonEvent } from '#reasons'
import type { ViewEvent } from './events.ts'
import { everyMove, readingOf } from './fields.ts'
import { clearTask, fillTask } from './fill.ts'
import { beginFilling, conversationsOf, lockMembers } from './members-store.ts'
import { fieldsOf, isTimed, regroup, tellMoved } from './regroup.ts'
import { deleteOfPerson, findConditions, findEvery } from './store.ts'
import type { ViewRow } from './tables.ts'

const always: readonly string[] = ['conversation.opened', 'conversation.changed', 'conversation.erased']
const ofViews = ['view.added', 'view.changed', 'view.removed'] as const satisfies ViewEvent[]
const ofAccounts = ['colleague.removed', 'workspace.changed'] as const satisfies AccountEvent[]
const ofReasons = ['reason.changed'] as const satisfies ReasonEvent[]

/**
 * Keeps the members of all views and their counts. What is remembered: which events concern the views of a workspace, so
 * that one without any costs nothing.
 */
export function keepViews(now: Clock): Reaction {
  let concerns: Map<string, ReadonlySet<string>> | undefined
  return {
    room: 'views',
    kinds: [...always, ...everyMove, ...ofViews, ...ofAccounts, ...ofReasons],
    begin: () => void (concerns = undefined),
    async react(tx, events) {
      const isTold = events.some(({ kind }) => (ofViews as readonly string[]).includes(kind))
      if (!concerns || isTold) concerns = await readConcerns(tx)
      const moved: NewEvent[] = []
      for (const [workspaceId, told] of Map.groupBy(events, event => event.workspaceId)) {
        moved.push(...(await follow(tx, { workspaceId, concerning: concerns.get(workspaceId), now: now() }, told)))
        for (const event of told) await takeUp(tx, event)
      }
      await append(tx, moved)
    },
  }
}

/** Which events may move something, by workspace. */
async function readConcerns(tx: Tx): Promise<Map<string, ReadonlySet<string>>> {
  const found = Map.groupBy(await findConditions(tx), view => view.workspaceId)
  return new Map(
    [...found].map(([workspaceId, views]) => {
      const asked = fieldsOf(views).flatMap(fact => readingOf(fact)?.movedBy ?? [])
      return [workspaceId, new Set([...always, ...asked])]
    }),
  )
}

async function follow(
  tx: Tx,
  { workspaceId, concerning, now }: { workspaceId: string; concerning: ReadonlySet<string> | undefined; now: number },
  events: readonly LogEvent[],
): Promise<NewEvent[]> {
  const ids = await conversationsIn(
    tx,
    workspaceId,
    events.filter(event => concerning?.has(event.kind)),
  )
  if (ids.length === 0) return []
  await lockMembers(tx, workspaceId)
  const views = await findEvery(tx, workspaceId)
  return tellMoved(workspaceId, views, await regroup(tx, workspaceId, { views, now }, ids))
}

/** Those that events are about; what is known or filled in of a customer is so in all of theirs. */
async function conversationsIn(tx: Tx, workspaceId: string, events: readonly LogEvent[]): Promise<string[]> {
  const named = events.flatMap(({ conversationId }) => conversationId ?? [])
  const ofCustomers = events.filter(
    ({ kind, subjectId, conversationId }) =>
      kind === 'customer.changed' || (kind === 'field.changed' && subjectId !== conversationId),
  )
  const customers = new Set(ofCustomers.map(event => event.subjectId!))
  const theirs = customers.size === 0 ? [] : await conversationsOf(tx, workspaceId, [...customers])
  return [...new Set([...named, ...theirs])]
}

/** What concerns whole views. */
async function takeUp(tx: Tx, { workspaceId, kind, subjectId, detail }: LogEvent): Promise<void> {
  switch (kind as ViewEvent | AccountEvent | ReasonEvent) {
    case 'view.added':
      return fill(tx, workspaceId, subjectId!)
    case 'view.changed':
      return detail?.isOther ? fill(tx, workspaceId, subjectId!) : undefined
    case 'view.removed':
      return clear(tx, workspaceId, subjectId!)
    case 'colleague.removed':
      for (const viewId of await deleteOfPerson(tx, workspaceId, subjectId!)) await clear(tx, workspaceId, viewId)
      return
    case 'workspace.changed':
      return refill(tx, workspaceId, view => fieldsOf([view]).includes('opened') || isTimed(view))
    case 'reason.changed':
      if (detail?.isMoved) await refill(tx, workspaceId, view => fieldsOf([view]).includes('reason'))
      return
    default:
  }
}

/** What a condition means has changed: the brand has another time, and with it other days, or another tree of reasons. */
async function refill(tx: Tx, workspaceId: string, isAffected: (view: ViewRow) => boolean): Promise<void> {
  for (const view of (await findEvery(tx, workspaceId)).filter(isAffected)) await fill(tx, workspaceId, view.id)
}

/** Everything up to this event is settled, and what comes after it will be told: what is read from now on is not missed. */
async function fill(tx: Tx, workspaceId: string, viewId: string): Promise<void> {
  await beginFilling(tx, workspaceId, viewId)
  await addJob(tx, fillTask, { workspaceId, viewId }, { key: `${fillTask}/${viewId}` })
}

const clear = (tx: Tx, workspaceId: string, viewId: string): Promise<void> =>
  addJob(tx, clearTask, { workspaceId, viewId }, { key: `${clearTask}/${viewId}` })
