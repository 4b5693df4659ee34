/** LINE's Messaging API: an official account, its friends and groups (README.md). */
import { channel } from '#channel'
import { check, connect, person, profiles } from './connect.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { send } from './send.ts'
import { lineSettings, type LineSettings } from './settings.ts'
import { verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const hour = 3_600_000

export const line = channel<LineSettings>({
  id: 'line',
  name: 'LINE',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reach', 'health', 'unknown', 'text', 'quote'] as const),
      ...(['image', 'audio', 'video', 'document', 'location', 'choice', 'unseen'] as const),
    ],
    deeds: ['message', 'read', 'typing'],
    quotes: true,
    text: { max: 5000, unit: 'utf16' },
    media: {
      image: { maxBytes: 10 * megabyte, types: ['image/jpeg', 'image/png'] },
      audio: { maxBytes: 50 * megabyte, types: ['audio/mp4', 'audio/x-m4a', 'audio/mpeg'] },
      document: { maxBytes: 100 * megabyte, types: ['*/*'] },
    },
    maxMedia: 10,
    parts: ['location', 'buttons', 'list', 'product'],
    buttons: { max: 13, labelMax: 20 },
    list: { max: 13, titleMax: 20 },
    // Groups: everybody in them reads it.
    public: { deeds: ['reply'] },
    receipts: [],
    typing: true,
    idempotent: true,
    perSecond: 100,
    backfillMs: 72 * hour,
  },
  settings: lineSettings,
  profiles,
  connect,
  check,
  verify,
  parse,
  send,
  media,
  person,
})
