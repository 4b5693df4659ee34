import type { Message } from '#protocol'

/** One line of a conversation on screen, oldest first. */
export type Entry =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'head'; key: string; first: Message; isPublic: boolean }
  | { kind: 'line'; key: string; message: Message }
  | (Spoken & { kind: 'message'; key: string; message: Message })

type Spoken = {
  /** It goes on from the one above: same person, same side, no long pause. */
  isMore: boolean
  /** It is the last of those that go on from each other: time and state stand under it. */
  isLast: boolean
  /** The head of its stretch says the same minute. */
  isTimed: boolean
  /** Anyone can read it; `square` says where in the block under the awning it stands. */
  square?: { isFirst: boolean; isLast: boolean }
}

const PAUSE_MS = 5 * 60_000

/** How a conversation is laid out: days, the line to read on from, stretches of one place, and what was said in them. */
export function entriesOf(
  messages: readonly Message[],
  unreadFrom: string | undefined,
  dayOf: (at: number) => string,
): Entry[] {
  const entries: Entry[] = []
  let before: Message | undefined
  let place: string | undefined
  let day: string | undefined
  for (const message of messages) {
    if (dayOf(message.at) !== day) {
      day = dayOf(message.at)
      place = undefined
      entries.push({ kind: 'day', key: `day-${day}`, at: message.at })
    }
    if (isSpoken(message) && placeOf(message) !== place) {
      place = placeOf(message)
      before = undefined
      entries.push({
        kind: 'head',
        key: `head-${message.id}`,
        first: message,
        isPublic: message.visibility === 'public',
      })
    }
    if (message.id === unreadFrom) {
      before = undefined
      entries.push({ kind: 'unread', key: 'unread' })
    }
    if (isSpoken(message)) entries.push(spoken(message, before))
    else entries.push({ kind: 'line', key: message.id, message })
    before = isSpoken(message) ? message : undefined
  }
  return finish(entries)
}

/** Notes and what happened are ours; they stand where they are without beginning a stretch. */
const isSpoken = (message: Message): boolean => message.direction === 'in' || message.direction === 'out'

const placeOf = (message: Message): string => `${message.channel}/${message.profileId}/${message.visibility}`

function spoken(message: Message, before: Message | undefined): Entry {
  const isMore = before !== undefined && goesOn(before, message)
  return { kind: 'message', key: message.id, message, isMore, isLast: true, isTimed: false }
}

function goesOn(before: Message, message: Message): boolean {
  const isSame =
    before.direction === message.direction &&
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id
  return isSame && before.author.name === message.author.name && message.at - before.at < PAUSE_MS
}

/** What each needs to know of the one after it. */
function finish(entries: Entry[]): Entry[] {
  let headAt = Number.NaN
  return entries.map((entry, at) => {
    if (entry.kind === 'head') headAt = entry.first.at
    if (entry.kind !== 'message') return entry
    const isTimed = Math.floor(entry.message.at / 60_000) === Math.floor(headAt / 60_000)
    const next = entries[at + 1]
    const isLast = !(next?.kind === 'message' && next.isMore)
    if (entry.message.visibility !== 'public') return { ...entry, isLast, isTimed }
    const previous = entries[at - 1]
    const square = { isFirst: !isInSquare(previous), isLast: !isInSquare(next) }
    return { ...entry, isLast, isTimed, square }
  })
}

const isInSquare = (entry: Entry | undefined): boolean =>
  entry?.kind === 'message' && entry.message.visibility === 'public'

/** The first of the last `unread` messages that the customer wrote. */
export function firstUnread(messages: readonly Message[], unread: number): string | undefined {
  if (unread <= 0) return undefined
  const theirs = messages.filter(message => message.direction === 'in' && !message.historic)
  return theirs.at(-unread)?.id ?? theirs[0]?.id
}
