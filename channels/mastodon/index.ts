/** Mastodon and what speaks its language: posts that name the brand, to all or to it alone (README.md). */
import { channel } from '#channel'
import { check, person } from './check.ts'
import { gone } from './gone.ts'
import { listen } from './listen.ts'
import { parse } from './parse.ts'
import { publish, mastodonPublishes } from './publish.ts'
import { find, send } from './send.ts'
import { most } from './send-status.ts'
import { mastodonSettings, type MastodonSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const sevenDaysMs = 7 * 24 * 3_600_000
const megabyte = 1024 * 1024
/** A name (30 signs), its @ and a space stand before every answer. */
const nameLength = 32

export const mastodon = channel<MastodonSettings>({
  id: 'mastodon',
  name: 'Mastodon',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['public', 'private'],
    inbound: [
      ...(['message', 'text', 'quote', 'echo', 'edit', 'deletion', 'health', 'unknown'] as const),
      ...(['image', 'video', 'audio', 'document', 'list', 'post', 'unseen'] as const),
    ],
    deeds: ['reply', 'private-reply', 'edit', 'unsend', 'like'],
    text: { ...most, max: most.max - nameLength },
    media: {
      image: {
        maxBytes: 16 * megabyte,
        types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/avif'],
      },
      video: { maxBytes: 99 * megabyte, types: ['video/mp4', 'video/webm', 'video/quicktime'] },
      audio: {
        maxBytes: 99 * megabyte,
        types: ['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/flac', 'audio/aac', 'audio/mp4'],
      },
    },
    maxMedia: 4,
    parts: [],
    public: { place: 'comments', deeds: ['reply', 'post', 'edit', 'unsend', 'like'] },
    quotes: true,
    receipts: [],
    typing: false,
    idempotent: true,
    perSecond: 1,
    publishes: mastodonPublishes,
    backfillMs: sevenDaysMs,
  },
  settings: mastodonSettings,
  signIn,
  check,
  publish,
  verify: () => 'forged',
  parse,
  send,
  find,
  person,
  gone,
  listen,
})
