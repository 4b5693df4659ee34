import { hash } from 'node:crypto'
import { type Call, fieldsOf, idOf, listOf, type Out, type Sent, sentAs } from '#channel'
import { callLine, refusedBy } from './call.ts'
import type { Message } from './compose.ts'
import type { Ctx } from './token.ts'

export const mostAtOnce = 5

/**
 * In pushes of five. Each has a key of its own, which LINE knows again for a day: sent once more, what has arrived does
 * not arrive twice, and its ids are told again. `before` are ids of what went by another way.
 */
export async function push(messages: readonly Message[], out: Out, ctx: Ctx, before: string[] = []): Promise<Sent> {
  const ids = [...before]
  for (let from = 0; from < messages.length; from += mostAtOnce) {
    const call = await callLine(ctx, '/v2/bot/message/push', {
      json: { to: out.to.lane, messages: messages.slice(from, from + mostAtOnce) },
      headers: { 'x-line-retry-key': keyOf(out.id, from / mostAtOnce) },
    })
    const sent = idsIn(call)
    if (!sent && isOfTheQuote(call)) return push(withoutQuote(messages), out, ctx, before)
    if (!sent) return refusedBy(call, ctx.now())
    ids.push(...sent)
  }
  return sentAs(ids.length > 0 ? ids : [out.id])
}

/** Undefined when it was not taken, now or before. */
export function idsIn(call: Call): string[] | undefined {
  if (call.kind !== 'answer' || (!call.ok && call.status !== 409)) return undefined
  const ids = listOf(call.json.sentMessages).map(sent => idOf(fieldsOf(sent).id))
  const known = ids.filter(id => id !== undefined)
  // A key that is known may be told without its messages.
  return known.length > 0 || call.status === 409 ? known : undefined
}

/** What is quoted may have been taken back meanwhile: that keeps nobody from answering. */
export const isOfTheQuote = (call: Call): boolean =>
  call.kind === 'answer' && call.status === 400 && /quote ?token/i.test(call.text)

export const withoutQuote = (messages: readonly Message[]): Message[] =>
  messages.map(({ quoteToken: _, ...message }) => message as Message)

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Our id for the first push; LINE wants a UUID, so others are made of it. */
export function keyOf(id: string, index: number): string {
  if (index === 0 && isUuid.test(id)) return id
  const digits = hash('sha256', `${id} ${index}`, 'hex')
  return [8, 12, 16, 20, 32].map((end, at, ends) => digits.slice(at === 0 ? 0 : ends[at - 1], end)).join('-')
}
