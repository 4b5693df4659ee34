/** Reviews on Google Maps and Search, and the brand's answers to them (README.md). */
import { channel } from '#channel'
import { check, connect, keys, profiles } from './account.ts'
import { gone } from './gone.ts'
import { listen } from './listen.ts'
import { parse } from './parse.ts'
import { publish, googlePublishes } from './publish.ts'
import { find, media, send } from './send.ts'
import { googleSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const day = 86_400_000

export const googleReviews = channel({
  id: 'google-reviews',
  name: 'Google',
  words: { en, es },
  can: {
    place: 'reviews',
    visibility: ['public'],
    inbound: ['message', 'text', 'rating', 'image', 'video', 'unseen', 'edit', 'echo', 'receipt', 'unknown'],
    deeds: ['reply', 'unsend'],
    text: { max: 4096, unit: 'bytes' },
    media: {},
    maxMedia: 0,
    parts: [],
    oneAnswer: true,
    receipts: ['delivered'],
    typing: false,
    idempotent: true,
    perSecond: 1,
    publishes: googlePublishes,
    backfillMs: 7 * day,
  },
  settings: googleSettings,
  signIn,
  profiles,
  connect,
  check,
  publish,
  keys,
  verify,
  parse,
  send,
  find,
  media,
  gone,
  listen,
})
