import type { Out, Sent } from '#channel'
import { beforehand, call, type Ctx, goodIn, unsentAs } from './call.ts'
import { editStatus } from './edit.ts'
import { findStatus } from './find.ts'
import { sendStatus } from './send-status.ts'

const deeds: Partial<Record<Out['deed'], (out: Out, ctx: Ctx) => Promise<Sent>>> = {
  reply: sendStatus,
  post: sendStatus,
  'private-reply': sendStatus,
  edit: editStatus,
  unsend: (out, ctx) => about(out, ctx, 'DELETE', ''),
  like: (out, ctx) => about(out, ctx, 'POST', out.on === false ? '/unfavourite' : '/favourite'),
}

/** The server knows a post by `out.id` for an hour, so that the same once more is one post. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const deed = deeds[out.deed]
  return deed ? deed(out, ctx) : { kind: 'rejected', code: 'cannot-do', text: out.deed }
}

/** Whether a post arrived whose answer was lost; undefined for what may be done again without harm. */
export const find = async (out: Out, ctx: Ctx): Promise<Sent | undefined> =>
  deeds[out.deed] === sendStatus ? findStatus(out, ctx) : undefined

/** What may be done again without harm; a post that is gone cannot be deleted more. */
async function about(out: Out, ctx: Ctx, method: string, deed: string): Promise<Sent> {
  const done: Sent = { kind: 'sent', externalId: out.targetId! }
  const said = await call(ctx, `/api/v1/statuses/${encodeURIComponent(out.targetId!)}${deed}`, { method })
  if (goodIn(said) || (method === 'DELETE' && said.kind === 'answer' && said.status === 404)) return done
  return beforehand(unsentAs(said, ctx))
}
