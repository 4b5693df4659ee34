import type { World } from '#api'
import type { LiveAsk, LiveFrame, Writing } from '#protocol'
import { typingIn } from '../presence.ts'
import type { Audience, Viewer } from './viewer.ts'

/** Who is at a conversation now and who is typing: told to those who have it open, kept nowhere. */
export type Presence = {
  /** Tells all who have the conversation open who they are. */
  tell(workspaceId: string, conversationId: string): void
  /** The customer hears of replies alone. `until: 0`: nothing is written there any more. */
  typing(viewer: Viewer, said: Extract<LiveAsk, { kind: 'typing' }>): void
  close(): void
}

const longestTypingMs = 10_000
/** Whoever began to write has it in hand while they think; the customer sees them type only while they do. */
const claimMs = 90_000

export function openPresence(audience: Audience, world: World): Presence {
  const { now } = world
  const typingRoom = typingIn(world)
  const ends = new Map<Viewer, NodeJS.Timeout>()
  const deafen = typingRoom.hear(({ workspaceId, conversationId, who, until }) => {
    if (who.kind !== 'customer') return
    const frame: LiveFrame = { kind: 'typing', conversation: conversationId, until }
    for (const viewer of audience.reading(workspaceId, conversationId)) viewer.send(JSON.stringify(frame))
  })
  const tell = (workspaceId: string, conversationId: string) => {
    const viewers = audience.reading(workspaceId, conversationId)
    const people = new Map<string, { id: string; writes: Writing | null }>()
    for (const { personId, writing } of viewers) {
      if (personId === null) continue
      const writes = writing && writing.until > now() ? writing.what : null
      people.set(personId, { id: personId, writes: writes ?? people.get(personId)?.writes ?? null })
    }
    const frame: LiveFrame = { kind: 'presence', conversation: conversationId, people: [...people.values()] }
    for (const viewer of viewers) viewer.send(JSON.stringify(frame))
  }
  const tellCustomer = ({ who }: Viewer, conversationId: string, until: number) => {
    if (who.kind !== 'person') return
    const { workspaceId, personId, name } = who
    typingRoom.say({ workspaceId, conversationId, who: { kind: 'agent', personId, name }, until })
    if (until > 0) void world.tellTyping({ workspaceId, conversationId }).catch(error => world.log.debug(error))
  }
  return {
    tell,
    typing(viewer, { conversation: conversationId, writes, until: said }) {
      if (viewer.conversation !== conversationId) return
      const before = viewer.writing
      const isOver = said === 0
      viewer.writing = isOver ? null : { what: writes, until: now() + claimMs }
      const { workspaceId } = viewer.who
      tell(workspaceId, conversationId)
      if (writes === 'reply') tellCustomer(viewer, conversationId, isOver ? 0 : Math.min(said, now() + longestTypingMs))
      else if (before?.what === 'reply') tellCustomer(viewer, conversationId, 0)
      clearTimeout(ends.get(viewer))
      ends.delete(viewer)
      if (isOver) return
      const end = (): void => {
        ends.delete(viewer)
        tell(workspaceId, conversationId)
      }
      ends.set(viewer, setTimeout(end, claimMs + 50))
    },
    close() {
      deafen()
      for (const end of ends.values()) clearTimeout(end)
    },
  }
}
