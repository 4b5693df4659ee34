import type { ChatMessage } from '#protocol'
import { type Entry, shownIn, without } from './outbox.ts'
import { isSameDay } from './when.ts'

/** A message; `isLast` of a run by the same author: there stand face, name and time. */
export type MessageLine = { kind: 'message'; message: ChatMessage; isLast: boolean; showsState: boolean }
/** What is still on its way; its state is shown where it differs from that of the next one. */
export type EntryLine = { kind: 'entry'; entry: Entry; showsState: boolean }
export type Line = { kind: 'day'; at: number } | MessageLine | EntryLine

const runMs = 5 * 60_000

/**
 * The conversation with its days, then what it doesn't show yet. Another tab may put back for a moment what this one has
 * taken out of the outbox: whatever stands in the conversation is not shown twice.
 */
export function linesOf(messages: readonly ChatMessage[], kept: readonly Entry[]): Line[] {
  const outbox = without(kept, shownIn(messages))
  const lines: Line[] = []
  const lastOwn = messages.map(message => message.mine).lastIndexOf(true)
  let day = Number.NaN
  for (const [place, message] of messages.entries()) {
    if (!isSameDay(message.at, day)) lines.push({ kind: 'day', at: message.at })
    day = message.at
    const isLast = !isSameRun(message, messages[place + 1])
    lines.push({ kind: 'message', message, isLast, showsState: place === lastOwn && outbox.length === 0 })
  }
  for (const [place, entry] of outbox.entries()) {
    lines.push({ kind: 'entry', entry, showsState: entry.state !== outbox[place + 1]?.state })
  }
  return lines
}

const isSameRun = (message: ChatMessage, next: ChatMessage | undefined): boolean =>
  next !== undefined &&
  next.mine === message.mine &&
  next.author.name === message.author.name &&
  next.at - message.at <= runMs &&
  isSameDay(next.at, message.at)
