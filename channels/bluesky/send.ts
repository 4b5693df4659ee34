import type { Out, Sent } from '#channel'
import { like, hide } from './moderate.ts'
import { findMessage, markRead, react, sendMessage, startMessage } from './send-chat.ts'
import { findPost, sendPost, takeBack } from './send-post.ts'
import type { Ctx } from './session.ts'

const no = (deed: string): Sent => ({ kind: 'rejected', code: 'cannot-do', text: deed })

const inPublic: Partial<Record<Out['deed'], (out: Out, ctx: Ctx) => Promise<Sent>>> = {
  reply: sendPost,
  post: sendPost,
  unsend: takeBack,
  hide,
  like,
}

const inPrivate: Partial<Record<Out['deed'], (out: Out, ctx: Ctx) => Promise<Sent>>> = {
  message: sendMessage,
  'private-reply': startMessage,
  react,
  read: markRead,
}

/** Posts are known again by their key, so that the same once more is one post; direct messages are not. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const deed = (out.visibility === 'public' ? inPublic : inPrivate)[out.deed]
  return deed ? deed(out, ctx) : no(`${out.deed} (${out.visibility})`)
}

/** Whether it arrived: a post by its key, a direct message by its words among the last ones. */
export const find = (out: Out, ctx: Ctx): Promise<Sent | undefined> =>
  out.visibility === 'public' ? findPost(out, ctx) : findMessage(out, ctx)
