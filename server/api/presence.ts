import type { World } from './world.ts'

/** Somebody writes in a conversation, or has stopped (`until: 0`). Kept nowhere: who is not there does not hear of it. */
export type Typing = {
  workspaceId: string
  conversationId: string
  /** The customer, or the one of the team who answers. */
  who: { kind: 'customer' } | { kind: 'agent'; personId: string; name: string }
  /** Epoch milliseconds. */
  until: number
}

export type TypingRoom = {
  say(typing: Typing): void
  /** Returns how to stop listening. */
  hear(listener: (typing: Typing) => void): () => void
}

const rooms = new WeakMap<World, TypingRoom>()

/** Where those who write tell it to those who see it: the console on one side, the chat on the other; in this process. */
export function typingIn(world: World): TypingRoom {
  const found = rooms.get(world) ?? openRoom()
  rooms.set(world, found)
  return found
}

function openRoom(): TypingRoom {
  const listeners = new Set<(typing: Typing) => void>()
  return {
    say(typing) {
      for (const listener of listeners) listener(typing)
    },
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
