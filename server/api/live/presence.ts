import type { World } from '#api'
import type { LiveFrame } from '#protocol'
import { typingIn } from '../presence.ts'
import type { Audience, Viewer } from './viewer.ts'

/** Who is at a conversation now and who is typing: told to those who have it open, kept nowhere. */
export type Presence = {
  /** Tells all who have the conversation open who they are. */
  tell(conversationId: string): void
  typing(viewer: Viewer, conversationId: string, until: number): void
  close(): void
}

const longestTypingMs = 10_000

export function openPresence(audience: Audience, world: World): Presence {
  const { now } = world
  const typingRoom = typingIn(world)
  const timers = new Set<NodeJS.Timeout>()
  const deafen = typingRoom.hear(({ workspaceId, conversationId, who, until }) => {
    if (who.kind !== 'customer') return
    const frame: LiveFrame = { kind: 'typing', conversation: conversationId, until }
    for (const viewer of audience.reading(conversationId)) {
      if (viewer.who.workspaceId === workspaceId) viewer.send(JSON.stringify(frame))
    }
  })
  const tell = (conversationId: string) => {
    const there = [...audience.reading(conversationId)]
    for (const viewers of Map.groupBy(there, each => each.who.workspaceId).values()) {
      const people = new Map<string, { id: string; typing: boolean }>()
      for (const { personId, typingUntil } of viewers) {
        if (personId === null) continue
        people.set(personId, { id: personId, typing: typingUntil > now() || people.get(personId)?.typing === true })
      }
      const frame: LiveFrame = { kind: 'presence', conversation: conversationId, people: [...people.values()] }
      for (const viewer of viewers) viewer.send(JSON.stringify(frame))
    }
  }
  return {
    tell,
    typing(viewer, conversationId, until) {
      if (viewer.conversation !== conversationId) return
      viewer.typingUntil = Math.min(until, now() + longestTypingMs)
      tell(conversationId)
      const { who } = viewer
      if (who.kind === 'person') {
        const { workspaceId, personId, name } = who
        typingRoom.say({
          workspaceId,
          conversationId,
          who: { kind: 'agent', personId, name },
          until: viewer.typingUntil,
        })
      }
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          tell(conversationId)
        },
        Math.max(0, viewer.typingUntil - now()) + 50,
      )
      timers.add(timer)
    },
    close() {
      deafen()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
