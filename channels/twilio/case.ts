import { join } from 'node:path'
import { openTwilio, twilioBytes, twilioRestMs } from '../../test/vendors/twilio.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { twilio } from './index.ts'
import { sign, signatureHeader } from './verify.ts'

const values = {
  accountSid: `AC${'0'.repeat(31)}1`,
  authToken: 'whole & "quoted" auth token',
  messagingService: '',
  address: '',
}
const hook = 'https://brand.example/hooks/c-1'

const signed = (body: Uint8Array, authToken: string, address = hook) => ({
  body,
  query: '',
  address,
  headers: { [signatureHeader]: sign(address, new URLSearchParams(Buffer.from(body).toString()), authToken) },
})

const plainBody = Buffer.from('MessageSid=SM1&From=%2B491511234567&To=%2B4930123456&Body=Hola&SmsStatus=received')

export const twilioCase: ChannelCase = {
  channel: twilio,
  values,
  format: 'form',
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, { authToken = '' }, _, address) => signed(body, authToken, address),
  handshakes: ({ authToken = '' }) => [
    {
      raw: signed(plainBody, authToken),
      hears: { status: 200, type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
      forged: signed(plainBody, 'another token'),
    },
  ],
  standIn: openStandIn,
  skips: [
    { case: 'verify.stale', reason: 'Twilio signs no time; what is delivered again is known by its keys' },
    {
      case: 'send.twice',
      reason: 'Twilio knows no id of ours; a lost answer is asked for, and its states name our id',
    },
  ],
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openTwilio({ accountSid: values.accountSid, authToken: values.authToken }, hook, () => suiteNow)
  const { server, state } = vendor
  return {
    values: { ...given, address: server.address },
    restMs: twilioRestMs,
    requests: () =>
      server.requests.map(({ method, path, headers, raw }) => {
        return { method, path, headers, body: [...new URLSearchParams(raw.toString())] }
      }),
    accepted: () => state.messages.map(each => each.sid),
    next: mood => server.next(mood),
    heard: server.heard,
    receipt: externalId => Buffer.from(vendor.tells(externalId, 'delivered').body),
    sent: () => vendor.told.map(each => Buffer.from(each.body)),
    close: server.close,
    bytesOf: ({ url }) => twilioBytes(url!),
    subscribed: () => [
      ...state.numbers.filter(each => each.sms_url === hook).map(each => each.phone_number),
      ...state.senders.filter(each => each.webhook.callback_url === hook).map(each => each.sender_id),
    ],
    [Symbol.asyncDispose]: server.close,
  }
}
