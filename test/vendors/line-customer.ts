import { createHmac } from 'node:crypto'

/** What people do in the app, as LINE's events. Times are epoch milliseconds. */
export type LinePerson = { userId: string; groupId?: string }

export const lineAccount = 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
export const kenji: LinePerson = { userId: 'U11111111111111111111111111111111' }

type Event = Record<string, unknown>
type Said = { id: string; at: number }

const event = (type: string, { userId, groupId }: LinePerson, { id, at }: Said, more: object): Event => ({
  type,
  mode: 'active',
  timestamp: at,
  source: groupId === undefined ? { type: 'user', userId } : { type: 'group', groupId, userId },
  webhookEventId: `01HZX3J9Q2W8M7N6B5V4${id.padStart(6, '0')}`,
  deliveryContext: { isRedelivery: false },
  ...more,
})

const message = (person: LinePerson, said: Said, content: object): Event =>
  event('message', person, said, { replyToken: `tok${said.id}`, message: { id: said.id, ...content } })

export const lineCustomer = {
  writes: (person: LinePerson, said: Said & { text: string; quotes?: string }): Event =>
    message(person, said, {
      type: 'text',
      text: said.text,
      quoteToken: `q${said.id}`,
      ...(said.quotes === undefined ? {} : { quotedMessageId: said.quotes }),
    }),
  sends: (person: LinePerson, said: Said & { type: 'image' | 'video' | 'audio' }): Event =>
    message(person, said, {
      type: said.type,
      contentProvider: { type: 'line' },
      ...(said.type === 'image' ? {} : { duration: 4000 }),
    }),
  sendsFile: (person: LinePerson, said: Said & { name: string; size: number }): Event =>
    message(person, said, { type: 'file', fileName: said.name, fileSize: said.size }),
  sticks: (person: LinePerson, said: Said & { keywords: string[] }): Event =>
    message(person, said, {
      type: 'sticker',
      packageId: '446',
      stickerId: '1988',
      stickerResourceType: 'STATIC',
      keywords: said.keywords,
    }),
  showsPlace: (person: LinePerson, said: Said & { latitude: number; longitude: number; title?: string }): Event =>
    message(person, said, {
      type: 'location',
      latitude: said.latitude,
      longitude: said.longitude,
      ...(said.title === undefined ? {} : { title: said.title }),
    }),
  takesBack: (person: LinePerson, said: Said & { messageId: string }): Event =>
    event('unsend', person, said, { unsend: { messageId: said.messageId } }),
  presses: (person: LinePerson, said: Said & { data: string }): Event =>
    event('postback', person, said, { replyToken: `tok${said.id}`, postback: { data: said.data } }),
  follows: (person: LinePerson, said: Said & { isUnblocked: boolean }): Event =>
    event('follow', person, said, { replyToken: `tok${said.id}`, follow: { isUnblocked: said.isUnblocked } }),
  blocks: (person: LinePerson, said: Said): Event => event('unfollow', person, said, {}),
}

/** The request that LINE posts: the body and its headers. */
export function lineRequest(
  events: readonly Event[],
  secret: string,
  destination = lineAccount,
): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ destination, events })
  const signature = createHmac('sha256', secret).update(body).digest('base64')
  return { body, headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature } }
}
