/** Telegram's Bot API: private chats, groups, business accounts, by webhook or by polling (README.md). */
import { channel } from '#channel'
import { check, connect, profiles } from './connect.ts'
import { listen } from './listen.ts'
import { media, person } from './media.ts'
import { parse } from './parse.ts'
import { publish, telegramPublishes } from './publish.ts'
import { send } from './send.ts'
import { telegramSettings, type TelegramSettings } from './settings.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const hour = 3_600_000

export const telegram = channel<TelegramSettings>({
  id: 'telegram',
  name: 'Telegram',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reaction', 'reach', 'moved', 'health', 'unknown'] as const),
      ...(['text', 'quote', 'echo', 'image', 'audio', 'video', 'document', 'sticker'] as const),
      ...(['location', 'card', 'list', 'choice', 'product', 'order', 'post', 'unseen'] as const),
    ],
    deeds: ['message', 'edit', 'unsend', 'react', 'read', 'typing'],
    text: { max: 4096, unit: 'utf16' },
    media: {
      image: { maxBytes: 10 * megabyte, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] },
      audio: { maxBytes: 50 * megabyte, types: ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a'] },
      video: { maxBytes: 50 * megabyte, types: ['video/mp4'] },
      document: { maxBytes: 50 * megabyte, types: ['*/*'] },
      sticker: { maxBytes: 512 * 1024, types: ['image/webp', 'video/webm', 'application/x-tgsticker'] },
    },
    maxMedia: 10,
    parts: ['location', 'card', 'buttons', 'list'],
    buttons: { max: 100, labelMax: 64 },
    list: { max: 100, titleMax: 64 },
    editWithinMs: 48 * hour,
    // Groups: everybody in them reads it.
    public: { deeds: ['reply', 'edit', 'unsend', 'react', 'typing'] },
    quotes: true,
    receipts: [],
    typing: true,
    idempotent: false,
    perSecond: 25,
    publishes: telegramPublishes,
    backfillMs: 72 * hour,
  },
  settings: telegramSettings,
  profiles,
  connect,
  check,
  publish,
  answer,
  verify,
  parse,
  send,
  media,
  person,
  listen,
})
