/** A channel for tests: signs by lantern. */
import { channel, type Channel, type Health, settings } from '#channel'

const fields = settings([
  { key: 'number', kind: 'text', required: true, maxLength: 20 },
  { key: 'token', kind: 'secret', required: true },
  { key: 'sign', kind: 'secret', required: true, generated: 24 },
  { key: 'light', kind: 'choice', required: false, options: ['low', 'high'] },
])

type Over = { check?: () => Promise<Health> }

export const lantern = ({ check = async () => ({ state: 'good' }) }: Over = {}): Channel =>
  channel({
    id: 'lantern',
    name: 'Lantern',
    words: { en: { about: 'Signs by lantern' }, es: { about: 'Señales de farol' } },
    can: {
      place: 'messaging',
      visibility: ['private'],
      inbound: ['message', 'text'],
      deeds: ['message'],
      text: { max: 100, unit: 'graphemes' },
      media: {},
      maxMedia: 0,
      parts: [],
      receipts: [],
      typing: false,
      idempotent: true,
      perSecond: 1,
      backfillMs: 60_000,
    },
    settings: fields,
    check,
    verify: () => 'ok',
    parse: () => [],
    send: async () => ({ kind: 'unsure' }),
  })
