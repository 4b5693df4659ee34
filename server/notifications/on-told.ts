import type { AlertEvent } from '#alerts'
import type { ArrivalEvent } from '#arrivals'
import { type ConversationEvent, type Done, holderOfWord } from '#conversations'
import type { Tx } from '#db'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import type { MentionEvent } from '#mentions'
import type { MessageEvent } from '#messages'
import type { PromiseEvent } from '#promises'
import type { RoutingEvent } from '#routing'
import type { SuspectEvent } from '#suspects'
import type { NotificationEvent } from './events.ts'
import { authorsOf, holdersOf, type Line, snoozersOf } from './facts.ts'
import { makeNews } from './make.ts'
import { type News, writeOver } from './store.ts'

type Fresh = Omit<News, 'id'>

/** What concerns one of the team in what has happened: told to them once, whoever did it but themselves. */
export const onTold: Reaction = {
  room: 'notifications',
  kinds: [
    ...(['mention.made'] satisfies MentionEvent[]),
    ...(['conversation.changed'] satisfies ConversationEvent[]),
    ...(['message.received'] satisfies ArrivalEvent[]),
    ...(['message.failed', 'message.unsure'] satisfies MessageEvent[]),
    ...(['alert.raised', 'alert.changed'] satisfies AlertEvent[]),
    ...(['suspect.paused'] satisfies SuspectEvent[]),
    ...(['promise.broken', 'promise.progress-due', 'promise.passed-on'] satisfies PromiseEvent[]),
    ...(['routing.unserved'] satisfies RoutingEvent[]),
  ],
  async react(tx, events) {
    const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind))
    const changed = of('conversation.changed')
    const news = [
      ...of('mention.made').map(mentioned),
      ...(await assigned(tx, changed.filter(isDone('assigned')))),
      ...(await woken(tx, changed.filter(isDone('woken')))),
      ...(await wrote(tx, of('message.received'))),
      ...(await failed(tx, of('message.failed', 'message.unsure'))),
      ...of('alert.raised', 'alert.changed').flatMap(alerted),
      ...of('suspect.paused').map(paused),
      ...of('promise.broken', 'promise.progress-due', 'promise.passed-on').flatMap(promised),
      ...of('routing.unserved').flatMap(unserved),
    ]
    const over = await askedNoMore(tx, changed.filter(hasLeft))
    await append(tx, [...(await makeNews(tx, news)), ...over])
  },
}

type Change = { from?: { holder?: string }; to?: { holder?: string }; deed?: Done }

const changeOf = ({ detail }: LogEvent): Change => (detail ?? {}) as Change
const isDone = (deed: Done) => (event: LogEvent) => changeOf(event).deed === deed
const isPerson = (holder: string | undefined): holder is string =>
  holder !== undefined && holderOfWord(holder).kind === 'agent'

const told = (event: LogEvent, personId: string, kind: News['kind'], subjectId = event.subjectId): Fresh => ({
  ...{ workspaceId: event.workspaceId, personId, kind, conversationId: event.conversationId, subjectId },
  at: event.at,
})

const mentioned = (event: LogEvent): Fresh =>
  told(event, event.subjectId!, 'mentioned', (event.detail?.messageId as string | undefined) ?? null)

/** Those on guard, when it is raised and when it gets worse. */
const alerted = (event: LogEvent): Fresh[] =>
  ((event.detail?.people ?? []) as string[]).map(personId => told(event, personId, 'alerted'))

/** Whoever supervises: nobody of the brand could take it. */
const unserved = (event: LogEvent): Fresh[] =>
  ((event.detail?.people ?? []) as string[]).map(personId => told(event, personId, 'unserved'))

const paused = (event: LogEvent): Fresh => told(event, String(event.detail?.person), 'paused')

const promiseNews = {
  ...{ 'promise.broken': 'overdue', 'promise.progress-due': 'progress', 'promise.passed-on': 'given' },
} as const satisfies Partial<Record<PromiseEvent, News['kind']>>

/** Whoever sees to it; also whoever supervises, once it is past its time. */
function promised(event: LogEvent): Fresh[] {
  const { ownerId, people, messageId } = event.detail as { ownerId: string | null; people: string[]; messageId: string }
  const kind = promiseNews[event.kind as keyof typeof promiseNews]
  const whom = new Set([...(ownerId === null ? [] : [ownerId]), ...people])
  return [...whom].map(personId => told(event, personId, kind, messageId))
}

async function assigned(tx: Tx, events: readonly LogEvent[]): Promise<Fresh[]> {
  const authors = await authorsOf(tx, events)
  return events.flatMap(event => {
    const { holder } = changeOf(event).to ?? {}
    const by = authors.get(event.subjectId ?? '')?.personId
    return isPerson(holder) && holder !== by ? [told(event, holder, 'assigned')] : []
  })
}

/** Whoever put it aside is told that it is back; not when somebody fetched it back before its time. */
async function woken(tx: Tx, events: readonly LogEvent[]): Promise<Fresh[]> {
  const lines = await authorsOf(tx, events)
  const byItself = events.filter(({ subjectId }) => isMachine(lines.get(subjectId ?? '')))
  const people = await snoozersOf(tx, byItself)
  return byItself.flatMap(event => {
    const person = people.get(event.conversationId!)
    return person ? [told(event, person, 'woken')] : []
  })
}

const isMachine = (line: Line | undefined) => line !== undefined && line.personId === null

async function wrote(tx: Tx, events: readonly LogEvent[]): Promise<Fresh[]> {
  const fresh = events.filter(({ detail }) => detail?.historic !== true)
  const holders = await holdersOf(tx, fresh)
  return fresh.flatMap(event => {
    const holder = holders.get(event.conversationId!)
    return holder ? [told(event, holder, 'wrote')] : []
  })
}

async function failed(tx: Tx, events: readonly LogEvent[]): Promise<Fresh[]> {
  const authors = await authorsOf(tx, events)
  return events.flatMap(event => {
    const author = authors.get(event.subjectId ?? '')?.personId
    return author ? [told(event, author, 'failed')] : []
  })
}

const hasLeft = (event: LogEvent): boolean => {
  const { from, to } = changeOf(event)
  return isPerson(from?.holder) && from.holder !== to?.holder
}

/** Whoever no longer holds it has nothing to answer any more. */
async function askedNoMore(tx: Tx, events: readonly LogEvent[]): Promise<NewEvent[]> {
  if (events.length === 0) return []
  const left = events.map(event => ({
    ...{ workspaceId: event.workspaceId, personId: changeOf(event).from!.holder! },
    ...{ conversationId: event.conversationId!, at: event.at },
  }))
  return (await writeOver(tx, left)).map(({ workspaceId, personId }) => ({
    ...{ workspaceId, kind: 'notification.read' satisfies NotificationEvent, subjectId: personId },
  }))
}
