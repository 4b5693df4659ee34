import type { Out, Sent } from '#channel'
import { callLine, refusedBy } from './call.ts'
import { compose } from './compose.ts'
import { answer } from './answer.ts'
import { push } from './push.ts'
import type { Ctx } from './token.ts'

export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  if (out.deed === 'typing') return typing(out, ctx)
  if (out.deed === 'read') return read(out, ctx)
  const messages = await compose(out, ctx)
  if ('kind' in messages) return messages
  const reply = out.tokens?.reply
  return reply ? answer(messages, reply, out, ctx) : push(messages, out, ctx)
}

const loadingSeconds = 20

/** Three dots, which LINE shows to one person alone, and until a message comes. */
async function typing(out: Out, ctx: Ctx): Promise<Sent> {
  if (!out.to.lane.startsWith('U')) return done(out)
  return told(out, ctx, '/v2/bot/chat/loading/start', { chatId: out.to.lane, loadingSeconds })
}

/** Up to this message. LINE lends a token for it with each; what came before that cannot be marked. */
async function read(out: Out, ctx: Ctx): Promise<Sent> {
  const token = out.tokens?.read
  return token === undefined ? done(out) : told(out, ctx, '/v2/bot/chat/markAsRead', { markAsReadToken: token })
}

const done = ({ id }: Out): Sent => ({ kind: 'sent', externalId: id })

async function told(out: Out, ctx: Ctx, path: string, json: object): Promise<Sent> {
  const call = await callLine(ctx, path, { json })
  return call.kind === 'answer' && call.ok ? done(out) : refusedBy(call, ctx.now())
}
