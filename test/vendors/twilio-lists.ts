import type { Answer, Seen } from './vendor-server.ts'
import type { TwilioState } from './twilio.ts'

const contents = [
  {
    sid: `HX${'1'.repeat(32)}`,
    friendly_name: 'order_ready',
    language: 'es',
    variables: { '1': 'Marta', '2': '1042' },
    types: { 'twilio/text': { body: 'Hola {{1}}, tu pedido {{2}} está listo.' } },
    approval_requests: { name: 'order_ready', category: 'UTILITY', status: 'approved' },
  },
  {
    sid: `HX${'2'.repeat(32)}`,
    friendly_name: 'sale',
    language: 'es',
    variables: {},
    types: { 'twilio/quick-reply': { body: 'Rebajas', actions: [{ title: 'Ver', id: 'see' }] } },
    approval_requests: { name: 'sale', category: 'MARKETING', status: 'rejected' },
  },
  {
    sid: `HX${'3'.repeat(32)}`,
    friendly_name: 'draft',
    language: 'en',
    variables: {},
    types: { 'twilio/text': { body: 'Hello' } },
    approval_requests: { status: 'unsubmitted' },
  },
]

/** Numbers, senders, the messaging service and texts written beforehand. */
export function twilioLists({ method, path, query, body }: Seen, own: string, state: TwilioState): Answer {
  const form = (body ?? {}) as Record<string, string>
  if (path === `${own}/IncomingPhoneNumbers.json`) {
    const shown = state.numbers.map(each => ({ ...each, capabilities: { sms: true, mms: false, voice: true } }))
    return { status: 200, body: { incoming_phone_numbers: shown, next_page_uri: null } }
  }
  const number = state.numbers.find(each => path === `${own}/IncomingPhoneNumbers/${each.sid}.json`)
  if (number && method === 'POST') {
    Object.assign(number, { sms_url: form.SmsUrl, sms_method: form.SmsMethod })
    return { status: 200, body: number }
  }
  if (path === '/messaging.twilio.com/v2/Channels/Senders') {
    if (!query.get('Channel'))
      return { status: 400, body: { code: 20001, message: 'Channel is required', status: 400 } }
    const shown = state.senders.map(each => ({ ...each, status: 'ONLINE', profile: { name: 'Acme' } }))
    return { status: 200, body: { senders: shown, meta: { next_page_url: null } } }
  }
  const sender = state.senders.find(each => path === `/messaging.twilio.com/v2/Channels/Senders/${each.sid}`)
  if (sender && method === 'POST') {
    sender.webhook = (body as { webhook: Record<string, string> }).webhook
    return { status: 202, body: sender }
  }
  if (/^\/messaging\.twilio\.com\/v1\/Services\/MG\w{32}$/.test(path) && method === 'POST') {
    state.messagingService = form
    return { status: 200, body: {} }
  }
  if (path === '/content.twilio.com/v1/ContentAndApprovals')
    return { status: 200, body: { contents, meta: { next_page_url: null } } }
  return { status: 404, body: { code: 20404, message: 'The requested resource was not found', status: 404 } }
}
