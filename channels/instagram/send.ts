import type { Deed, Out, Sent, Visibility } from '#channel'
import { sendAction, sendMessage, sendPrivateReply } from './send-private.ts'
import { sendChange, sendReply } from './send-public.ts'
import type { Ctx } from './settings.ts'
import { forgetToken, tokenOf } from './token.ts'

type Way = (out: Out, ctx: Ctx, token: string) => Promise<Sent>

/** Which deed there is where: what was written privately cannot be taken back by us, and comments have no reactions. */
const ways: Partial<Record<Deed, Partial<Record<Visibility, Way>>>> = {
  message: { private: sendMessage },
  'private-reply': { private: sendPrivateReply, public: sendPrivateReply },
  reply: { public: sendReply },
  unsend: { public: sendChange },
  hide: { public: sendChange },
  react: { private: sendAction },
  read: { private: sendAction },
  typing: { private: sendAction },
}

/** Instagram knows no id of ours: a message whose answer was lost is looked for (`find`) before it goes again. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const way = ways[out.deed]?.[out.visibility]
  if (!way) return { kind: 'rejected', code: 'cannot-do', text: `${out.deed}, ${out.visibility}` }
  const lent = await tokenOf(out.profileKey, ctx)
  if ('trouble' in lent) return lent.trouble.kind === 'unsure' ? { kind: 'retry', after: 5000 } : lent.trouble
  const sent = await way(out, ctx, lent.token)
  if (sent.kind === 'retry' && sent.code === 'refused') await forgetToken(out.profileKey, ctx)
  return sent
}
