import type { ChatFrame } from '#protocol'
import type { Guest } from './enter.ts'

/** A browser that has the chat of a visitor open. */
export type Listener = {
  guest: Guest
  send(frame: string): void
  /** Asks whether it is still there; one that did not answer the last time is let go. */
  breathe(): void
}

export type Audience = {
  join(listener: Listener): void
  leave(listener: Listener): void
  readonly size: number
  /** Those who see the thread. */
  of(workspaceId: string, threadId: string): ReadonlySet<Listener>
  /** All of them, once each. */
  all(): ReadonlySet<Listener>
}

const nobody: ReadonlySet<Listener> = new Set()

/** Who sees what, found by the thread: the same work however many there are. */
export function openAudience(): Audience {
  const everyone = new Set<Listener>()
  const byThread = new Map<string, Set<Listener>>()
  const keysOf = ({ guest: { place, threadIds } }: Listener) => threadIds.map(id => `${place.workspaceId}/${id}`)
  return {
    get size() {
      return everyone.size
    },
    join(listener) {
      everyone.add(listener)
      for (const key of keysOf(listener)) {
        const there = byThread.get(key)
        if (there) there.add(listener)
        else byThread.set(key, new Set([listener]))
      }
    },
    leave(listener) {
      everyone.delete(listener)
      for (const key of keysOf(listener)) {
        const there = byThread.get(key)
        there?.delete(listener)
        if (there?.size === 0) byThread.delete(key)
      }
    },
    of: (workspaceId, threadId) => byThread.get(`${workspaceId}/${threadId}`) ?? nobody,
    all: () => everyone,
  }
}

export const frameOf = (frame: ChatFrame): string => JSON.stringify(frame)
