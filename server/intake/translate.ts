import type { Arrival } from '#arrivals'
import { type Author, type Inbound, type InboundMessage, mediaKinds, type Part } from '#channel'
import { refOf, type Stranger } from '#customers'
import { cleanText, cleanValue, Fault, newId } from '#lib'
import { messageRef, type Signal, type StoredPart, threadIdOf } from '#messages'
import { awaitsAccounts, type Connected, type Profile } from '#profiles'
import type { Notice } from './notices.ts'
import { withoutOddities } from './oddities.ts'

/** What one inbound event becomes for the rooms above. */
export type Piece =
  | { kind: 'message'; arrival: Arrival }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'unknown'; what: string }

/** Of the envelope that it came in. */
type Origin = { number: number; receivedAt: number }

const media: ReadonlySet<string> = new Set(mediaKinds)
const isMedia = (part: Part) => media.has(part.kind)

/**
 * From the channel's words to ours; pure but for the ids of files to come.
 * @throws Fault `profile.unknown` when no profile of the connection has the event's key, `profile.waiting` until the
 * connection's accounts have been chosen, `malformed` when a value has a wrong type
 */
export function translate(inbound: Inbound, connected: Connected, envelope: Origin): Piece {
  const { receivedAt } = envelope
  if (inbound.kind === 'unknown') {
    if (inbound.what.startsWith('malformed')) throw new Fault('malformed', 422, { what: inbound.what })
    return { kind: 'unknown', what: inbound.what }
  }
  // The list of templates is asked for when it is needed.
  if (inbound.kind === 'templates') return { kind: 'unknown', what: inbound.kind }
  if (inbound.kind === 'health') {
    const { state, profileKey: key } = inbound
    const account = connected.profiles.size > 1 && connected.profiles.has(key) ? { account: key } : {}
    const code = requireText(inbound.code, 'code')
    return { kind: 'notice', notice: { kind: 'health', state, code, at: receivedAt, ...account } }
  }
  // Consent to advertising is not what an answer needs.
  if (inbound.kind === 'reach' && inbound.only) return { kind: 'unknown', what: inbound.kind }
  if (awaitsAccounts(connected)) throw new Fault('profile.waiting', 422)
  const profile = profileFor(connected, inbound.profileKey)
  // Of the accounts that the credentials reach, the brand has chosen some: the others are not ours to read.
  if (!profile && connected.channel.profiles) return { kind: 'unknown', what: 'account not chosen' }
  if (!profile) throw new Fault('profile.unknown', 422, { key: String(inbound.profileKey).slice(0, 200) })
  requireText(inbound.key, 'key')
  requireText(inbound.lane, 'lane')
  const at = timeOf(inbound.at, receivedAt)
  if (inbound.kind === 'message')
    return { kind: 'message', arrival: arrivalOf(inbound, connected, profile, at, envelope) }
  const notice = noticeOf(inbound, connected, profile, at)
  if (notice) return { kind: 'notice', notice }
  return { kind: 'signal', signal: signalOf(inbound as Told, connected, profile, at, envelope) }
}

type Told = Exclude<Inbound, { kind: 'message' | 'unknown' | 'typing' | 'reach' | 'moved' | 'health' | 'templates' }>

/** Who is meant by the account; where there is but one mailbox behind all of its addresses, whoever comes first. */
function profileFor({ profiles, channel }: Connected, key: string): Profile | undefined {
  return profiles.get(key) ?? (channel.catchAll ? profiles.values().next().value : undefined)
}

/** What is said of people and of the account; undefined for what is said of messages. */
function noticeOf(inbound: Inbound, connected: Connected, profile: Profile, at: number): Notice | undefined {
  const { workspaceId } = connected
  const person = (author: Author) => strangerOf(author, connected, profile)
  switch (inbound.kind) {
    case 'typing':
      return {
        kind: 'typing',
        workspaceId,
        threadId: threadIdOf(profile.id, inbound.lane, person(inbound.from).ref),
        at,
      }
    case 'reach':
      return { kind: 'reach', workspaceId, ref: person(inbound.from).ref, isReachable: inbound.isReachable, at }
    case 'moved':
      return { kind: 'moved', from: person(inbound.from), to: person(inbound.to) }
    default:
      return undefined
  }
}

/** The vendor's time, never later than ours. */
const timeOf = (at: number | undefined, receivedAt: number): number =>
  typeof at === 'number' && Number.isFinite(at) && at > 0 ? Math.min(Math.floor(at), receivedAt) : receivedAt

function arrivalOf(
  message: InboundMessage,
  connected: Connected,
  profile: Profile,
  at: number,
  { number, receivedAt }: Origin,
): Arrival {
  const { workspaceId, channel } = connected
  const from = strangerOf(message.from, connected, profile)
  const parts = (message.parts ?? []).map(storedPart)
  return {
    workspaceId,
    profileId: profile.id,
    channel: channel.id,
    lane: cleanText(message.lane),
    threadId: threadIdOf(profile.id, message.lane, from.ref),
    from,
    ref: messageRef(profile.id, requireText(message.externalId, 'externalId')),
    externalId: cleanText(message.externalId),
    quoteRef:
      message.quoteOf === undefined ? undefined : messageRef(profile.id, requireText(message.quoteOf, 'quoteOf')),
    album: textOf(message.album)?.slice(0, 200),
    text: textOf(message.text),
    subject: textOf(message.subject),
    kind: message.text || parts.length === 0 ? 'text' : parts[0]!.kind,
    parts,
    tokens: message.tokens && cleanValue(message.tokens),
    visibility: message.visibility === 'public' ? 'public' : 'private',
    echo: message.echo === true,
    at,
    receivedAt,
    envelope: number,
    // What a machine wrote wants no answer: it starts as little as history does.
    historic: message.historic === true || message.automatic === true || at < receivedAt - channel.can.backfillMs,
  }
}

function signalOf(inbound: Told, connected: Connected, profile: Profile, at: number, { number }: Origin): Signal {
  const { workspaceId } = connected
  const common = { workspaceId, profileId: profile.id, key: cleanText(inbound.key), at, envelope: number }
  const target = () => ({ targetId: requireText(inbound.targetId, 'targetId') })
  switch (inbound.kind) {
    case 'edit':
      return {
        ...common,
        ...target(),
        deed: {
          ...{ kind: 'edit', text: textOf(inbound.text) ?? null, parts: inbound.parts?.map(storedPart) },
          connectionId: connected.id,
        },
      }
    case 'deletion':
      return { ...common, ...target(), deed: { kind: 'deletion' } }
    case 'reaction':
      return {
        ...common,
        ...target(),
        deed: { kind: 'reaction', authorRef: strangerOf(inbound.from, connected, profile).ref, emoji: inbound.emoji },
      }
    case 'receipt': {
      const deed = {
        kind: 'receipt' as const,
        state: inbound.state,
        ...(inbound.ourId ? { ourId: inbound.ourId } : {}),
        ...(inbound.code ? { code: inbound.code } : {}),
        ...(inbound.text ? { text: cleanText(inbound.text) } : {}),
      }
      if (!inbound.upTo) return { ...common, ...target(), deed }
      const from = strangerOf(inbound.from ?? { id: inbound.lane }, connected, profile)
      return { ...common, threadId: threadIdOf(profile.id, inbound.lane, from.ref), deed }
    }
  }
}

function strangerOf(author: Author, connected: Connected, profile: Profile): Stranger {
  const id = requireText(author?.id, 'from.id')
  const channel = connected.channel.id
  return {
    workspaceId: connected.workspaceId,
    ref: refOf(channel, author.scope === 'channel' ? '' : profile.id, id),
    channel,
    externalId: cleanText(id),
    name: (textOf(author.name) ?? '').slice(0, 200),
    handle: textOf(author.handle),
    picture: textOf(author.picture),
    language: textOf(author.language)?.slice(0, 20),
    known: author.known,
  }
}

/** Media get the id of a file of ours at once: its bytes are fetched later. */
const storedPart = (part: Part): StoredPart => {
  const clean = withoutOddities(cleanValue(part))
  if (clean.kind === 'post' && clean.picture) return { ...clean, file: newId() }
  if (!isMedia(clean) || !('ref' in clean)) return clean
  return { ...clean, file: clean.ref.kept ?? newId() }
}

// Longer than anything that people write; the whole lies in the envelope.
const longestText = 65_536

const textOf = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new Fault('malformed', 422, { what: 'a text that is none' })
  return cleanText(value).slice(0, longestText)
}

function requireText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '' || value.length > 2000) throw new Fault('malformed', 422, { what })
  return value
}
