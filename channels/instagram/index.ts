/** A professional account of Instagram: direct messages in private; comments and mentions in public (README.md). */
import { channel } from '#channel'
import { check } from './check.ts'
import { connect } from './connect.ts'
import { find } from './find.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { person } from './person.ts'
import { profiles } from './profiles.ts'
import { windowMs } from './send-private.ts'
import { send } from './send.ts'
import { gone } from './gone.ts'
import { instagramSettings } from './settings.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const sevenDaysMs = 7 * 24 * 3_600_000

export const instagram = channel({
  id: 'instagram',
  name: 'Instagram',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['private', 'public'],
    inbound: [
      ...(['message', 'edit', 'deletion', 'reaction', 'receipt', 'reach', 'unknown'] as const),
      ...(['text', 'quote', 'echo', 'image', 'audio', 'video', 'document'] as const),
      ...(['buttons', 'choice', 'product', 'post', 'unseen'] as const),
    ],
    deeds: ['message', 'private-reply', 'react', 'read', 'typing'],
    text: { max: 1000, unit: 'bytes' },
    media: {
      image: { maxBytes: 8 * megabyte, types: ['image/jpeg', 'image/png', 'image/gif'] },
      audio: {
        maxBytes: 25 * megabyte,
        types: ['audio/aac', 'audio/mp4', 'audio/m4a', 'audio/x-m4a', 'audio/wav', 'audio/x-wav', 'audio/wave'],
      },
      video: {
        maxBytes: 25 * megabyte,
        types: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/quicktime', 'video/webm'],
      },
      document: { maxBytes: 25 * megabyte, types: ['application/pdf'] },
    },
    maxMedia: 10,
    parts: ['buttons', 'product'],
    buttons: { max: 13, labelMax: 20 },
    windowMs,
    personWindowMs: sevenDaysMs,
    privateReplyWithinMs: sevenDaysMs,
    public: {
      place: 'comments',
      quotes: true,
      deeds: ['reply', 'unsend', 'hide'],
      text: { max: 2200, unit: 'codepoints' },
      media: {},
      maxMedia: 0,
      parts: [],
    },
    receipts: ['read'],
    typing: true,
    idempotent: false,
    perSecond: 100,
    backfillMs: sevenDaysMs,
  },
  settings: instagramSettings,
  profiles,
  connect,
  check,
  answer,
  verify,
  parse,
  send,
  find,
  media,
  person,
  gone,
})
