import { settings } from '#channel'

/** `transport`: empty and `auto` mean a webhook where Telegram can reach us by https, else polling. */
export const telegramSettings = settings([
  { key: 'token', kind: 'secret', required: true, pattern: /^\d{1,20}:[\w-]{10,200}$/, maxLength: 230 },
  { key: 'secret', kind: 'secret', required: true, generated: 32, pattern: /^[\w-]{1,256}$/, maxLength: 256 },
  { key: 'transport', kind: 'choice', required: false, options: ['auto', 'webhook', 'polling'] },
  { key: 'address', kind: 'url', required: false, maxLength: 200 },
])

export type TelegramSettings = ReturnType<typeof telegramSettings.read>

/** The bot's own id is the first half of its token: events are its profile's. */
export const botIdOf = ({ token }: TelegramSettings): string => /^\d+/.exec(token)?.[0] ?? 'main'

const ports = new Set(['', '443', '80', '88', '8443'])

/** Whether Telegram can post to this address: https, on one of four ports. */
export function isPostable(hook: string): boolean {
  const address = URL.parse(hook)
  return address?.protocol === 'https:' && ports.has(address.port)
}

export function transportOf({ transport }: TelegramSettings, hook: string): 'webhook' | 'polling' {
  if (transport === 'webhook' || transport === 'polling') return transport
  return isPostable(hook) ? 'webhook' : 'polling'
}

/** What we want to be told; some kinds come only when they are named. */
export const wantedUpdates = [
  ...['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member'],
  ...['business_connection', 'business_message', 'edited_business_message', 'deleted_business_messages'],
]
