import { actsOf, settleActFailed } from '#acts'
import type { Tx } from '#db'
import type { Clock } from '#lib'
import type { LogEvent, Reaction } from '#log'
import { messagesOf } from '#messages'
import { settleFailed } from '#replies'
import type { Directory } from '#profiles'
import * as store from './store.ts'
import type { Queued } from './tables.ts'

const queuing: readonly string[] = ['message.queued', 'act.queued']

const kinds = [
  'act.queued',
  'message.queued',
  'message.withdrawn',
  'message.sent',
  'message.delivered',
  'message.read',
  'message.failed',
] as const

/** The outbox follows the messages: those queued come in, those withdrawn or settled otherwise go. */
export function queueMessages(directory: Directory, now: Clock, ring: () => void): Reaction {
  return {
    room: 'delivery',
    kinds,
    async react(tx, events) {
      for (const stretch of stretches(events)) {
        if (isQueuing(stretch[0]!)) await takeIn(tx, stretch, directory, now())
        else await store.drop(tx, stretch.map(toDrop))
      }
      tx.afterCommit(ring)
    },
  }
}

const isQueuing = ({ kind }: LogEvent) => queuing.includes(kind)

/** Events in a row that come to the same, in order: what is queued, withdrawn and queued again is queued. */
function stretches(events: readonly LogEvent[]): LogEvent[][] {
  const found: LogEvent[][] = []
  for (const event of events) {
    const last = found.at(-1)
    if (last && isQueuing(last[0]!) === isQueuing(event)) last.push(event)
    else found.push([event])
  }
  return found
}

/** What was withdrawn goes whatever its state; any other fate was brought by us, unless nobody knew it. */
const toDrop = ({ workspaceId, subjectId, kind }: LogEvent) => ({
  workspaceId,
  messageId: subjectId!,
  state: kind === 'message.withdrawn' ? undefined : ('unsure' as const),
})

async function takeIn(tx: Tx, events: readonly LogEvent[], directory: Directory, now: number): Promise<void> {
  const named = (acts: boolean) =>
    events
      .filter(({ kind }) => (kind === 'act.queued') === acts)
      .map(event => ({ workspaceId: event.workspaceId, id: event.subjectId! }))
  const facts = [...(await messagesOf(tx, named(false))), ...(await actsOf(tx, named(true)))]
  if (facts.some(message => !directory.profile(message.profileId))) await directory.reload()
  const found = new Map(facts.map(message => [`${message.workspaceId}/${message.id}`, message]))
  const queued: Queued[] = []
  for (const { workspaceId, subjectId, number, detail, kind } of events) {
    const message = found.get(`${workspaceId}/${subjectId!}`)
    if (!message) continue
    const { id: messageId, conversationId, profileId } = message
    const route = directory.profile(profileId)?.connected
    const isAct = kind === 'act.queued'
    if (!route) {
      const settled = { workspaceId, at: now, code: 'connection-gone', text: '' }
      await (isAct
        ? settleActFailed(tx, { ...settled, actId: messageId })
        : settleFailed(tx, { ...settled, messageId }))
      continue
    }
    const dueAt = typeof detail?.dueAt === 'number' ? detail.dueAt : now
    const lane = detail?.lane === 'bulk' ? 'bulk' : 'reply'
    queued.push({ workspaceId, connectionId: route.id, messageId, isAct, conversationId, lane, number, dueAt })
  }
  await store.enqueue(tx, queued, now)
}
