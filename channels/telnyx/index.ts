/** SMS and MMS through Telnyx (README.md, which also says how another provider of SMS would be added). */
import { channel } from '#channel'
import { check, connect, profiles } from './numbers.ts'
import { parse } from './parse.ts'
import { media, send } from './send.ts'
import { telnyxSettings } from './settings.ts'
import { verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const day = 86_400_000

export const telnyx = channel({
  id: 'telnyx',
  name: 'Telnyx',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private'],
    inbound: ['message', 'text', 'image', 'audio', 'video', 'document', 'receipt', 'reach', 'unknown'],
    deeds: ['message'],
    text: { max: 1530, unit: 'utf16', pieces: 'sms' },
    media: {
      image: { maxBytes: megabyte, types: ['image/jpeg', 'image/png', 'image/gif'] },
      audio: { maxBytes: megabyte, types: ['audio/*'] },
      video: { maxBytes: megabyte, types: ['video/mp4', 'video/3gpp'] },
      document: { maxBytes: megabyte, types: ['application/pdf', 'text/vcard', 'text/plain'] },
    },
    maxMedia: 10,
    parts: [],
    receipts: ['delivered'],
    typing: false,
    idempotent: false,
    perSecond: 1,
    backfillMs: 7 * day,
  },
  settings: telnyxSettings,
  profiles,
  connect,
  check,
  verify,
  parse,
  send,
  media,
})
