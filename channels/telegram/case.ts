import { join } from 'node:path'
import { openTelegram, type Telegram, telegramRestMs } from '../../test/vendors/telegram.ts'
import { marta, telegramCustomer } from '../../test/vendors/telegram-customer.ts'
import type { Seen } from '../../test/vendors/vendor-server.ts'
import { type CaseName, caseNames, type ChannelCase, type Sending, type StandIn, suiteNow } from '../suite/index.ts'
import { telegram } from './index.ts'
import { botIdOf } from './settings.ts'
import { secretHeader } from './verify.ts'

const values = {
  token: '700000001:AAexample_token-of-the-case',
  secret: 'tg_Secret-0010',
  transport: 'auto',
  address: '',
}

const noKey = 'Telegram knows no key of ours, and cannot be asked for a message'
const noSignature = 'there is no signature: a secret in a header is all that Telegram sends'

const skips: ChannelCase['skips'] = [
  { case: 'verify.body', reason: noSignature },
  { case: 'verify.stale', reason: noSignature },
  { case: 'send.twice', reason: noKey },
  { case: 'send.found', reason: noKey },
  { case: 'receipts.meet', reason: 'bots get no receipts' },
  ...(['listen.resumes', 'listen.fails'] as const).map(name => ({
    case: name,
    reason: 'with a webhook nothing is polled; the second case polls',
  })),
]

/** By webhook, as on a server that Telegram reaches. */
export const telegramCase: ChannelCase = {
  channel: telegram,
  values,
  fixtures: join(import.meta.dirname, 'fixtures'),
  handshakes: given => {
    const body = Buffer.from(JSON.stringify(telegramCustomer.presses(marta, 7, { messageId: 5, at: 0, data: 'yes' })))
    return [
      {
        raw: signed(body, given),
        hears: {
          status: 200,
          type: 'application/json',
          body: '{"method":"answerCallbackQuery","callback_query_id":"press-7"}',
        },
        forged: { body, headers: {}, query: '' },
      },
    ]
  },
  sign: signed,
  standIn: given => openStandIn(given),
  skips,
}

const polled: readonly CaseName[] = [
  'listen.resumes',
  'listen.ends',
  'listen.fails',
  'check.good',
  'check.failing',
  'secrets',
]

/** By polling, as on a machine that nobody reaches. What has nothing to do with it is asked above. */
export const telegramPollingCase: ChannelCase = {
  ...telegramCase,
  values: { ...values, transport: 'polling' },
  get skips() {
    const reason = 'the same by webhook and by polling: asked in the first case'
    return caseNames.filter(name => !polled.includes(name)).map(name => ({ case: name, reason }))
  },
}

function signed(body: Uint8Array, { secret = '' }: Record<string, string>) {
  return { body, query: '', headers: { [secretHeader]: secret } }
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openTelegram({ token: given.token! })
  return {
    values: { ...given, address: vendor.address },
    restMs: telegramRestMs,
    requests: () => vendor.requests.map(sendingOf),
    accepted: () => vendor.messages.map(({ chat, id }) => `${chat}:${id}`),
    next: mood => vendor.next(mood),
    heard: vendor.heard,
    receipt: () => Buffer.alloc(0),
    sent: () => [],
    close: vendor.close,
    bytesOf: ref => vendor.file(ref.id!),
    subscribed: () => subscribed(vendor),
    profile: {
      key: String(vendor.bot.id),
      text: () => vendor.descriptions.texts.get('') ?? '',
      writes: text => void vendor.descriptions.texts.set('', text),
      rest: () => vendor.descriptions.texts.get('fr'),
      changes: () => vendor.descriptions.changes,
    },
    person: { id: '555', profileKey: botIdOf(telegram.settings.read(given) as never), name: 'Mina Okafor' },
    async comes(count) {
      return Array.from({ length: count }, () => {
        const at = suiteNow - 1000
        const number = vendor.number()
        vendor.happens(telegramCustomer.writes(marta, number, { messageId: number, at, text: `Hola ${number}` }))
        return `update:${number}`
      })
    },
    [Symbol.asyncDispose]: vendor.close,
  }
}

function subscribed(vendor: Telegram): string[] {
  const webhook = vendor.webhook()
  const isWhole = webhook?.url && webhook.secret_token && webhook.allowed_updates?.includes('message_reaction')
  return isWhole ? [String(vendor.bot.id)] : []
}

/** Files of a form as what they are called and hold. */
function sendingOf({ method, path, headers, body }: Seen): Sending {
  if (!(body instanceof FormData)) return { method, path, headers, body }
  const fields = [...body].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : { file: value.name, type: value.type, size: value.size },
  ])
  return { method, path, headers, body: Object.fromEntries(fields) }
}
