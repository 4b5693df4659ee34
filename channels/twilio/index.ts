/** SMS, MMS and WhatsApp through Twilio: one connection, a profile for each number (README.md). */
import { type Capabilities, channel } from '#channel'
import { find } from './find.ts'
import { media } from './media.ts'
import { check, connect, profiles } from './numbers.ts'
import { parse } from './parse.ts'
import { send } from './send.ts'
import { isWhatsapp, twilioSettings } from './settings.ts'
import { templates } from './templates.ts'
import { answer, verify } from './verify.ts'
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }

const megabyte = 1024 * 1024
const day = 86_400_000

const sms: Capabilities = {
  place: 'messaging',
  visibility: ['private'],
  inbound: [
    ...(['message', 'text', 'quote', 'image', 'audio', 'video', 'document', 'sticker', 'location'] as const),
    ...(['choice', 'post', 'unseen', 'receipt', 'reach', 'moved', 'unknown'] as const),
  ],
  deeds: ['message'],
  text: { max: 1600, unit: 'utf16', pieces: 'sms' },
  media: {
    image: { maxBytes: 5 * megabyte, types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] },
    audio: { maxBytes: 16 * megabyte, types: ['audio/*'] },
    video: { maxBytes: 16 * megabyte, types: ['video/mp4', 'video/3gpp', 'video/quicktime'] },
    document: { maxBytes: 16 * megabyte, types: ['application/*', 'text/*'] },
  },
  maxMedia: 10,
  parts: [],
  receipts: ['delivered'],
  typing: false,
  idempotent: false,
  perSecond: 10,
  backfillMs: 7 * day,
}

/** Senders on WhatsApp: free for a day after the customer wrote, and by template at any time. */
const onWhatsapp: Capabilities = {
  ...sms,
  deeds: ['message', 'template'],
  text: { max: 1600, unit: 'utf16' },
  windowMs: day,
  templates: true,
  receipts: ['delivered', 'read'],
}

export const twilio = channel({
  id: 'twilio',
  name: 'Twilio',
  words: { en, es },
  can: sms,
  kinds: [{ id: 'whatsapp', isOf: isWhatsapp, can: onWhatsapp }],
  settings: twilioSettings,
  profiles,
  connect,
  check,
  answer,
  verify,
  parse,
  send,
  find,
  media,
  templates,
})
