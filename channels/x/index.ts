/** X: mentions, replies and quotes in public, direct messages in private (README.md). */
import { channel } from '#channel'
import { check, person, profiles } from './account.ts'
import { connect } from './connect.ts'
import { find } from './find.ts'
import { gone } from './gone.ts'
import { listen } from './listen.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { publish, xPublishes } from './publish.ts'
import { send } from './send.ts'
import { xSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const day = 86_400_000

export const x = channel({
  id: 'x',
  name: 'X',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'text', 'quote', 'echo', 'image', 'video', 'choice', 'post', 'unseen'] as const),
      ...(['edit', 'deletion', 'receipt', 'typing', 'reach', 'health', 'unknown'] as const),
    ],
    deeds: ['message', 'private-reply'],
    text: { max: 10_000, unit: 'utf16' },
    media: {
      image: { maxBytes: 5 * megabyte, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] },
      video: { maxBytes: 512 * megabyte, types: ['video/mp4', 'video/quicktime'] },
    },
    maxMedia: 1,
    parts: [],
    public: {
      place: 'comments',
      quotes: true,
      deeds: ['reply', 'post', 'unsend', 'hide', 'like'],
      text: { max: 280, unit: 'weighted', urlLength: 23 },
      maxMedia: 4,
    },
    receipts: ['read'],
    typing: false,
    idempotent: false,
    perSecond: 1,
    publishes: xPublishes,
    backfillMs: day,
  },
  settings: xSettings,
  signIn,
  profiles,
  connect,
  check,
  publish,
  answer,
  verify,
  parse,
  send,
  find,
  media,
  person,
  gone,
  listen,
})
