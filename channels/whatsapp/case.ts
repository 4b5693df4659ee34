import { join } from 'node:path'
import { openWhatsApp, type WhatsApp, whatsappRestMs } from '../../test/vendors/whatsapp.ts'
import type { Seen } from '../../test/vendors/vendor-server.ts'
import { signatureOf } from '../../test/vendors/whatsapp-webhooks.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, Sending, StandIn } from '../suite/index.ts'
import { whatsapp } from './index.ts'

const values = {
  account: '880011',
  token: 'EAAG whole & "quoted" token of the case',
  appSecret: 'meta-app-secret of the case',
  verifyToken: 'what-we-told/Meta & nobody else',
  version: '',
  address: '',
}

const asked = (token: string) => ({
  body: Buffer.alloc(0),
  headers: {},
  query: new URLSearchParams({
    ...{ 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token },
  }).toString(),
})

const notKnownAgain =
  'the platform has no key of idempotency and tells nothing of a message that it has taken: a lost answer is for a person'

export const whatsappCase: ChannelCase = {
  channel: whatsapp,
  values,
  fixtures: join(import.meta.dirname, 'fixtures'),
  handshakes: ({ verifyToken = '' }) => [
    {
      raw: asked(verifyToken),
      hears: { status: 200, type: 'text/plain', body: '1158201444' },
      forged: asked('a guess'),
    },
  ],
  sign: (body, { appSecret = '' }, _) => ({
    body,
    query: '',
    headers: { 'x-hub-signature-256': signatureOf(body, appSecret) },
  }),
  standIn: openStandIn,
  skips: [
    { case: 'verify.stale', reason: 'Meta signs no time, and repeats a webhook for up to seven days' },
    { case: 'send.twice', reason: notKnownAgain },
    { case: 'send.found', reason: notKnownAgain },
  ],
}

const customer = { phone: '4915112345678', userId: 'DE.13491208655302741918', name: 'Mina Okafor' }

async function openStandIn({
  token = '',
  appSecret = '',
  account = '',
  ...rest
}: Record<string, string>): Promise<StandIn> {
  const vendor = await openWhatsApp({ token, appSecret, account, open: [customer], now: () => suiteNow })
  return {
    values: { ...rest, token, appSecret, account, address: vendor.address },
    restMs: whatsappRestMs,
    requests: () => vendor.requests.map(sendingOf),
    accepted: () => vendor.messages.map(({ id }) => id),
    next: mood => vendor.next(mood),
    heard: vendor.heard,
    receipt: id => vendor.status(id, 'delivered').body,
    sent: () => vendor.early.map(({ body }) => body),
    close: vendor.close,
    bytesOf: ({ id = '' }) => vendor.bytesOf(id),
    subscribed: () => subscribed(vendor),
    profile: {
      key: vendor.numbers[0]!.id,
      text: () => String(vendor.profile.fields.description),
      writes: description => void Object.assign(vendor.profile.fields, { description }),
      rest: () => ({ ...vendor.profile.fields, description: '' }),
      changes: () => vendor.profile.changes,
    },
    [Symbol.asyncDispose]: vendor.close,
  }
}

const subscribed = (vendor: WhatsApp): string[] =>
  vendor.hook()?.address === 'https://brand.example/hooks/c-1' ? vendor.numbers.map(({ id }) => id) : []

const sendingOf = ({ method, path, headers, body }: Seen): Sending => ({
  ...{ method, path, headers },
  body:
    body instanceof FormData
      ? Object.fromEntries([...body].map(([name, value]) => [name, shown(value)]))
      : (body ?? null),
})

const shown = (value: string | File) =>
  typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size }
