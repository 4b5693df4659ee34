import { isCourtesy, type ArrivalEvent } from '#arrivals'
import { type ConversationEvent, type Done, type Named, setDues } from '#conversations'
import type { Tx } from '#db'
import { day } from '#lib'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import { movings } from '#merging'
import type { MessageEvent } from '#messages'
import type { ReadingEvent } from '#readings'
import { type Pace, type ServiceClass, targetFor } from '#service-levels'
import { type Asked, findClocks, findDues, findLines, type Found, type Line, writeClocks } from './clock-store.ts'
import { atFirst, type Before, clocksOf, type Rules, type Step } from './clocks.ts'
import type { DeadlineEvent } from './events.ts'
import { calendarFor, targetsIn } from './settings.ts'
import { findSettings, type Settings } from './settings-store.ts'

/** After these, what was said from their message on, or since the last turn began, is another. */
const adding: readonly string[] = [
  'message.received' satisfies ArrivalEvent,
  ...(['message.queued', 'message.deleted', 'message.failed', 'message.unsure'] satisfies MessageEvent[]),
  'message.understood' satisfies ReadingEvent,
]
/** After these all that was said may stand otherwise. */
const turning: readonly string[] = [
  'message.withdrawn' satisfies MessageEvent,
  'line.withdrawn' satisfies ConversationEvent,
  ...movings,
]
const changed = 'conversation.changed' satisfies ConversationEvent
const settling: ReadonlySet<unknown> = new Set(['closed', 'reopened', 'settled'] satisfies Done[])
const undoing: ReadonlySet<unknown> = new Set([
  'unsettled',
  'withdrawn',
  'failed',
  'sent',
  'held-back',
] satisfies Done[])

/**
 * Keeps the clocks of conversations: what was said since the last turn began is gone through again, so that told twice it
 * changes nothing. As many trips to the database whatever the slice.
 */
export const followDeadlines = (paceOf: (channel: string) => Pace): Reaction => ({
  room: 'deadlines',
  // What is due is passed by another hand, which asks whether the customer still waits.
  canWait: true,
  kinds: [...adding, ...turning, changed],
  async react(tx, events) {
    const asked = askedBy(events)
    if (asked.length === 0) return
    const found = await findClocks(tx, asked)
    const settings = await findSettings(tx, [...new Set(found.map(({ workspaceId }) => workspaceId))])
    const others = await reckon(tx, found, settings, paceOf)
    const moved = await setDues(tx, await findDues(tx, found))
    await append(tx, tell(others, moved))
  },
})

/** Of each conversation once, those that moved in the lists as such. */
function tell(others: readonly Named[], moved: readonly Named[]): NewEvent[] {
  const told = new Map<string, NewEvent>()
  const kind = 'deadline.changed' satisfies DeadlineEvent
  for (const { workspaceId, id } of others) told.set(`${workspaceId}/${id}`, { workspaceId, conversationId: id, kind })
  for (const { workspaceId, id } of moved)
    told.set(`${workspaceId}/${id}`, { workspaceId, conversationId: id, kind, detail: { isMoved: true } })
  return [...told.values()]
}

/** Which conversations, and from which message on. Pure. */
function askedBy(events: readonly LogEvent[]): Asked[] {
  const asked = new Map<string, Asked>()
  for (const event of events) {
    const all = turning.includes(event.kind) || (event.kind === changed && undoing.has(event.detail?.deed))
    if (!all && isOfNoClock(event)) continue
    const { workspaceId, conversationId, subjectId, detail } = event
    for (const id of [conversationId, all ? detail?.other : null]) {
      if (typeof id !== 'string') continue
      const before = asked.get(`${workspaceId}/${id}`)?.messageIds ?? []
      const ids = event.kind === changed || subjectId === null ? [] : [subjectId]
      const messageIds = all || before === 'all' ? 'all' : [...before, ...ids]
      asked.set(`${workspaceId}/${id}`, { workspaceId, id, messageIds })
    }
  }
  return [...asked.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

const isOfNoClock = ({ kind, detail }: LogEvent): boolean =>
  kind === changed ? !settling.has(detail?.deed) : detail?.historic === true

async function reckon(
  tx: Tx,
  found: readonly Found[],
  settings: ReadonlyMap<string, Settings>,
  paceOf: (channel: string) => Pace,
): Promise<Named[]> {
  const lines = await findLines(
    tx,
    found.map(({ workspaceId, id, anchorAt }) => ({ workspaceId, id, from: anchorAt })),
  )
  const said = Map.groupBy(lines, ({ workspaceId, conversationId }) => `${workspaceId}/${conversationId}`)
  return writeClocks(
    tx,
    found.map(each => {
      const { workspaceId, id, profileId, channel, anchorAt, isSilent } = each
      const steps = isSilent ? [] : (said.get(`${workspaceId}/${id}`) ?? []).flatMap(stepOf).toSorted(byTime)
      const rules = rulesOf(settings.get(workspaceId), profileId, paceOf(channel))
      const from = isSilent ? null : anchorAt
      return { workspaceId, id, profileId, from, clocks: clocksOf(steps, rules, beforeOf(each)) }
    }),
  )
}

export function rulesOf(settings: Settings | undefined, profileId: string, pace: Pace): Rules {
  const targets = targetsIn(settings)
  return {
    calendar: calendarFor(settings, profileId),
    within: matter => targetFor(targets, { ...matter, pace, profileId })!.within,
  }
}

/** What was known where the steps begin. */
function beforeOf({ anchorAt, kept }: Found): Before {
  const anchor = kept.find(({ aim, startedAt }) => aim !== 'resolution' && startedAt === anchorAt)
  if (!anchor) return { ...atFirst, kept }
  const settled = kept.find(({ aim }) => aim === 'resolution')
  // Of the first turn it begins anew with it.
  const isFirst = anchor.aim === 'first'
  const resting = settled && { ...settled, spentMs: anchor.spentMs, endedAt: null }
  return { isAnswered: !isFirst, settling: isFirst && settled?.startedAt === anchorAt ? null : (resting ?? null), kept }
}

const answers: ReadonlySet<string> = new Set(['held', 'queued', 'sent', 'delivered', 'read'])
const doneAs: Readonly<Record<string, Step['kind']>> = { closed: 'closes', reopened: 'reopens', settled: 'answers' }

/** A line as the clocks hear it; what they do not hear is left out. */
function stepOf({ direction, authorKind, state, at, receivedAt, line, ...said }: Line): Step[] {
  const plain = { class: null, isThanks: false }
  if (direction === 'system') {
    const kind = doneAs[(JSON.parse(line ?? '{}') as { deed?: string }).deed ?? '']
    return kind ? [{ kind, at, ...plain }] : []
  }
  // What a program wrote is no answer of a person.
  if (direction === 'out')
    return authorKind === 'agent' && answers.has(state) ? [{ kind: 'answers', at, ...plain }] : []
  const isThanks = !said.hasParts && isCourtesy(said.text ?? '')
  return [{ kind: 'asks', at: Math.max(at, receivedAt - day), class: classOf(said.kind, said.subject), isThanks }]
}

const grave: ReadonlySet<string> = new Set(['safety', 'outage'])

/** Of what is read in a message, the class of its service. */
function classOf(kind: string | null, subject: string | null): ServiceClass | null {
  if (kind === null) return null
  if (subject !== null && grave.has(subject) && kind !== 'praise' && kind !== 'courtesy') return 'safety'
  if (kind === 'complaint') return 'complaint'
  return kind === 'praise' || kind === 'courtesy' ? 'courtesy' : 'query'
}

const byTime = (one: Step, other: Step) => one.at - other.at
