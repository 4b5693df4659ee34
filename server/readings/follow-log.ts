import type { ArrivalEvent } from '#arrivals'
import type { ConversationEvent, Done } from '#conversations'
import type { Tx } from '#db'
import type { Clock } from '#lib'
import { append, type LogEvent, type Reaction } from '#log'
import { movings } from '#merging'
import type { MessageEvent } from '#messages'
import { tellTone, tellUnderstood } from './events.ts'
import type { ReadTexts } from './open-thread.ts'
import { addReadings, forgetReadings, lockReadings, moveReadings, type NewReading, readAnew } from './store.ts'
import type { Named, Sounds } from './tables.ts'
import { findHeard, findTalks, type Heard, isSaid, type Kept } from './talk-store.ts'
import { among, type Fresh, goOn, goThrough, keyOf, type Next, type Weighed, write } from './weigh.ts'

type Kind = MessageEvent | ArrivalEvent | ConversationEvent

/** After these a talk goes on by a line; after a change, where it ends a turn without a word. */
const adding: readonly Kind[] = ['message.received', 'message.queued']
const ending: readonly Done[] = ['closed', 'settled']
/** After these, or where a settling was undone, lines of it are other ones. */
const turning: readonly string[] = [
  ...(['message.edited', 'message.deleted', 'message.withdrawn', 'message.failed'] as const satisfies Kind[]),
  'line.withdrawn' satisfies Kind,
  ...movings,
]

/**
 * Reads what customers say, and keeps what follows for their conversations. Two trips to the database and one to the
 * thread, whatever the slice, and a third for talks that are new or have changed. Told twice, it changes nothing.
 */
export const followReadings = (read: ReadTexts, now: Clock): Reaction => ({
  room: 'readings',
  canWait: true,
  kinds: [...adding, ...turning, 'conversation.changed' satisfies Kind],
  async react(tx, events) {
    const slice = sortOut(events)
    if (slice.conversations.length === 0) return
    const [, heard, talks] = await Promise.all([
      lockReadings(tx, slice.workspaceIds),
      findHeard(tx, slice.named),
      findTalks(tx, slice.conversations),
      slice.moved.length > 0 && moveReadings(tx, slice.moved),
    ])
    await takeIn(tx, { slice, heard, talks, read, now: now() })
  },
})

type Slice = ReturnType<typeof sortOut>

/** What these events ask for. Pure. */
function sortOut(events: readonly LogEvent[]) {
  const isTurning = ({ kind, detail }: LogEvent) => turning.includes(kind) || detail?.deed === 'unsettled'
  const isEnding = ({ kind, detail }: LogEvent) =>
    kind === 'conversation.changed' && (ending as readonly unknown[]).includes(detail?.deed)
  const edited = events.filter(({ kind }) => kind === 'message.edited')
  const named = events.filter(event => (adding as readonly string[]).includes(event.kind) || isEnding(event))
  const turned = events.filter(isTurning)
  return {
    workspaceIds: [...new Set(events.map(({ workspaceId }) => workspaceId))],
    /** The lines that are told. */
    named: once([...named, ...edited].flatMap(subjectOf)),
    edited: new Map(edited.map(editedOf)),
    deleted: once(events.filter(({ kind }) => kind === 'message.deleted').flatMap(subjectOf)),
    moved: once(events.filter(({ kind }) => (movings as readonly string[]).includes(kind)).flatMap(bothOf)),
    turned: once(turned.flatMap(bothOf)),
    conversations: once([...named, ...turned].flatMap(bothOf)),
  }
}

const subjectOf = ({ workspaceId, subjectId }: LogEvent): Named[] =>
  subjectId === null ? [] : [{ workspaceId, id: subjectId }]

const editedOf = ({ workspaceId, conversationId, subjectId }: LogEvent) => {
  const message = { workspaceId, id: subjectId!, conversationId: conversationId!, isHistoric: false }
  return [keyOf(message), message] as const
}

const bothOf = ({ workspaceId, conversationId, detail }: LogEvent): Named[] =>
  [conversationId, detail?.other].flatMap(id => (typeof id === 'string' ? { workspaceId, id } : []))

const once = (named: readonly Named[]): Named[] => [...new Map(named.map(each => [keyOf(each), each])).values()]

type Taking = {
  slice: Slice
  heard: readonly Heard[]
  talks: readonly Kept[]
  read: ReadTexts
  now: number
}

async function takeIn(tx: Tx, { slice, heard, talks, read, now }: Taking): Promise<void> {
  const said = heard.filter(isSaid)
  const { model, readings } = await read(said.map(({ text }) => text))
  const rows = said.map((each, at) => ({ ...each, reading: readings[at]! }))
  const isEdited = (each: Named) => slice.edited.has(keyOf(each))
  const [changed, added] = [rows.filter(isEdited), rows.filter(row => !isEdited(row))]
  // What has no words any more says nothing.
  const isRead = among(said)
  const wordless = [...slice.edited.values()].filter(each => !isRead(each))
  const gone = [...slice.deleted, ...wordless]
  const fresh = { added: soundsOf(added), changed: new Map([...soundsOf(changed), ...noneOf(wordless)]) }
  const isTurned = among(slice.turned)
  const weighed = await weigh(tx, { slice, heard, talks }, fresh)
  const writing = Promise.all([
    write(tx, weighed),
    added.length > 0 && addReadings(tx, added, model, now),
    changed.length > 0 && readAnew(tx, changed, model, now),
    gone.length > 0 && forgetReadings(tx, gone),
  ])
  const told = [...said, ...wordless].map(each => tellUnderstood({ ...each, messageId: each.id }, isEdited(each)))
  if (slice.turned.length === 0) return void (await Promise.all([writing, append(tx, told)]))
  const [other] = await writing
  const isTold = among(told.map(({ workspaceId, conversationId }) => ({ workspaceId, id: conversationId! })))
  const silent = other.filter(each => isTurned(each) && !isTold(each))
  await append(tx, [...told, ...silent.map(tellTone)])
}

/** Talks go on by what was heard; those that are new, or in which something turned, are gone through. */
async function weigh(
  tx: Tx,
  { slice, heard, talks }: Pick<Taking, 'slice' | 'heard' | 'talks'>,
  fresh: Required<Fresh>,
): Promise<Weighed[]> {
  const isTurned = among(slice.turned)
  const next = nextOf(heard, fresh.added).filter(each => !isTurned(each))
  const goingOn = goOn(next, talks)
  const isGoingOn = among(goingOn)
  const others = [...slice.turned, ...next.filter(each => !isGoingOn(each))]
  return [...goingOn, ...(await goThrough(tx, others.map(placeOf), fresh))]
}

/** What was heard, talk by talk, in the order of time. */
function nextOf(heard: readonly Heard[], read: ReadonlyMap<string, Sounds>): Next[] {
  const lines = heard.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  const talks = Map.groupBy(lines, ({ workspaceId, conversationId }) => keyOf({ workspaceId, id: conversationId }))
  return [...talks.values()].map(all => ({
    ...{ workspaceId: all[0]!.workspaceId, id: all[0]!.conversationId },
    lines: all.map(line => ({ ...line, reading: read.get(keyOf(line)) ?? null })),
  }))
}

const placeOf = ({ workspaceId, id }: Named): Named => ({ workspaceId, id })
const soundsOf = (rows: readonly NewReading[]) => new Map<string, Sounds>(rows.map(row => [keyOf(row), row.reading]))
const noneOf = (wordless: readonly Named[]) => wordless.map(each => [keyOf(each), null] as const)
