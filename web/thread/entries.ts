import type { Message, MessagePart } from '#protocol'

export type PostPart = Extract<MessagePart, { kind: 'post' }>

/** One line of a conversation on screen, oldest first. */
export type Entry =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string; isInSquare?: boolean }
  | { kind: 'head'; key: string; first: Message; isPublic: boolean }
  /** `isElsewhere`: it belongs to another conversation than what stands around it. */
  | { kind: 'line'; key: string; message: Message; isInSquare?: boolean; isElsewhere?: boolean }
  /** An old stretch, in one sentence; what was said in it follows where it is open. */
  | { kind: 'fold'; key: string; messages: readonly Message[]; isOpen: boolean }
  | (Spoken & { kind: 'message'; key: string; message: Message })

type Spoken = {
  /** All that was sent as one, in its order; `message` speaks for them. */
  album?: readonly Message[]
  /** It goes on from the one above: same person, same side, no long pause. */
  isMore: boolean
  /** It is the last of those that go on from each other: time and state stand under it. */
  isLast: boolean
  /** The head of its stretch says the same minute. */
  isTimed: boolean
  /** Anyone can read it; `square` says where in the block under the awning it stands. */
  square?: { isFirst: boolean; isLast: boolean; post?: PostPart }
}

/** Which conversations are told in a sentence, and which of those have been opened. */
export type Folding = { isOld: (message: Message) => boolean; isOpen: (conversationId: string) => boolean }

const PAUSE_MS = 5 * 60_000

/** How a timeline is laid out: old stretches in a sentence each, and between them what is looked at as it was said. */
export function entriesOf(
  messages: readonly Message[],
  unreadFrom: string | undefined,
  dayOf: (at: number) => string,
  folding?: Folding,
): Entry[] {
  const runs = runsOf(messages, folding)
  return finish(
    runs.flatMap((run, at) => {
      const days = (key: string) => laidOut(run.messages, unreadFrom, dayOf, key)
      if (!run.isOld || !folding) return days(runs[at - 1]?.messages.at(-1)?.id ?? '')
      const { id, conversationId } = run.messages.at(-1)!
      const isOpen = folding.isOpen(conversationId)
      const fold: Entry = { kind: 'fold', key: `fold-${id}`, messages: run.messages, isOpen }
      return isOpen ? [fold, ...days(id)] : [fold]
    }),
  )
}

type Run = { isOld: boolean; messages: Message[] }

/** What stands together: all that is not old, and of what is old the lines in a row of one conversation. */
function runsOf(messages: readonly Message[], folding: Folding | undefined): Run[] {
  const runs: Run[] = []
  for (const message of messages) {
    const isOld = folding?.isOld(message) ?? false
    const last = runs.at(-1)
    const goesOnHere = !isOld || last?.messages[0]?.conversationId === message.conversationId
    if (last?.isOld === isOld && goesOnHere) last.messages.push(message)
    else runs.push({ isOld, messages: [message] })
  }
  return runs
}

/** Days, the line to read on from, stretches of one place, and what was said in them. `key` tells this run from others. */
function laidOut(
  messages: readonly Message[],
  unreadFrom: string | undefined,
  dayOf: (at: number) => string,
  key: string,
): Entry[] {
  const entries: Entry[] = []
  let before: Message | undefined
  let place: string | undefined
  let around: string | undefined
  let day: string | undefined
  for (const message of messages) {
    if (dayOf(message.at) !== day) {
      day = dayOf(message.at)
      place = undefined
      entries.push({ kind: 'day', key: `day-${day}-${key}`, at: message.at })
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
    const last = entries.at(-1)
    if (last?.kind === 'message' && before && isOfAlbum(before, message))
      entries[entries.length - 1] = joined(last, message)
    else if (isSpoken(message)) entries.push(spoken(message, before))
    else
      entries.push({ kind: 'line', key: message.id, message, ...(isAside(message, around) && { isElsewhere: true }) })
    before = isSpoken(message) ? message : undefined
    if (before) around = before.conversationId
  }
  return entries
}

/** Notes and what happened are ours; they stand where they are without beginning a stretch. */
const isSpoken = (message: Message): boolean => message.direction === 'in' || message.direction === 'out'

const isAside = ({ conversationId }: Message, around: string | undefined): boolean =>
  around !== undefined && conversationId !== around

const placeOf = (message: Message): string =>
  `${message.conversationId}/${message.channel}/${message.profileId}/${message.visibility}`

function spoken(message: Message, before: Message | undefined): Entry {
  const isMore = before !== undefined && goesOn(before, message)
  return { kind: 'message', key: message.id, message, isMore, isLast: true, isTimed: false }
}

/** Sent as one, and told apart by the platform alone. What was taken back since stands for itself. */
function isOfAlbum(before: Message, message: Message): boolean {
  if (before.direction !== message.direction || before.deletedAt !== null || message.deletedAt !== null) return false
  if (before.album !== null || message.album !== null) return before.album === message.album
  const isRun = goesOn(before, message) && message.at - before.at < RUN_MS
  return isRun && message.direction === 'in' && isOnlySeen(before) && isOnlySeen(message)
}

/** Some platforms send an album picture by picture and do not tell that it was one. */
const RUN_MS = 60_000

/** Pictures and films without a word beside them. */
export const isOnlySeen = ({ text, subject, quote, parts }: Message): boolean =>
  !text && !subject && !quote && parts.length > 0 && parts.every(({ kind }) => kind === 'image' || kind === 'video')

/** The one with words speaks for the album. */
function joined(entry: Extract<Entry, { kind: 'message' }>, message: Message): Entry {
  const album = [...(entry.album ?? [entry.message]), message]
  return { ...entry, message: album.find(each => each.text) ?? album[0]!, album }
}

function goesOn(before: Message, message: Message): boolean {
  const isSame =
    before.direction === message.direction &&
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id
  return isSame && before.author.name === message.author.name && message.at - before.at < PAUSE_MS
}

/** What each needs to know of those around it. */
function finish(entries: Entry[]): Entry[] {
  const isPublic = entries.map((entry, at) => isInSquare(entry) || (isQuiet(entry) && isWithin(entries, at)))
  let headAt = Number.NaN
  let under: string | undefined
  return entries.map((entry, at) => {
    if (entry.kind === 'line' || entry.kind === 'unread') return isPublic[at] ? { ...entry, isInSquare: true } : entry
    if (entry.kind === 'head') {
      headAt = entry.first.at
      under = undefined
    }
    if (entry.kind !== 'message') return entry
    const isTimed = Math.floor(entry.message.at / 60_000) === Math.floor(headAt / 60_000)
    const next = entries[at + 1]
    const isLast = !(next?.kind === 'message' && next.isMore)
    if (!isPublic[at]) return { ...entry, isLast, isTimed }
    const post = postOf(entry.message)
    const isNew = post !== undefined && nameOf(post) !== under
    if (post) under = nameOf(post)
    const square = { isFirst: !isPublic[at - 1], isLast: !isPublic[at + 1], ...(isNew && { post }) }
    return { ...entry, isLast, isTimed, square }
  })
}

/** What a public message stands under: said once for all that stand under it. */
const postOf = ({ parts }: Message): PostPart | undefined => parts.find(part => part.kind === 'post')
const nameOf = ({ id, url, text }: PostPart): string => id ?? url ?? text ?? ''

const isInSquare = (entry: Entry | undefined): boolean =>
  entry?.kind === 'message' && entry.message.visibility === 'public'

/** It says nothing that anybody could take for public: a note never stands in the square. */
const isQuiet = (entry: Entry): boolean =>
  entry.kind === 'unread' || (entry.kind === 'line' && entry.message.direction === 'system')

/** The square goes on around it. */
function isWithin(entries: readonly Entry[], at: number): boolean {
  let before = at - 1
  while (before >= 0 && isQuiet(entries[before]!)) before--
  let next = at + 1
  while (next < entries.length && isQuiet(entries[next]!)) next++
  return isInSquare(entries[before]) && isInSquare(entries[next])
}

/** The first of the last `unread` messages that the customer wrote. */
export function firstUnread(messages: readonly Message[], unread: number): string | undefined {
  if (unread <= 0) return undefined
  const theirs = messages.filter(message => message.direction === 'in' && !message.historic)
  return theirs.at(-unread)?.id ?? theirs[0]?.id
}

/** Whether the entry shows this message, alone or in an album. */
export function isOf(entry: Entry, messageId: string): boolean {
  if (entry.kind === 'fold') return !entry.isOpen && entry.messages.some(({ id }) => id === messageId)
  if (entry.kind === 'line') return entry.message.id === messageId
  if (entry.kind !== 'message') return false
  return entry.message.id === messageId || (entry.album ?? []).some(({ id }) => id === messageId)
}
