import type { Who } from '#accounts'
import type { World } from '#api'
import type { LogEvent } from '#log'
import { messages } from '#messages'
import type { Ways } from './ways.ts'

type Needs = {
  world: World
  ways: Ways
  /** The platform of the phone that a profile stands at. */
  seatOf: (profileId: string) => string | undefined
  failed: (error: unknown) => void
}

/** What the log tells of conversations that people of the phone have written in, until the signal aborts. */
export async function followLog(needs: Needs, signal: AbortSignal): Promise<void> {
  const { reader } = needs.world
  for (let at = reader.head; !signal.aborted;) {
    await reader.moved(at, signal)
    if (signal.aborted) return
    try {
      for (const event of await reader.after(at, 1000)) {
        at = event.number
        await note(event, needs)
      }
    } catch (error) {
      needs.failed(error)
    }
  }
}

async function note(event: LogEvent, needs: Needs): Promise<void> {
  const { ways } = needs
  const { kind, at, conversationId } = event
  if (!conversationId || !told.has(kind)) return
  if (kind === 'message.received') await enter(event, needs)
  const spot = ways.in(conversationId)
  if (spot) ways.add(spot, { kind: 'event', at, event: kind, ...detailOf(event) })
}

/** What the log tells of a conversation and its messages. */
const told = new Set([
  ...['conversation.changed', 'message.received', 'message.edited', 'message.deleted', 'message.reacted'],
  ...['message.queued', 'message.delayed', 'message.sent', 'message.delivered', 'message.read'],
  ...['message.failed', 'message.unsure', 'message.withdrawn'],
])

function detailOf({ detail }: LogEvent): { detail?: string } {
  const deed = detail?.deed
  return typeof deed === 'string' ? { detail: deed } : {}
}

/** The way of a message ends in the conversation in which the same words have come by the same profile. */
async function enter(event: LogEvent, { world, ways, seatOf }: Needs): Promise<void> {
  const { workspaceId, conversationId, subjectId } = event
  if (ways.awaited().length === 0) return
  const who: Who = { kind: 'machine', workspaceId }
  const page = await world.database.app(workspaceId, tx => messages(tx, who, conversationId!, { limit: 30 }))
  const message = page.rows.find(({ id }) => id === subjectId)
  const seat = message && seatOf(message.profileId)
  const way = ways.awaited().findLast(each => each.seat === seat && isSame(each.said, message?.text ?? ''))
  if (way) ways.enter(way, conversationId!)
}

/** Platforms put names before what is said in public, and mail programs lines around it. */
const isSame = (said: string, come: string) => (said.trim() === '' ? come === '' : come.includes(said.trim()))
