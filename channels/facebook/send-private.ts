import { type Call, keepSent, type Out, type Sent, sentAs, sentOf, textOf } from '#channel'
import { failure } from './complaint.ts'
import { graph, path } from './graph.ts'
import { type Piece, piecesOf } from '../meta/pieces.ts'
import type { Ctx } from './settings.ts'

export const windowMs = 24 * 3_600_000

const no = (code: string, text = ''): Sent => ({ kind: 'rejected', code, text })

const post = (out: Out, ctx: Ctx, token: string, json: object): Promise<Call> =>
  graph(ctx, token, path(out.profileKey, 'messages'), { json })

/** Inside the window an answer; behind it only a person may write, and says so by the tag. */
const reasonOf = ({ heardAt }: Out, now: number) =>
  heardAt !== undefined && now - heardAt >= windowMs
    ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    : { messaging_type: 'RESPONSE' }

/** A private message, in as many messages of Messenger as it takes. One that broke off in the middle goes on there. */
export async function sendMessage(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return no(pieces)
  const isSeveral = pieces.length > 1
  const ids = isSeveral ? await sentOf(out, ctx) : []
  for (const piece of pieces.slice(ids.length)) {
    const call = await post(out, ctx, token, bodyOf(out, piece, ids.length === 0, ctx.now()))
    const id = call.kind === 'answer' && call.ok ? textOf(call.json.message_id) : undefined
    if (id === undefined) return failure(call, ctx.now(), token)
    ids.push(id)
    if (isSeveral) await keepSent(out, ctx, ids)
  }
  return sentAs(ids)
}

const bodyOf = (out: Out, piece: Piece, isFirst: boolean, now: number) => ({
  recipient: { id: out.to.id },
  ...reasonOf(out, now),
  message: { ...piece, metadata: out.id },
  ...(isFirst && out.targetId ? { reply_to: { mid: out.targetId } } : {}),
})

/** What visitors post on the page has the page's id before its own; comments have that of their post. */
const recipientOf = (targetId: string, page: string) =>
  targetId.startsWith(`${page}_`) ? { post_id: targetId } : { comment_id: targetId }

/** Opens the private thread from a comment or a visitor's post; each of them once. */
export async function sendPrivateReply(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return no(pieces)
  if (pieces.length !== 1 || out.parts?.some(part => 'file' in part)) return no('cannot-carry', 'one text is all')
  const targetId = out.targetId ?? out.to.lane
  const call = await post(out, ctx, token, {
    recipient: recipientOf(targetId, out.profileKey),
    message: { ...pieces[0], metadata: out.id },
  })
  const id = call.kind === 'answer' && call.ok ? textOf(call.json.message_id) : undefined
  if (call.kind !== 'answer' || id === undefined) return failure(call, ctx.now(), token)
  const person = textOf(call.json.recipient_id)
  const opened = person === undefined ? {} : { opened: { lane: person, personId: person } }
  return { kind: 'sent', externalId: id, ...opened }
}

/** Seen, typing, a reaction: what leaves no message. */
export async function sendAction(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const call = await post(out, ctx, token, { recipient: { id: out.to.id }, ...actionOf(out) })
  if (call.kind !== 'answer' || !call.ok) return failure(call, ctx.now(), token)
  return { kind: 'sent', externalId: out.targetId ?? out.id }
}

function actionOf({ deed, emoji, targetId }: Out) {
  if (deed === 'read') return { sender_action: 'mark_seen' }
  if (deed === 'typing') return { sender_action: 'typing_on' }
  return emoji
    ? { sender_action: 'react', payload: { message_id: targetId, reaction: emoji } }
    : { sender_action: 'unreact', payload: { message_id: targetId } }
}
