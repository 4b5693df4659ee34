import { isAway } from '#db'
import { pause } from '#lib'
import type { LogEvent } from '#log'
import type { World } from '#api'
import type { ChatMessage } from '#protocol'
import { type Audience, frameOf, type Listener } from './audience.ts'
import type { Place } from './enter.ts'
import { presentAll } from './present.ts'
import { latestOfCustomers, messagesNamed, type Seen } from './store.ts'
import type { Threads } from './threads.ts'

const slice = 1000
const frameMs = 100

/** After these the team has read what the customer wrote. */
const ofReading = new Set(['conversation.read', 'message.sent'])
const ofMessages = new Set([
  'message.received',
  'message.sent',
  'message.delivered',
  'message.read',
  'message.edited',
  'message.deleted',
])

/**
 * Reads the log once for all visitors and sends what concerns them, at most ten times a second, the first at once.
 * Resolves when the signal has ended it.
 */
export async function follow(world: World, audience: Audience, threads: Threads, signal: AbortSignal): Promise<void> {
  const { reader, log } = world
  let at = reader.head
  while (!signal.aborted) {
    await reader.moved(at, signal)
    const began = performance.now()
    try {
      for (;;) {
        const events = await reader.after(at, slice)
        if (events.length > 0 && audience.size > 0) await tell(world, audience, threads, events)
        at = events.at(-1)?.number ?? at
        if (events.length < slice) break
      }
    } catch (error) {
      if (!isAway(error)) log.error({ err: error }, 'chat')
      // What could not be told is asked for by the browsers themselves.
      for (const listener of audience.all()) listener.send(frameOf({ kind: 'again' }))
      at = reader.head
    }
    await pause(frameMs - (performance.now() - began), signal)
  }
}

type Named = { workspaceId: string; id: string }

/** Queries for all visitors together: which threads, which messages, their files. */
async function tell(world: World, audience: Audience, threads: Threads, events: readonly LogEvent[]): Promise<void> {
  const about = events.filter(
    event => event.conversationId !== null && (ofMessages.has(event.kind) || ofReading.has(event.kind)),
  )
  const threadBy = await threads(distinct(about.map(nameOfConversation)))
  const heard = about.filter(
    event => audience.of(event.workspaceId, threadBy.get(event.conversationId!) ?? '').size > 0,
  )
  if (heard.length === 0) return
  const messages = distinct(
    heard
      .filter(event => ofMessages.has(event.kind))
      .map(({ workspaceId, subjectId }) => ({ workspaceId, id: subjectId! })),
  )
  const shown = await world.database.engine(async tx => {
    const found = await Promise.all([
      latestOfCustomers(tx, distinct(heard.filter(event => ofReading.has(event.kind)).map(nameOfConversation))),
      messagesNamed(tx, messages),
    ])
    const seen = [...new Map(found.flat().map(each => [each.id, each])).values()]
    const placed = new Map(seen.flatMap(each => placeFor(audience, each)))
    return presentAll(tx, [...placed.keys()], {
      files: world.files,
      now: world.now(),
      placeOf: each => placed.get(each)!,
    })
  })
  send(audience, shown)
}

const nameOfConversation = ({ workspaceId, conversationId }: LogEvent): Named => ({ workspaceId, id: conversationId! })
const distinct = (names: readonly Named[]): Named[] => [...new Map(names.map(each => [each.id, each])).values()]

/** All who see a thread see it in the same chat; nothing when the last of them has gone by now. */
function placeFor(audience: Audience, seen: Seen): [Seen, Place][] {
  const [listener] = audience.of(seen.workspaceId, seen.threadId)
  return listener ? [[seen, listener.guest.place]] : []
}

/** Each message is written once, whoever sees it; each who listens gets one frame. */
function send(audience: Audience, shown: readonly { seen: Seen; message: ChatMessage }[]): void {
  const frames = new Map<Listener, string[]>()
  for (const { seen, message } of shown) {
    const written = JSON.stringify(message)
    for (const listener of audience.of(seen.workspaceId, seen.threadId)) {
      const frame = frames.get(listener)
      if (frame) frame.push(written)
      else frames.set(listener, [written])
    }
  }
  for (const [listener, messages] of frames) listener.send(`{"kind":"messages","messages":[${messages.join()}]}`)
}
