import type { Colleague, Conversation, Message, MessagePart, NewNote } from '#protocol'
import { kindOf } from '#web/limits'
import type { Waiting } from '#web/outbox'

/** How a message that is still in this browser is drawn: as it will be once the server has it. */
export function pendingMessage(
  one: Waiting,
  conversation: Pick<Conversation, 'id' | 'profileId' | 'channel'>,
  me: { id: string; name: string },
  colleagues: readonly Colleague[],
): Message {
  const isNote = one.kind === 'note'
  return {
    id: one.body.id,
    conversationId: conversation.id,
    direction: isNote ? 'note' : 'out',
    visibility: isNote ? 'team' : one.body.visibility,
    author: { kind: 'agent', id: me.id, name: me.name },
    profileId: conversation.profileId,
    channel: conversation.channel,
    kind: 'text',
    text: one.body.text,
    subject: null,
    album: null,
    parts:
      one.kind === 'note' ? named(one.body, colleagues) : one.files.map(file => ({ kind: kindOf(file.type), file })),
    system: null,
    quote: null,
    at: one.at,
    receivedAt: one.at,
    historic: false,
    state: isNote ? 'kept' : 'queued',
    stateAt: null,
    heldUntil: null,
    sendAt: isNote ? null : (one.body.sendAt ?? null),
    failure: null,
    editedAt: null,
    deletedAt: null,
    versions: 0,
    reactions: [],
    isHidden: false,
    isLiked: false,
    acts: [],
  }
}

const named = ({ mentions = [] }: NewNote, colleagues: readonly Colleague[]): MessagePart[] =>
  colleagues.filter(({ id }) => mentions.includes(id)).map(({ id, name }) => ({ kind: 'mention', person: id, name }))
