import type { FileCard, Message, MessagePart } from '#protocol'
import cup from './cup.svg'

const at = new Date(2026, 10, 21, 11, 6).getTime()
export const noon = at + 54 * 60_000
let made = 0

/** A message of Marta's, a minute after the one before. */
export const theirs = (text: string | null, more: Partial<Message> = {}): Message => ({
  ...{ id: `m-${++made}`, conversationId: 'c', direction: 'in', visibility: 'private', kind: 'text', text },
  author: { kind: 'customer', id: 'marta', name: 'Marta Iborra' },
  ...{ profileId: 'p', channel: 'telegram', subject: null, album: null, parts: [], system: null, quote: null },
  ...{
    at: at + made * 60_000,
    receivedAt: at,
    historic: false,
    state: 'received',
    stateAt: null,
    heldUntil: null,
    sendAt: null,
  },
  ...{ failure: null, editedAt: null, deletedAt: null, versions: 0, reactions: [] },
  ...{ isHidden: false, isLiked: false, acts: [] },
  ...more,
})

/** One of ours. */
export const ours = (text: string, more: Partial<Message> = {}): Message =>
  theirs(text, {
    ...{ direction: 'out', state: 'read', stateAt: at + 3_600_000 },
    author: { kind: 'agent', id: 'lucia', name: 'Lucía Prado' },
    ...more,
  })

const picture = (number: number): FileCard => ({
  ...{ id: `f-${++made}`, name: `taza-${number}.jpg`, type: 'image/jpeg', size: 81_000, state: 'ready' },
  ...{ address: cup, thumbnail: cup, width: 640, height: 480, failure: null },
})

/** A voice note; too large to be looked at before it is heard. */
export const sound = (): MessagePart => ({
  ...{ kind: 'audio', durationMs: 84_000 },
  file: { ...picture(1), name: 'nota-de-voz.ogg', type: 'audio/ogg', size: 5_000_000 },
})

/** So many pictures, sent as one. */
export const pictures = (count: number): MessagePart[] =>
  Array.from({ length: count }, (_, place) => ({ kind: 'image', file: picture(place + 1) }))

export const act = (deed: Message['acts'][number]['deed'], more: Partial<Message['acts'][number]> = {}) => ({
  ...{ id: `a-${++made}`, deed, emoji: null, text: null, on: null, state: 'queued' as const, failure: null },
  ...more,
})

/** What was posted, with the comments under it. */
export const post = (text: string): MessagePart => ({
  ...{ kind: 'post', id: 'p-1', text, author: 'urraca', url: 'https://example.com/p-1', picture: picture(1) },
})
