/** The open door for everything that has no channel of its own: signed JSON in, signed JSON out (README.md). */
import { channel } from '#channel'
import { parse } from './parse.ts'
import { check, find, send } from './send.ts'
import { apiSettings } from './settings.ts'
import { verify } from './sign.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const sevenDaysMs = 7 * 24 * 3_600_000

export const api = channel({
  id: 'api',
  name: 'API',
  words: { en, es },
  can: {
    place: 'web',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reaction', 'receipt', 'unknown', 'text', 'quote', 'echo'] as const),
      ...(['image', 'audio', 'video', 'document', 'sticker'] as const),
      ...(['location', 'card', 'buttons', 'list', 'choice', 'product'] as const),
    ],
    deeds: ['message', 'private-reply', 'edit', 'unsend', 'react', 'read', 'typing'],
    text: { max: 20_000, unit: 'graphemes' },
    media: {
      image: { maxBytes: 20 * megabyte, types: ['image/*'] },
      audio: { maxBytes: 50 * megabyte, types: ['audio/*'] },
      video: { maxBytes: 100 * megabyte, types: ['video/*'] },
      document: { maxBytes: 100 * megabyte, types: ['*/*'] },
      sticker: { maxBytes: 5 * megabyte, types: ['image/*'] },
    },
    maxMedia: 10,
    parts: ['location', 'card', 'buttons', 'list', 'product'],
    buttons: { max: 10, labelMax: 80 },
    public: { deeds: ['reply', 'edit', 'unsend', 'react'] },
    quotes: true,
    receipts: ['delivered', 'read'],
    typing: true,
    signs: true,
    idempotent: true,
    perSecond: 20,
    backfillMs: sevenDaysMs,
  },
  settings: apiSettings,
  check,
  verify,
  parse,
  send,
  find,
})
