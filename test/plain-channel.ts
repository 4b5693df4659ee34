import { channel, type Channel, type Inbound, readJson, listOf } from '#channel'

/** A channel for tests whose payloads are lists of what the contract calls inbound; everything it sends arrives. */
export const plainChannel = (over: Partial<Channel> = {}): Channel =>
  channel({
    id: 'plain',
    name: 'Plain',
    words: { en: { about: 'For tests' }, es: { about: 'Para pruebas' } },
    can: {
      place: 'messaging',
      visibility: ['private', 'public'],
      inbound: ['message', 'text'],
      deeds: ['message', 'reply'],
      text: { max: 1000, unit: 'graphemes' },
      media: {},
      maxMedia: 0,
      parts: [],
      receipts: [],
      typing: false,
      idempotent: true,
      perSecond: 50,
      backfillMs: 86_400_000,
    },
    settings: { fields: [], read: () => ({}) },
    check: async () => ({ state: 'good' }),
    verify: () => 'ok',
    parse: raw => listOf(readJson(raw.body)) as Inbound[],
    send: async out => ({ kind: 'sent', externalId: `sent-${out.id}` }),
    ...over,
  })
