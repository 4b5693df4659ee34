import { type Call, keepSent, type Out, type Sent, sentAs, sentOf, textOf } from '#channel'
import { failure } from './complaint.ts'
import { graph } from './graph.ts'
import { type Piece, piecesOf } from '../meta/pieces.ts'
import type { Ctx } from './settings.ts'

export const windowMs = 24 * 3_600_000

const no = (code: string, text = ''): Sent => ({ kind: 'rejected', code, text })

/** Whose token it is, is who writes: the account, or the page for it. */
const post = (ctx: Ctx, token: string, json: object): Promise<Call> => graph(ctx, token, 'me/messages', { json })

/** Behind the window only a person may write, and says so by the tag. */
const reasonOf = ({ heardAt }: Out, now: number) =>
  heardAt !== undefined && now - heardAt >= windowMs ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {}

/** A direct message, in as many messages of Instagram as it takes. One that broke off in the middle goes on there. */
export async function sendMessage(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return no(pieces)
  const isSeveral = pieces.length > 1
  const ids = isSeveral ? await sentOf(out, ctx) : []
  for (const message of pieces.slice(ids.length)) {
    const call = await post(ctx, token, bodyOf(out, message, ctx.now()))
    const id = idIn(call)
    if (id === undefined) return failure(call, ctx.now(), token)
    ids.push(id)
    if (isSeveral) await keepSent(out, ctx, ids)
  }
  return sentAs(ids)
}

const bodyOf = (out: Out, message: Piece, now: number) => ({
  recipient: { id: out.to.id },
  ...reasonOf(out, now),
  message,
})

const idIn = (call: Call): string | undefined =>
  call.kind === 'answer' && call.ok ? textOf(call.json.message_id) : undefined

/** Opens the private thread from a comment; each of them once. */
export async function sendPrivateReply(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return no(pieces)
  if (pieces.length !== 1 || out.parts?.some(part => 'file' in part)) return no('cannot-carry', 'one text is all')
  const recipient = { comment_id: out.targetId ?? out.to.lane }
  const call = await post(ctx, token, { recipient, message: pieces[0] })
  const id = idIn(call)
  if (call.kind !== 'answer' || id === undefined) return failure(call, ctx.now(), token)
  const person = textOf(call.json.recipient_id)
  const opened = person === undefined ? {} : { opened: { lane: person, personId: person } }
  return { kind: 'sent', externalId: id, ...opened }
}

/** The only reaction that the platform takes from a brand. */
const heart = /^(?:❤|♥)\uFE0F?$/

/** Seen, typing, a reaction: what leaves no message. */
export async function sendAction(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const { deed, emoji } = out
  if (deed === 'react' && emoji && !heart.test(emoji)) return no('cannot-carry', emoji)
  const call = await post(ctx, token, { recipient: { id: out.to.id }, ...actionOf(out) })
  if (call.kind !== 'answer' || !call.ok) return failure(call, ctx.now(), token)
  return { kind: 'sent', externalId: out.targetId ?? out.id }
}

function actionOf({ deed, emoji, targetId }: Out) {
  if (deed === 'read') return { sender_action: 'mark_seen' }
  if (deed === 'typing') return { sender_action: 'typing_on' }
  return emoji
    ? { sender_action: 'react', payload: { message_id: targetId, reaction: 'love' } }
    : { sender_action: 'unreact', payload: { message_id: targetId } }
}
