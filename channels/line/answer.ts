import { hash } from 'node:crypto'
import {
  type Call,
  fieldsOf,
  listOf,
  type MessageTokens,
  type Out,
  readJson,
  type Sent,
  sentAs,
  textOf,
} from '#channel'
import { callLine, refusedBy } from './call.ts'
import type { Message } from './compose.ts'
import { idsIn, isOfTheQuote, mostAtOnce, push, withoutQuote } from './push.ts'
import type { Ctx } from './token.ts'

type Reply = NonNullable<MessageTokens['reply']>

const longMs = 3_600_000

/**
 * Answers by the token that came with the customer's message: it costs nothing of the month's messages, but works once,
 * and LINE knows no answer again. So it is noted beforehand whose token it is. Whoever comes later, or too late, pushes;
 * but what may have arrived by the token is never pushed after it.
 */
export async function answer(messages: readonly Message[], reply: Reply, out: Out, ctx: Ctx): Promise<Sent> {
  const since = ctx.now() - reply.until
  const earlier = since < longMs ? await userOf(reply, ctx) : undefined
  const isOurs = earlier?.of === out.id
  if (isOurs && earlier.ids) return restOf(messages, earlier.ids, out, ctx)
  if (isOurs && since >= 0) return { kind: 'unsure' }
  if (since >= 0 || (earlier && !isOurs)) return push(messages, out, ctx)
  await note(reply, { of: out.id }, ctx)
  const call = await callReply(messages, reply, ctx)
  const ids = idsIn(call)
  if (ids) {
    await note(reply, { of: out.id, ids }, ctx)
    return restOf(messages, ids, out, ctx)
  }
  // Nobody but we ourselves can have used it in its minute.
  if (isSpent(call)) return isOurs ? sentAs([out.id]) : push(messages, out, ctx)
  if (call.kind === 'never' || (call.kind === 'answer' && call.status < 500)) await note(reply, undefined, ctx)
  return refusedBy(call, ctx.now())
}

async function callReply(messages: readonly Message[], { token }: Reply, ctx: Ctx): Promise<Call> {
  const ask = (list: readonly Message[]) =>
    callLine(ctx, '/v2/bot/message/reply', { json: { replyToken: token, messages: list.slice(0, mostAtOnce) } })
  const call = await ask(messages)
  return isOfTheQuote(call) ? ask(withoutQuote(messages)) : call
}

const restOf = (messages: readonly Message[], ids: string[], out: Out, ctx: Ctx): Promise<Sent> | Sent =>
  messages.length > mostAtOnce ? push(messages.slice(mostAtOnce), out, ctx, ids) : sentAs(ids)

const isSpent = (call: Call): boolean => call.kind === 'answer' && call.status === 400 && /reply token/i.test(call.text)

/** Which message of ours has used a token, and what it became as far as that is known. */
type User = { of: string; ids?: string[] }

/** Places are taken over by later tokens, so that they stay few. */
const placeOf = (digest: string) => `reply.${digest.slice(0, 3)}`
const digestOf = ({ token }: Reply) => hash('sha256', token, 'hex')

async function userOf(reply: Reply, { keep }: Ctx): Promise<User | undefined> {
  const digest = digestOf(reply)
  const kept = fieldsOf(readJson((await keep.read(placeOf(digest))) ?? ''))
  const of = textOf(kept.of)
  if (kept.token !== digest || of === undefined) return undefined
  return { of, ...(kept.ids === undefined ? {} : { ids: listOf(kept.ids).flatMap(id => textOf(id) ?? []) }) }
}

function note(reply: Reply, user: User | undefined, { keep }: Ctx): Promise<void> {
  const token = digestOf(reply)
  return keep.write(placeOf(token), user && JSON.stringify({ token, ...user }))
}
