import { sendBy, type Ways } from '../meta/ways.ts'
import { sendAction, sendMessage, sendPrivateReply } from './send-private.ts'
import { sendChange, sendReply } from './send-public.ts'
import type { Ctx } from './settings.ts'
import { forgetToken, tokenOf } from './token.ts'

/** Which deed there is where: what was written privately cannot be taken back by us, and comments have no reactions. */
const ways: Ways<Ctx> = {
  message: { private: sendMessage },
  'private-reply': { private: sendPrivateReply, public: sendPrivateReply },
  reply: { public: sendReply },
  unsend: { public: sendChange },
  hide: { public: sendChange },
  react: { private: sendAction },
  read: { private: sendAction },
  typing: { private: sendAction },
}

export const send = sendBy(ways, { lend: tokenOf, forget: forgetToken })
