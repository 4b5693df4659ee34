import type { ArrivalEvent } from '#arrivals'
import type { Tx } from '#db'
import type { Clock } from '#lib'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import { movings } from '#merging'
import type { MessageEvent } from '#messages'
import { tellTone, tellUnderstood } from './events.ts'
import type { ReadTexts } from './open-thread.ts'
import {
  addReadings,
  findSaid,
  forgetReadings,
  lockReadings,
  moveReadings,
  type NewReading,
  readAnew,
  type Said,
} from './store.ts'
import type { Named, Sounds } from './tables.ts'
import { keyOf, look, type Looked, weigh, write } from './weigh.ts'

type Kind = MessageEvent | ArrivalEvent

/** After these a customer has said something, or something else. */
const saying: readonly Kind[] = ['message.received', 'message.edited']
/** After these we have answered, or have not after all. */
const answering: readonly Kind[] = ['message.queued', 'message.withdrawn', 'message.failed']

/**
 * Reads what customers say, and keeps what follows for their conversations. Two trips to the database and one to the
 * thread, whatever the slice. Told twice, it changes nothing.
 */
export const followReadings = (read: ReadTexts, now: Clock): Reaction => ({
  room: 'readings',
  kinds: [...saying, ...answering, 'message.deleted' satisfies Kind, ...movings],
  async react(tx, events) {
    const slice = sortOut(events)
    const [, said, looked] = await Promise.all([
      lockReadings(tx, slice.workspaceIds),
      findSaid(tx, slice.said),
      look(tx, slice.conversations),
      slice.moved.length > 0 && moveReadings(tx, slice.moved),
    ])
    await takeIn(tx, { slice, said, looked, read, now: now() })
  },
})

type Slice = ReturnType<typeof sortOut>

/** What these events ask for. Pure. */
function sortOut(events: readonly LogEvent[]) {
  const subjects = (kinds: readonly string[]): Named[] =>
    once(
      events.flatMap(({ kind, workspaceId, subjectId }) =>
        kinds.includes(kind) && subjectId !== null ? { workspaceId, id: subjectId } : [],
      ),
    )
  const moved = once(events.filter(({ kind }) => (movings as readonly string[]).includes(kind)).flatMap(bothOf))
  return {
    workspaceIds: [...new Set(events.map(({ workspaceId }) => workspaceId))],
    said: subjects(saying),
    edited: new Map(events.filter(({ kind }) => kind === 'message.edited').map(editedOf)),
    deleted: subjects(['message.deleted' satisfies Kind]),
    moved,
    conversations: once(events.flatMap(bothOf)),
    /** Those in which something else changed than that more was said. */
    doubted: new Set(
      events
        .filter(({ kind }) => kind !== 'message.received')
        .flatMap(bothOf)
        .map(keyOf),
    ),
  }
}

const editedOf = ({ workspaceId, conversationId, subjectId }: LogEvent) => {
  const message = { workspaceId, id: subjectId!, conversationId: conversationId!, isHistoric: false }
  return [keyOf(message), message] as const
}

const bothOf = ({ workspaceId, conversationId, detail }: LogEvent): Named[] =>
  [conversationId, detail?.other].flatMap(id => (typeof id === 'string' ? { workspaceId, id } : []))

const once = (named: readonly Named[]): Named[] => [...new Map(named.map(each => [keyOf(each), each])).values()]

type Taking = {
  slice: Slice
  said: readonly Said[]
  looked: readonly Looked[]
  read: ReadTexts
  now: number
}

async function takeIn(tx: Tx, { slice, said, looked, read, now }: Taking): Promise<void> {
  const { model, readings } = await read(said.map(({ text }) => text))
  const rows = said.map((each, at) => ({ ...each, reading: readings[at]! }))
  const isEdited = (each: Named) => slice.edited.has(keyOf(each))
  const [anew, added] = [rows.filter(isEdited), rows.filter(row => !isEdited(row))]
  // What has no words any more says nothing.
  const isSaid = new Set(said.map(keyOf))
  const wordless = [...slice.edited.values()].filter(each => !isSaid.has(keyOf(each)))
  const gone = [...slice.deleted, ...wordless]
  const told = [...said, ...wordless].map(each => understood(each, isEdited(each)))
  const writing = Promise.all([
    write(tx, weigh(looked, { added: soundsOf(added), changed: new Map([...soundsOf(anew), ...noneOf(wordless)]) })),
    added.length > 0 && addReadings(tx, added, model, now),
    anew.length > 0 && readAnew(tx, anew, model, now),
    gone.length > 0 && forgetReadings(tx, gone),
  ])
  if (slice.doubted.size === 0) return void (await Promise.all([writing, append(tx, told)]))
  const [changed] = await writing
  const named = new Set(told.map(({ workspaceId, conversationId }) => keyOf({ workspaceId, id: conversationId! })))
  const silent = changed.filter(each => slice.doubted.has(keyOf(each)) && !named.has(keyOf(each)))
  await append(tx, [...told, ...silent.map(tellTone)])
}

const soundsOf = (rows: readonly NewReading[]) => new Map<string, Sounds>(rows.map(row => [keyOf(row), row.reading]))
const noneOf = (wordless: readonly Named[]) => wordless.map(each => [keyOf(each), null] as const)

const understood = ({ workspaceId, conversationId, id, isHistoric }: Omit<Said, 'text'>, isAgain: boolean): NewEvent =>
  tellUnderstood(
    { workspaceId, conversationId, messageId: id },
    isHistoric ? { historic: true } : isAgain ? { again: true } : undefined,
  )
