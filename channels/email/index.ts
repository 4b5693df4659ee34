/** Mail: one mailbox with its aliases, read by IMAP and answered by SMTP (README.md). */
import { channel } from '#channel'
import { check, profiles } from './check.ts'
import { listen } from './listen.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { find, mostFileBytes, send } from './send.ts'
import { mailSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const day = 86_400_000

export const email = channel({
  id: 'email',
  name: 'E-mail',
  words: { en, es },
  catchAll: true,
  can: {
    place: 'mail',
    visibility: ['private'],
    inbound: [
      ...(['message', 'text', 'quote', 'echo', 'receipt', 'reach', 'unknown'] as const),
      ...(['image', 'audio', 'video', 'document', 'mail', 'unseen'] as const),
    ],
    deeds: ['message'],
    text: { max: 100_000, unit: 'utf16' },
    media: {
      image: { maxBytes: mostFileBytes, types: ['image/*'] },
      audio: { maxBytes: mostFileBytes, types: ['audio/*'] },
      video: { maxBytes: mostFileBytes, types: ['video/*'] },
      document: { maxBytes: mostFileBytes, types: ['*/*'] },
    },
    maxMedia: 20,
    parts: [],
    quotes: true,
    // A receipt of reading has to be asked for, which we don't.
    receipts: [],
    typing: false,
    idempotent: true,
    perSecond: 0.5,
    backfillMs: 7 * day,
  },
  settings: mailSettings,
  signIn,
  profiles,
  check,
  // Nobody posts to us.
  verify: () => 'forged',
  parse,
  send,
  find,
  media,
  listen,
})
