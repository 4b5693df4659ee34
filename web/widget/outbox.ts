import type { ChatFile, ChatMessage } from '#protocol'

/** A file that waits. `sent`: it is at the server already, brought by this visitor. */
export type WaitingFile = {
  key: string
  name: string
  type: string
  size: number
  sent?: { visitor: string; file: ChatFile }
}

/**
 * A message that the conversation doesn't show yet. `accepted`: the server has it on disk; it stays until it comes back
 * with the conversation. `refused`: it won't go as it is.
 */
export type Entry = {
  id: string
  at: number
  text: string
  files: WaitingFile[]
  state: 'waiting' | 'accepted' | 'refused'
  code?: string
}

/** The next to go. One that was refused holds up nobody. */
export const nextOf = (outbox: readonly Entry[]): Entry | undefined => outbox.find(entry => entry.state === 'waiting')

/** Puts the new state of an entry in its place; one that is gone by now stays gone. */
export const change = (outbox: readonly Entry[], id: string, changed: (entry: Entry) => Entry): Entry[] =>
  outbox.map(entry => (entry.id === id ? changed(entry) : entry))

export const without = (outbox: readonly Entry[], ids: ReadonlySet<string>): Entry[] =>
  outbox.filter(entry => !ids.has(entry.id))

/**
 * What is shown of what is kept for all tabs: what another one saw arrive, and took out, stays until the conversation shows it
 * here, too.
 */
export function stillShown(
  before: readonly Entry[],
  kept: readonly Entry[],
  messages: readonly ChatMessage[],
): Entry[] {
  const there = new Set([...shownIn(messages), ...kept.map(entry => entry.id)])
  const arriving = before.filter(entry => entry.state !== 'refused' && !there.has(entry.id))
  return [...arriving.map(entry => ({ ...entry, state: 'accepted' as const })), ...kept]
}

const weekMs = 7 * 86_400_000

/** The ids, as their browser gave them, of the visitor's own messages. */
export const shownIn = (messages: readonly ChatMessage[]): Set<string> =>
  new Set(messages.flatMap(message => (message.mine && message.clientId ? [message.clientId] : [])))

/** The ids of those that the conversation shows by now, or that the brand has had for so long that it is no news here. */
export const arrivedIn = (outbox: readonly Entry[], messages: readonly ChatMessage[], now: number): Set<string> => {
  const shown = shownIn(messages)
  const isDone = (entry: Entry) => shown.has(entry.id) || (entry.state === 'accepted' && now - entry.at > weekMs)
  return new Set(outbox.filter(isDone).map(entry => entry.id))
}

/** Milliseconds until the next try after so many that failed: 1 s, 2 s, 4 s … 30 s, spread a little. */
export const waitFor = (failures: number, random = Math.random()): number =>
  Math.round(Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 5)) * (0.8 + 0.4 * random))
