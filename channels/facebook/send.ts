import { sendBy, type Ways } from '../meta/ways.ts'
import { forgetPageToken, pageToken } from './graph.ts'
import { sendAction, sendMessage, sendPrivateReply } from './send-private.ts'
import { sendChange, sendReply } from './send-public.ts'
import type { Ctx } from './settings.ts'

/** Which deed there is where; a private message cannot be changed any more, a public one has likes instead of reactions. */
const ways: Ways<Ctx> = {
  message: { private: sendMessage },
  'private-reply': { private: sendPrivateReply, public: sendPrivateReply },
  reply: { public: sendReply },
  edit: { public: sendChange },
  unsend: { public: sendChange },
  hide: { public: sendChange },
  like: { public: sendChange },
  react: { private: sendAction },
  read: { private: sendAction },
  typing: { private: sendAction },
}

export const send = sendBy(ways, {
  lend: (page, ctx) => pageToken(ctx, page),
  forget: (page, ctx) => forgetPageToken(ctx, page),
})
