import { createHmac } from 'node:crypto'

/** What Meta posts to a hook: the bytes, and the headers that go with them. */
export type Webhook = { body: Buffer; headers: Record<string, string> }

/** A person with WhatsApp. Whoever hides the number has an id alone. */
export type Person = { phone?: string; userId?: string; name: string; username?: string }

export type Number = { id: string; display: string; name: string }

/** JSON as Meta writes it: what is not ASCII, and the slash, are escaped. */
export const metaJson = (value: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(value)
      .replaceAll('/', String.raw`\/`)
      .replaceAll(/[\u007f-\uffff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )

export const signatureOf = (body: Uint8Array, appSecret: string): string =>
  `sha256=${createHmac('sha256', Buffer.from(appSecret, 'utf8')).update(body).digest('hex')}`

export function signed(body: Buffer, appSecret: string): Webhook {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body, appSecret) }
  return { body, headers }
}

type Envelope = { account: string; appSecret: string; field?: string; number?: Number }

/** One change of one account, signed. */
export function webhookOf(value: object, { account, appSecret, field = 'messages', number }: Envelope): Webhook {
  const metadata = number && { display_phone_number: number.display, phone_number_id: number.id }
  const whole = { messaging_product: 'whatsapp', ...(metadata ? { metadata } : {}), ...value }
  const body = { object: 'whatsapp_business_account', entry: [{ id: account, changes: [{ field, value: whole }] }] }
  return signed(metaJson(body), appSecret)
}

export const contactOf = ({ phone, userId, name, username }: Person): object => ({
  profile: { name, ...(username ? { username } : {}) },
  ...(phone ? { wa_id: phone } : {}),
  ...(userId ? { user_id: userId } : {}),
})

/** What a message says: its type, and the object of that name. */
export type Said = { type: string } & Record<string, unknown>

/** What people say, for those who play one. Ids of files are those of `keeps`. */
export const says = {
  text: (body: string): Said => ({ type: 'text', text: { body } }),
  quoting: (body: string, id: string): Said => ({ ...says.text(body), context: { id } }),
  file: (
    kind: 'image' | 'video' | 'audio' | 'document' | 'sticker',
    id: string,
    type: string,
    more: object = {},
  ): Said => ({
    type: kind,
    [kind]: { id, mime_type: type, sha256: 'x', ...more },
  }),
  voice: (id: string): Said => says.file('audio', id, 'audio/ogg; codecs=opus', { voice: true }),
  place: (latitude: number, longitude: number): Said => ({ type: 'location', location: { latitude, longitude } }),
  press: (id: string, title: string, of: string): Said => ({
    ...{ type: 'interactive', context: { id: of } },
    interactive: { type: 'button_reply', button_reply: { id, title } },
  }),
  choose: (id: string, title: string, of: string): Said => ({
    ...{ type: 'interactive', context: { id: of } },
    interactive: { type: 'list_reply', list_reply: { id, title } },
  }),
  react: (id: string, emoji: string): Said => ({ type: 'reaction', reaction: { message_id: id, emoji } }),
  takeBack: (id: string): Said => ({ type: 'revoke', revoke: { original_message_id: id } }),
}

/** A message of a person, as it stands in `messages`. `at` is epoch milliseconds. */
export const messageOf = (person: Person, id: string, at: number, said: Said): object => ({
  ...(person.phone ? { from: person.phone } : {}),
  ...(person.userId ? { from_user_id: person.userId } : {}),
  id,
  timestamp: seconds(at),
  ...said,
})

/** What became of a message of the brand's. */
export const statusOf = (id: string, status: string, person: Person, at: number, more: object = {}): object => ({
  id,
  status,
  timestamp: seconds(at),
  ...(person.phone ? { recipient_id: person.phone } : {}),
  ...(person.userId && status !== 'failed' ? { recipient_user_id: person.userId } : {}),
  ...more,
})

const seconds = (at: number): string => String(Math.floor(at / 1000))
