import { type Fields, fieldsOf, type FoundProfile, type Health, idOf, listOf, textOf } from '#channel'
import { accountUrl, callTwilio, healthOf, listTwilio } from './call.ts'
import { type Ctx, isWhatsapp, bareOf } from './settings.ts'

const messagingHost = 'https://messaging.twilio.com'

const smsNumbers = async (ctx: Ctx): Promise<Fields[]> => {
  const found = await listTwilio(ctx, accountUrl(ctx, '/IncomingPhoneNumbers.json?PageSize=100'), json => ({
    found: listOf(json.incoming_phone_numbers),
    next: textOf(json.next_page_uri),
  }))
  return found.map(fieldsOf).filter(each => fieldsOf(each.capabilities).sms !== false)
}

const whatsappSenders = async (ctx: Ctx): Promise<Fields[]> => {
  const found = await listTwilio(ctx, `${messagingHost}/v2/Channels/Senders?Channel=whatsapp&PageSize=100`, json => ({
    found: listOf(json.senders),
    next: textOf(fieldsOf(json.meta).next_page_url),
  }))
  return found.map(fieldsOf)
}

/** Every number of the account: those for SMS as they are, those on WhatsApp with its mark before them. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const sms = (await smsNumbers(ctx)).flatMap(each => {
    const key = textOf(each.phone_number)
    return key ? [{ key, name: textOf(each.friendly_name) ?? key, handle: key }] : []
  })
  const whatsapp = (await whatsappSenders(ctx)).flatMap(each => {
    const key = textOf(each.sender_id)
    if (!key || !isWhatsapp(key)) return []
    return [{ key, name: textOf(fieldsOf(each.profile).name) ?? key, handle: bareOf(key) }]
  })
  return [...sms, ...whatsapp]
}

/** Has Twilio call us for each of these numbers, and for the messaging service they may be in. */
export async function connect(ctx: Ctx, profileKeys: readonly string[]): Promise<Health> {
  const { messagingService } = ctx.settings
  try {
    const sms = profileKeys.some(key => !isWhatsapp(key)) ? await smsNumbers(ctx) : []
    const whatsapp = profileKeys.some(isWhatsapp) ? await whatsappSenders(ctx) : []
    for (const key of profileKeys) {
      const found = isWhatsapp(key)
        ? whatsapp.find(each => each.sender_id === key)
        : sms.find(each => each.phone_number === key)
      const sid = idOf(found?.sid)
      if (!sid) return { state: 'failing', code: 'number-gone', text: key }
      const ill = await (isWhatsapp(key) ? pointSender(ctx, sid, found!) : pointNumber(ctx, sid, found!))
      if (ill) return ill
    }
    return (
      (messagingService && sms.length > 0 ? await pointMessagingService(ctx, messagingService) : undefined) ?? {
        state: 'good',
      }
    )
  } catch (error) {
    const { code } = error as { code?: unknown }
    return { state: 'failing', code: typeof code === 'string' ? code : 'unreachable' }
  }
}

async function pointNumber(ctx: Ctx, sid: string, found: Fields): Promise<Health | undefined> {
  if (found.sms_url === ctx.hook && found.sms_method === 'POST') return undefined
  const form = new URLSearchParams({ SmsUrl: ctx.hook, SmsMethod: 'POST' })
  return healthOf(await callTwilio(ctx, accountUrl(ctx, `/IncomingPhoneNumbers/${sid}.json`), { form }), ctx)
}

async function pointSender(ctx: Ctx, sid: string, found: Fields): Promise<Health | undefined> {
  const now = fieldsOf(found.webhook)
  if (now.callback_url === ctx.hook && now.callback_method === 'POST') return undefined
  const webhook = {
    callback_url: ctx.hook,
    callback_method: 'POST',
    status_callback_url: ctx.hook,
    status_callback_method: 'POST',
  }
  return healthOf(await callTwilio(ctx, `${messagingHost}/v2/Channels/Senders/${sid}`, { json: { webhook } }), ctx)
}

/** Numbers in a messaging service do not use their own address unless it says so. */
async function pointMessagingService(ctx: Ctx, sid: string): Promise<Health | undefined> {
  const form = new URLSearchParams({ InboundRequestUrl: ctx.hook, InboundMethod: 'POST' })
  return healthOf(await callTwilio(ctx, `${messagingHost}/v1/Services/${sid}`, { form }), ctx)
}

export async function check(ctx: Ctx): Promise<Health> {
  const call = await callTwilio(ctx, accountUrl(ctx, '.json'))
  const ill = healthOf(call, ctx)
  if (ill || call.kind !== 'answer') return ill ?? { state: 'good' }
  const status = textOf(call.json.status)
  return status === undefined || status === 'active'
    ? { state: 'good' }
    : { state: 'failing', code: 'suspended', text: status }
}
