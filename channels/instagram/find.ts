import { type Fields, fieldsOf, idOf, keepSent, listOf, type Out, type Sent, sentAs, sentOf, textOf } from '#channel'
import { graph, path } from './graph.ts'
import { mentionOf } from './parse-changes.ts'
import { dataIn, theOne } from '../meta/found.ts'
import { piecesOf } from '../meta/pieces.ts'
import type { Ctx } from './settings.ts'
import { tokenOf } from './token.ts'

const again: Sent = { kind: 'retry', after: 0, code: 'not-arrived' }

/**
 * Looks for a message whose answer was lost. Messages carry nothing of ours that can be asked for: it is there when
 * exactly one that is not the customer's has its text, is not older, and is none that we know. What can be done twice
 * just goes again; of a private reply and of the answer to a mention nothing can be asked.
 */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  if (!['message', 'reply', 'private-reply'].includes(out.deed)) return again
  if (out.deed === 'private-reply' || mentionOf(out.to.lane)) return undefined
  const lent = await tokenOf(out.profileKey, ctx)
  if ('trouble' in lent) return undefined
  return out.deed === 'message' ? findPiece(out, ctx, lent.token) : findReply(out, ctx, lent.token)
}

/** Of several messages the one that was on its way. When it is there, the others still have to go. */
async function findPiece(out: Out, ctx: Ctx, token: string): Promise<Sent | undefined> {
  const pieces = piecesOf(out, ctx)
  if (typeof pieces === 'string') return again
  const ids = pieces.length > 1 ? await sentOf(out, ctx) : []
  if (ids.length === pieces.length) return sentAs(ids)
  const fields = 'messages{id,created_time,from,to,message,attachments}'
  const call = await graph(ctx, token, 'me/conversations', {
    query: { platform: 'instagram', user_id: out.to.id, fields },
  })
  const talk = dataIn(call)
    ?.flatMap(each => listOf(fieldsOf(each.messages).data))
    .map(fieldsOf)
  const wanted = textOf(pieces[ids.length]?.text)
  const found = theOne(talk, out, ids, each => idOf(fieldsOf(each.from).id) !== out.to.id && isPiece(each, wanted))
  if (found === undefined) return undefined
  if (found === 'none') return again
  const all = [...ids, found]
  if (pieces.length > 1) await keepSent(out, ctx, all)
  return all.length === pieces.length ? sentAs(all) : again
}

const isPiece = (told: Fields, text: string | undefined): boolean =>
  text === undefined ? listOf(fieldsOf(told.attachments).data).length > 0 : told.message === text

async function findReply(out: Out, ctx: Ctx, token: string): Promise<Sent | undefined> {
  const query = { fields: 'id,text,timestamp' }
  const call = await graph(ctx, token, path(out.to.lane, 'replies'), { query })
  const found = theOne(dataIn(call), out, [], each => each.text === out.text)
  if (found === undefined) return undefined
  return found === 'none' ? again : sentAs([found])
}
