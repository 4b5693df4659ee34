import type { Capabilities } from '#channel'
import { type Settings, spanFor } from '#deadlines'
import { day, hour } from '#lib'
import type { Hours, Need, Task, WorkKind } from '#routing-rules'
import { alwaysOpen, type Calendar, dueAt, openSpans, type ServiceClass } from '#service-levels'
import type { Subject } from './subjects.ts'

/** What distribution knows of a channel: no brand of it, nothing of reach or fame. */
export type ChannelFacts = Pick<Capabilities, 'place' | 'windowMs'> | undefined

/** What decides what a conversation asks for, beside itself. */
export type Rules = {
  settings: Settings | undefined
  /** Queue → skill → level, with whether the skill is hard. */
  needs: ReadonlyMap<string, readonly Need[]>
  /** Whether the brand has said who speaks what; else nobody is kept from anything by a language. */
  hasLanguages: boolean
  /** Whether anybody takes only some kinds of work. */
  hasKinds: boolean
  channelOf: (channel: string) => ChannelFacts
}

/** The queue of all who are in no team's. */
export const commonQueue = 'common'

export const queueOf = ({ holderKind, holderId }: Pick<Subject, 'holderKind' | 'holderId'>): string =>
  (holderKind === 'queue' && holderId) || commonQueue

export const languageSkill = (language: string) => `language:${language}`
export const kindSkill = (kind: WorkKind) => `kind:${kind}`

/** What a conversation asks for. `queueId`: the one that it waits in, or came from. Pure. */
export function taskOf(subject: Subject, rules: Rules, queueId: string): Task {
  const { id, customerId, servedBy, servedAt, lastInAt } = subject
  // Nobody waits in what was put aside and is back, or reopened: it is as old as that.
  const arrivedAt = subject.turnAt ?? subject.activeAt
  const channel = rules.channelOf(subject.channel)
  const kind = kindOf(subject, channel)
  const asked = classOf(subject)
  return {
    ...{ id, customerId, queueId, kind, class: asked, arrivedAt },
    ...clockOf(subject, rules, { kind, class: asked, arrivedAt }),
    hardDeadlineAt: closingOf(channel, lastInAt, arrivedAt),
    needs: needsOf(subject, rules, { kind, queueId }),
    expectedMs: expectedMs[kind],
    lastServed: servedBy === null ? null : { agentId: servedBy, at: servedAt! },
    place: null,
  }
}

/** How long its like takes while nothing of the brand's own is known: minutes as contact centres commonly plan with. */
const expectedMs: Record<WorkKind, number> = {
  ...{ voice: 360_000, video: 480_000, 'live-chat': 600_000, messaging: 420_000, comment: 240_000 },
  ...{ email: 600_000, review: 360_000 },
}

function kindOf({ channel, visibility }: Subject, facts: ChannelFacts): WorkKind {
  if (channel === 'web-chat') return 'live-chat'
  if (facts?.place === 'voice') return 'voice'
  if (facts?.place === 'mail') return 'email'
  if (facts?.place === 'reviews') return 'review'
  return visibility === 'public' ? 'comment' : 'messaging'
}

function classOf({ class: known, kind }: Subject): ServiceClass {
  if (known !== null) return known
  if (kind === 'complaint') return 'complaint'
  return kind === 'praise' || kind === 'courtesy' ? 'courtesy' : 'query'
}

type Asks = { kind: WorkKind; class: ServiceClass; arrivedAt: number }

/** Until when it is to be answered, on which clock. */
function clockOf({ profileId, isAnswered }: Subject, { settings }: Rules, { kind, class: each, arrivedAt }: Asks) {
  const pace = kind === 'live-chat' || kind === 'voice' || kind === 'video' ? 'live' : 'later'
  const matter = { aim: isAnswered ? 'next' : 'first', class: each, pace, profileId } as const
  const { calendar, within } = spanFor(settings, matter)
  if (within.clock === 'wall') return { targetMs: within.ms, hours: null }
  if (within.clock === 'business') return { targetMs: within.ms, hours: hoursOf(calendar, arrivedAt) }
  return { targetMs: (dueAt(calendar, within, arrivedAt) ?? arrivedAt + day) - arrivedAt, hours: null }
}

const reachMs = 60 * day
const kept = new WeakMap<Calendar, { from: number; hours: Hours | null }>()
const always = alwaysOpen('UTC')

/** The calendar's open spans around a moment; those who ask within a month of one another share them. */
function hoursOf(calendar: Calendar, at: number): Hours | null {
  if (JSON.stringify(calendar.week) === JSON.stringify(always.week) && calendar.holidays.length === 0) return null
  const month = Math.floor(at / (30 * day)) * 30 * day
  const known = kept.get(calendar)
  if (known?.from === month) return known.hours
  const hours = openSpans(calendar, month - day, month + reachMs)
  kept.set(calendar, { from: month, hours })
  return hours
}

/** So long before a platform no longer lets us answer it is to be answered at the latest. */
const spareMs = hour

function closingOf(channel: ChannelFacts, lastInAt: number | null, arrivedAt: number): number | null {
  const windowMs = channel?.windowMs ?? null
  if (windowMs === null || lastInAt === null) return null
  const at = lastInAt + windowMs - spareMs
  return at > arrivedAt ? at : null
}

function needsOf(
  { language }: Subject,
  { needs, hasLanguages, hasKinds }: Rules,
  { kind, queueId }: { kind: WorkKind; queueId: string },
): Need[] {
  const spoken = hasLanguages && language !== null && language !== 'unknown'
  return [
    ...(needs.get(queueId) ?? []),
    ...(spoken ? [{ skill: languageSkill(language), level: 1, isHard: true }] : []),
    ...(hasKinds ? [{ skill: kindSkill(kind), level: 1, isHard: true }] : []),
  ]
}
