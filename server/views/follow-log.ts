import type { AccountEvent } from '#accounts'
import type { Tx } from '#db'
import { addJob, append, type LogEvent, type NewEvent, type Reaction } from '#log'
import type { ViewEvent } from './events.ts'
import { fields } from './fields.ts'
import { clearTask, fillTask } from './fill.ts'
import { beginFilling, lockMembers } from './members-store.ts'
import { fieldsOf, regroup, tellMoved } from './regroup.ts'
import { deleteOfPerson, findConditions, findEvery } from './store.ts'

const always: readonly string[] = ['conversation.opened', 'conversation.changed']
const sometimes = [...new Set([...fields.values()].flatMap(field => field.movedBy ?? []))]
const ofViews = ['view.added', 'view.changed', 'view.removed'] as const satisfies ViewEvent[]
const ofAccounts = ['colleague.removed', 'workspace.changed'] as const satisfies AccountEvent[]

/**
 * Keeps the members of all views and their counts. What is remembered: which events concern the views of a workspace, so
 * that one without any costs nothing.
 */
export function keepViews(): Reaction {
  let concerns: Map<string, ReadonlySet<string>> | undefined
  return {
    room: 'views',
    kinds: [...always, ...sometimes, ...ofViews, ...ofAccounts],
    begin: () => void (concerns = undefined),
    async react(tx, events) {
      const isTold = events.some(({ kind }) => (ofViews as readonly string[]).includes(kind))
      if (!concerns || isTold) concerns = await readConcerns(tx)
      const moved: NewEvent[] = []
      for (const [workspaceId, told] of Map.groupBy(events, event => event.workspaceId)) {
        moved.push(...(await follow(tx, workspaceId, told, concerns.get(workspaceId))))
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
      const asked = views.flatMap(view => view.conditions).flatMap(({ field }) => fields.get(field)?.movedBy ?? [])
      return [workspaceId, new Set([...always, ...asked])]
    }),
  )
}

async function follow(
  tx: Tx,
  workspaceId: string,
  events: readonly LogEvent[],
  concerning: ReadonlySet<string> | undefined,
): Promise<NewEvent[]> {
  const named = events.filter(event => event.conversationId !== null && concerning?.has(event.kind))
  const ids = [...new Set(named.map(event => event.conversationId!))]
  if (ids.length === 0) return []
  await lockMembers(tx, workspaceId)
  const views = await findEvery(tx, workspaceId)
  return tellMoved(workspaceId, views, await regroup(tx, workspaceId, views, ids))
}

/** What concerns whole views. */
async function takeUp(tx: Tx, { workspaceId, kind, subjectId, detail }: LogEvent): Promise<void> {
  switch (kind as ViewEvent | AccountEvent) {
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
      return fillDays(tx, workspaceId)
    default:
  }
}

/** The brand may have another time, and with it other days. */
async function fillDays(tx: Tx, workspaceId: string): Promise<void> {
  const views = await findEvery(tx, workspaceId)
  for (const view of views.filter(each => fieldsOf([each]).includes('opened'))) await fill(tx, workspaceId, view.id)
}

/** Everything up to this event is settled, and what comes after it will be told: what is read from now on is not missed. */
async function fill(tx: Tx, workspaceId: string, viewId: string): Promise<void> {
  await beginFilling(tx, workspaceId, viewId)
  await addJob(tx, fillTask, { workspaceId, viewId }, { key: `${fillTask}/${viewId}` })
}

const clear = (tx: Tx, workspaceId: string, viewId: string): Promise<void> =>
  addJob(tx, clearTask, { workspaceId, viewId }, { key: `${clearTask}/${viewId}` })
