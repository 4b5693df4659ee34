/** Bluesky: posts that mention, answer or quote the brand, and direct messages; fetched, for nobody calls us (README.md). */
import { channel } from '#channel'
import { check, person } from './check.ts'
import { gone } from './gone.ts'
import { listen } from './listen.ts'
import { parse } from './parse.ts'
import { publish, blueskyPublishes } from './publish.ts'
import { find, send } from './send.ts'
import { blueskySettings, type BlueskySettings } from './settings.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const sevenDaysMs = 7 * 24 * 3_600_000

export const bluesky = channel<BlueskySettings>({
  id: 'bluesky',
  name: 'Bluesky',
  words: { en, es },
  can: {
    place: 'messaging',
    visibility: ['public', 'private'],
    inbound: [
      ...(['message', 'text', 'quote', 'echo', 'deletion', 'reaction', 'unknown'] as const),
      ...(['image', 'video', 'post', 'unseen'] as const),
    ],
    deeds: ['message', 'private-reply', 'react', 'read'],
    text: { max: 1000, unit: 'graphemes', maxBytes: 10_000 },
    media: {},
    maxMedia: 0,
    parts: [],
    public: {
      place: 'comments',
      deeds: ['reply', 'post', 'unsend', 'hide', 'like'],
      text: { max: 300, unit: 'graphemes', maxBytes: 3000 },
      media: { image: { maxBytes: 2_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] } },
      maxMedia: 4,
    },
    quotes: true,
    receipts: [],
    typing: false,
    // Posts are; direct messages have no key of ours.
    idempotent: false,
    perSecond: 2,
    publishes: blueskyPublishes,
    backfillMs: sevenDaysMs,
  },
  settings: blueskySettings,
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
