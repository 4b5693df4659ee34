import { type Fields, fieldsOf, listOf, type Out, type Sent, textOf, timeOf } from '#channel'
import { facetsOf } from './facets.ts'
import { beforehand, didOf } from './send-post.ts'
import { account, askChat, type Ctx, goodIn, mayNot, query, type Said, tellChat } from './session.ts'
import { unsentAs } from './unsent-as.ts'

const skewMs = 60_000
const page = 50

/** What the chat said, where a password without the right to it is a matter of the connection, not of the message. */
const chatUnsent = (said: Said, ctx: Ctx): Exclude<Sent, { kind: 'sent' }> =>
  mayNot(said.call) ? { kind: 'retry', after: skewMs, code: 'no-messages' } : unsentAs(said, ctx)

/** In the conversation that the lane names; with a person alone it is looked up, or begun. */
export async function sendMessage(out: Out, ctx: Ctx): Promise<Sent> {
  const isPerson = /^(did:|at:\/\/)/.test(out.to.lane)
  return isPerson ? startMessage(out, ctx) : say(out, ctx, out.to.lane)
}

/** A direct message to somebody who wrote in public: the conversation of the two is the same for ever. */
export async function startMessage(out: Out, ctx: Ctx): Promise<Sent> {
  const members = [out.to.id]
  const said = await askChat(ctx, query('chat.bsky.convo.getConvoForMembers', { members }))
  const lane = textOf(fieldsOf(goodIn(said)?.convo).id)
  if (!lane) return beforehand(chatUnsent(said, ctx))
  // The target stands in public: it is no message of this conversation.
  const { targetId: _, ...message } = out
  const sent = await say(message, ctx, lane)
  return sent.kind === 'sent' ? { ...sent, opened: { lane, personId: out.to.id } } : sent
}

async function say(out: Out, ctx: Ctx, convoId: string): Promise<Sent> {
  // Whoever answers a request has accepted it; done again it changes nothing.
  const accepted = await tellChat(ctx, 'chat.bsky.convo.acceptConvo', { convoId })
  if (!goodIn(accepted)) return beforehand(chatUnsent(accepted, ctx))
  const text = out.text ?? ''
  const facets = await facetsOf(text, handle => didOf(ctx, handle))
  const message = {
    text,
    ...(facets.length > 0 ? { facets } : {}),
    ...(out.targetId ? { replyTo: { messageId: out.targetId } } : {}),
  }
  const said = await tellChat(ctx, 'chat.bsky.convo.sendMessage', { convoId, message })
  const id = textOf(goodIn(said)?.id)
  if (id) return { kind: 'sent', externalId: id }
  return goodIn(said) ? { kind: 'unsure' } : chatUnsent(said, ctx)
}

/** The last messages of a conversation, newest first; undefined when it cannot be asked for. */
async function lastMessages(ctx: Ctx, convoId: string): Promise<Fields[] | undefined> {
  const good = goodIn(await askChat(ctx, query('chat.bsky.convo.getMessages', { convoId, limit: String(page) })))
  return good && listOf(good.messages).map(fieldsOf)
}

/** A message of ours with the same words since it was written; undefined when the platform does not say. */
export async function findMessage(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const session = await account(ctx)
  if ('call' in session) return undefined
  const convoId = await laneOf(out, ctx)
  const messages = convoId && (await lastMessages(ctx, convoId))
  if (!messages) return undefined
  const since = messages.filter(({ sentAt }) => (timeOf(sentAt, 'iso') ?? 0) >= out.at - skewMs)
  const found = since.findLast(
    ({ sender, text }) => fieldsOf(sender).did === session.did && (textOf(text) ?? '').trim() === out.text?.trim(),
  )
  const id = textOf(found?.id)
  if (!id) return since.length === messages.length && messages.length === page ? undefined : notThere
  const opened = out.deed === 'private-reply' ? { opened: { lane: convoId, personId: out.to.id } } : {}
  return { kind: 'sent', externalId: id, ...opened }
}

const notThere: Sent = { kind: 'retry', after: 0, code: 'not-arrived' }

async function laneOf({ deed, to }: Out, ctx: Ctx): Promise<string | undefined> {
  if (deed === 'message' && !/^(did:|at:\/\/)/.test(to.lane)) return to.lane
  const said = await askChat(ctx, query('chat.bsky.convo.getConvoForMembers', { members: [to.id] }))
  return textOf(fieldsOf(goodIn(said)?.convo).id)
}

/** One emoji under a message; `null` takes away all of ours, for the platform lets one person have several. */
export async function react(out: Out, ctx: Ctx): Promise<Sent> {
  const place = { convoId: out.to.lane, messageId: out.targetId! }
  const done: Sent = { kind: 'sent', externalId: out.targetId! }
  if (out.emoji)
    return settled(await tellChat(ctx, 'chat.bsky.convo.addReaction', { ...place, value: out.emoji }), ctx, done)
  const session = await account(ctx)
  if ('call' in session) return unsentAs(session, ctx)
  const messages = await lastMessages(ctx, place.convoId)
  const mine = listOf(messages?.find(({ id }) => id === out.targetId)?.reactions)
    .map(fieldsOf)
    .filter(({ sender }) => fieldsOf(sender).did === session.did)
  for (const { value } of mine) {
    const said = await tellChat(ctx, 'chat.bsky.convo.removeReaction', { ...place, value })
    if (!goodIn(said)) return beforehand(chatUnsent(said, ctx))
  }
  return done
}

/** Read up to the message, or all of it. */
export async function markRead(out: Out, ctx: Ctx): Promise<Sent> {
  const body = { convoId: out.to.lane, ...(out.targetId ? { messageId: out.targetId } : {}) }
  return settled(await tellChat(ctx, 'chat.bsky.convo.updateRead', body), ctx, {
    kind: 'sent',
    externalId: out.targetId ?? out.id,
  })
}

/** For what may be done again without harm. */
const settled = (said: Said, ctx: Ctx, done: Sent): Sent => (goodIn(said) ? done : beforehand(chatUnsent(said, ctx)))
