import { type Fields, fieldsOf, idOf, keepSent, listOf, type Out, type Sent, sentAs, sentOf, textOf } from '#channel'
import { graph, pageToken, path } from './graph.ts'
import { dataIn, theOne } from '../meta/found.ts'
import { piecesOf } from '../meta/pieces.ts'
import type { Ctx } from './settings.ts'

const again: Sent = { kind: 'retry', after: 0, code: 'not-arrived' }
const messageFields = 'id,message,from,created_time,attachments'

/**
 * Looks for a message whose answer was lost. Messages carry nothing of ours that can be asked for: it is there when
 * exactly one of the page has its text, is not older, and is none that we know. What can be done twice just goes again.
 */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  if (!['message', 'reply', 'private-reply'].includes(out.deed)) return again
  const lent = await pageToken(ctx, out.profileKey)
  if ('trouble' in lent) return undefined
  if (out.deed === 'reply') return findReply(out, ctx, lent.token)
  return out.deed === 'message' ? findPiece(out, ctx, lent.token) : findPrivateReply(out, ctx, lent.token)
}

/** Of several messages the one that was on its way. When it is there, the others still have to go. */
async function findPiece(out: Out, ctx: Ctx, token: string): Promise<Sent | undefined> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return again
  const ids = pieces.length > 1 ? await sentOf(out, ctx) : []
  if (ids.length === pieces.length) return sentAs(ids)
  const query = { platform: 'messenger', user_id: out.to.id, fields: `messages.limit(25){${messageFields}}` }
  const call = await graph(ctx, token, path(out.profileKey, 'conversations'), { query })
  const talk = dataIn(call)
    ?.flatMap(each => listOf(fieldsOf(each.messages).data))
    .map(fieldsOf)
  const wanted = textOf(pieces[ids.length]?.text)
  const found = talk && theOne(talk, out, ids, each => isOurs(each, out) && isPiece(each, wanted))
  if (found === undefined) return undefined
  if (found === 'none') return again
  const all = [...ids, found]
  if (pieces.length > 1) await keepSent(out, ctx, all)
  return all.length === pieces.length ? sentAs(all) : again
}

const isPiece = (told: Fields, text: string | undefined): boolean =>
  text === undefined ? listOf(fieldsOf(told.attachments).data).length > 0 : told.message === text

/** An answer to an answer stands below the topmost comment as well. */
async function findReply(out: Out, ctx: Ctx, token: string): Promise<Sent | undefined> {
  const query = { filter: 'stream', order: 'reverse_chronological', fields: 'id,message,from,created_time' }
  const call = await graph(ctx, token, path(out.to.lane, 'comments'), { query })
  const found = theOne(dataIn(call), out, [], each => isOurs(each, out) && (each.message ?? '') === (out.text ?? ''))
  if (found === undefined) return undefined
  return found === 'none' ? again : sentAs([found])
}

async function findPrivateReply(out: Out, ctx: Ctx, token: string): Promise<Sent | undefined> {
  const fields = `can_reply_privately,private_reply_conversation{participants,messages.limit(25){${messageFields}}}`
  const call = await graph(ctx, token, path(out.targetId ?? out.to.lane), { query: { fields } })
  if (call.kind !== 'answer' || !call.ok) return undefined
  if (call.json.can_reply_privately === true) return again
  const talk = fieldsOf(call.json.private_reply_conversation)
  const messages = listOf(fieldsOf(talk.messages).data).map(fieldsOf)
  const found = theOne(messages, out, [], each => isOurs(each, out) && each.message === out.text)
  if (found === undefined || found === 'none') return undefined
  const people = listOf(fieldsOf(talk.participants).data).flatMap(each => idOf(fieldsOf(each).id) ?? [])
  const person = people.find(each => each !== out.profileKey)
  return { kind: 'sent', externalId: found, ...(person ? { opened: { lane: person, personId: person } } : {}) }
}

const isOurs = (told: Fields, { profileKey }: Out): boolean => idOf(fieldsOf(told.from).id) === profileKey
