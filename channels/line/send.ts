import { hash } from 'node:crypto'
import { type Call, fieldsOf, idOf, listOf, type Out, type Sent } from '#channel'
import { callLine, refusedBy } from './call.ts'
import { compose, type Message } from './compose.ts'
import type { Ctx } from './token.ts'

export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  if (out.deed === 'typing') return typing(out, ctx)
  const messages = await compose(out, ctx)
  return 'kind' in messages ? messages : push(messages, out, ctx)
}

const mostAtOnce = 5

/**
 * In pushes of five. Each has a key of its own, which LINE knows again for a day: sent once more, what has arrived does
 * not arrive twice, and its ids are told again.
 */
async function push(messages: readonly Message[], out: Out, ctx: Ctx): Promise<Sent> {
  const ids: string[] = []
  for (let from = 0; from < messages.length; from += mostAtOnce) {
    const call = await callLine(ctx, '/v2/bot/message/push', {
      json: { to: out.to.lane, messages: messages.slice(from, from + mostAtOnce) },
      headers: { 'x-line-retry-key': keyOf(out.id, from / mostAtOnce) },
    })
    const sent = idsIn(call)
    if (!sent) return refusedBy(call, ctx.now())
    ids.push(...sent)
  }
  const [externalId = out.id, ...alsoIds] = ids
  return { kind: 'sent', externalId, ...(alsoIds.length === 0 ? {} : { alsoIds }) }
}

/** Undefined when it was not taken, now or before. */
function idsIn(call: Call): string[] | undefined {
  if (call.kind !== 'answer' || (!call.ok && call.status !== 409)) return undefined
  const ids = listOf(call.json.sentMessages).map(sent => idOf(fieldsOf(sent).id))
  const known = ids.filter(id => id !== undefined)
  // A key that is known may be told without its messages.
  return known.length > 0 || call.status === 409 ? known : undefined
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Our id for the first push; LINE wants a UUID, so others are made of it. */
export function keyOf(id: string, index: number): string {
  if (index === 0 && isUuid.test(id)) return id
  const digits = hash('sha256', `${id} ${index}`, 'hex')
  return [8, 12, 16, 20, 32].map((end, at, ends) => digits.slice(at === 0 ? 0 : ends[at - 1], end)).join('-')
}

const loadingSeconds = 20

/** Three dots, which LINE shows to one person alone, and until a message comes. */
async function typing(out: Out, ctx: Ctx): Promise<Sent> {
  const done: Sent = { kind: 'sent', externalId: out.id }
  if (!out.to.lane.startsWith('U')) return done
  const call = await callLine(ctx, '/v2/bot/chat/loading/start', {
    json: { chatId: out.to.lane, loadingSeconds },
  })
  return call.kind === 'answer' && call.ok ? done : refusedBy(call, ctx.now())
}
