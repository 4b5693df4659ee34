/**
 * The chat on the brand's own web. We are the vendor here: the visitor's browser posts to the hook with a pass that the
 * server signed, and reads our messages from the conversation, so that sending them is done once they are written.
 */
import { channel, type Visitors } from '#channel'
import { digestOf } from './digest.ts'
import { readIdentity } from './identity.ts'
import { parse } from './parse.ts'
import { readPass, signPass } from './pass.ts'
import { type ChatSettings, chatSettings, originsOf } from './settings.ts'
import { nameFile, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const day = 86_400_000

const visitors: Visitors<ChatSettings> = {
  origins: originsOf,
  sign: (visitor, { secret }) => signPass(visitor, secret),
  read: (pass, { secret }) => readPass(pass, secret),
  identify: (statement, { identitySecret }, now) => readIdentity(statement, identitySecret, now),
  digest: ({ secret }, ...parts) => digestOf(secret, JSON.stringify(parts)) ?? '',
  nameFile,
}

export const webChat = channel<ChatSettings>({
  id: 'web-chat',
  name: 'Web chat',
  words: { en, es },
  can: {
    place: 'web',
    visibility: ['private'],
    inbound: ['message', 'text', 'image', 'audio', 'video', 'document', 'receipt', 'unknown'],
    deeds: ['message'],
    text: { max: 4000, unit: 'utf16' },
    media: {
      image: { maxBytes: 20 * megabyte, types: ['image/*'] },
      audio: { maxBytes: 20 * megabyte, types: ['audio/*'] },
      video: { maxBytes: 20 * megabyte, types: ['video/*'] },
      document: { maxBytes: 20 * megabyte, types: ['*/*'] },
    },
    maxMedia: 10,
    parts: [],
    receipts: ['read'],
    typing: true,
    signs: true,
    idempotent: true,
    perSecond: 1000,
    backfillMs: 7 * day,
  },
  settings: chatSettings,
  visitors,
  check: async ({ settings }) =>
    settings.secret === '' || settings.identitySecret === ''
      ? { state: 'failing', code: 'no-secret' }
      : { state: 'good' },
  verify,
  parse,
  // The visitor reads it where it was written: the same id twice is one message because it is one row.
  send: async ({ id }) => ({ kind: 'sent', externalId: id }),
})
