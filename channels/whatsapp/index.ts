/** WhatsApp by Meta's Cloud API: the numbers of one WhatsApp Business Account (README.md). */
import { channel } from '#channel'
import { check, connect, profiles } from './account.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { publish, whatsappPublishes } from './publish.ts'
import { send } from './send.ts'
import { whatsappSettings } from './settings.ts'
import { templates } from './templates.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const dayMs = 24 * 3_600_000

export const whatsapp = channel({
  id: 'whatsapp',
  name: 'WhatsApp',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reaction', 'receipt', 'reach', 'moved', 'health', 'templates'] as const),
      ...(['unknown', 'text', 'quote', 'echo', 'image', 'audio', 'video', 'document', 'sticker'] as const),
      ...(['location', 'card', 'choice', 'product', 'order', 'post', 'unseen'] as const),
    ],
    deeds: ['message', 'template', 'react', 'read', 'typing'],
    text: { max: 4096, unit: 'utf16' },
    media: {
      image: { maxBytes: 5 * megabyte, types: ['image/jpeg', 'image/png'] },
      audio: {
        maxBytes: 16 * megabyte,
        types: [...['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4'], ...['audio/ogg', 'audio/ogg; codecs=opus']],
      },
      video: { maxBytes: 16 * megabyte, types: ['video/mp4', 'video/3gpp'] },
      document: { maxBytes: 100 * megabyte, types: ['*/*'] },
      sticker: { maxBytes: 500 * 1024, types: ['image/webp'] },
    },
    maxMedia: 10,
    parts: ['location', 'card', 'buttons', 'list', 'product'],
    buttons: { max: 3, labelMax: 20 },
    list: { max: 10, titleMax: 24 },
    windowMs: dayMs,
    templates: true,
    quotes: true,
    receipts: ['delivered', 'read'],
    typing: true,
    idempotent: false,
    perSecond: 80,
    publishes: whatsappPublishes,
    backfillMs: 7 * dayMs,
  },
  settings: whatsappSettings,
  profiles,
  connect,
  check,
  publish,
  answer,
  verify,
  parse,
  send,
  media,
  templates,
})
