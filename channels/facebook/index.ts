/** A Page of Facebook: Messenger in private; comments, visitors' posts, mentions and reviews in public (README.md). */
import { channel } from '#channel'
import { check } from './check.ts'
import { find } from './find.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { publish, facebookPublishes } from './publish.ts'
import { person } from './person.ts'
import { connect, profiles } from './profiles.ts'
import { windowMs } from './send-private.ts'
import { send } from './send.ts'
import { facebookSettings } from './settings.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const sevenDaysMs = 7 * 24 * 3_600_000
const pictures = { maxBytes: 8 * megabyte, types: ['image/jpeg', 'image/png', 'image/gif'] }

export const facebook = channel({
  id: 'facebook',
  name: 'Facebook',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reaction', 'receipt', 'reach', 'health', 'unknown'] as const),
      ...(['text', 'quote', 'echo', 'image', 'audio', 'video', 'document', 'sticker'] as const),
      ...(['location', 'buttons', 'choice', 'product', 'rating', 'post', 'unseen'] as const),
    ],
    deeds: ['message', 'private-reply', 'react', 'read', 'typing'],
    text: { max: 2000, unit: 'codepoints' },
    media: {
      image: pictures,
      audio: { maxBytes: 25 * megabyte, types: ['audio/*'] },
      video: { maxBytes: 25 * megabyte, types: ['video/*'] },
      document: { maxBytes: 25 * megabyte, types: ['*/*'] },
    },
    maxMedia: 10,
    parts: ['buttons', 'product'],
    buttons: { max: 13, labelMax: 20 },
    windowMs,
    personWindowMs: sevenDaysMs,
    privateReplyWithinMs: sevenDaysMs,
    public: {
      place: 'comments',
      deeds: ['reply', 'edit', 'unsend', 'hide', 'like'],
      text: { max: 8000, unit: 'codepoints' },
      media: { image: pictures },
      maxMedia: 1,
      parts: [],
    },
    quotes: true,
    receipts: ['delivered', 'read'],
    typing: true,
    idempotent: false,
    perSecond: 100,
    publishes: facebookPublishes,
    backfillMs: sevenDaysMs,
  },
  settings: facebookSettings,
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
})
