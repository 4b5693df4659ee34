import { type ArrivalEvent, isCourtesy } from '#arrivals'
import type { ConversationEvent, Done } from '#conversations'
import type { Tx } from '#db'
import { calendarFor, findSettings } from '#deadlines'
import { newId } from '#lib'
import { type LogEvent, type Reaction, timers } from '#log'
import type { MessageEvent } from '#messages'
import { settlePromises } from '#promises'
import { nextOpening } from '#service-levels'
import { acknowledgeTimer, lookAgainMs } from './acknowledge.ts'
import { begin, findAsked, lockOpen, markSettled, type Named, type Open } from './store.ts'

const received = 'message.received' satisfies ArrivalEvent
const changed = 'conversation.changed' satisfies ConversationEvent
const ending: ReadonlySet<unknown> = new Set(['closed', 'settled'] satisfies Done[])

/**
 * What comes while nobody answers is to be acknowledged, once for each conversation and closed period; what was promised so is
 * kept by the answer of a person, and wanted no more where it is closed without one or never arrived.
 */
export const followAcknowledgements: Reaction = {
  room: 'acknowledgements',
  kinds: [received, changed, ...(['message.sent', 'message.failed'] satisfies MessageEvent[])],
  async react(tx, events) {
    await take(tx, events.filter(isNew))
    await settle(tx, events.filter(mayEnd))
  },
}

const isNew = ({ kind, detail }: LogEvent): boolean => kind === received && detail?.historic !== true
const mayEnd = ({ kind, detail }: LogEvent): boolean => kind !== changed || ending.has(detail?.deed)

async function take(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  const asked = await findAsked(tx, named(events, 'subjectId'))
  if (asked.length === 0) return
  const settings = await findSettings(tx, [...new Set(asked.map(({ workspaceId }) => workspaceId))])
  for (const each of asked) {
    const { workspaceId, conversationId, profileId, receivedAt, text, hasParts } = each
    if (!hasParts && isCourtesy(text)) continue
    const opensAt = nextOpening(calendarFor(settings.get(workspaceId), profileId), receivedAt)
    if (opensAt === undefined || opensAt <= receivedAt || !(await begin(tx, each, opensAt))) continue
    const dueAt = receivedAt + lookAgainMs
    const timer = { workspaceId, id: newId(dueAt), kind: acknowledgeTimer, subjectId: conversationId, dueAt }
    await timers.set(tx, timer)
  }
}

async function settle(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  const open = await lockOpen(tx, named(events, 'conversationId'))
  const over = open.flatMap(each => {
    const end = endOf(each)
    const { workspaceId, messageId, conversationId } = each
    return end ? [{ workspaceId, messageId, conversationId, ...end }] : []
  })
  if (over.length === 0) return
  await markSettled(tx, over)
  await settlePromises(tx, over)
}

/** What has become of the promise; undefined while it stands. Pure. */
function endOf({ isFailed, answeredAt, closedAt, saidAt }: Open) {
  if (answeredAt !== null) return { kind: 'fulfilled', at: answeredAt } as const
  if (isFailed) return { kind: 'withdrawn', at: saidAt } as const
  return closedAt === null ? undefined : ({ kind: 'withdrawn', at: Math.max(closedAt, saidAt) } as const)
}

const named = (events: readonly LogEvent[], of: 'subjectId' | 'conversationId'): Named[] =>
  events.flatMap(event => {
    const id = event[of]
    return id === null ? [] : [{ workspaceId: event.workspaceId, id }]
  })
