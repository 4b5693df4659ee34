import { type Context, settings } from '#channel'

export const twilioSettings = settings([
  { key: 'accountSid', kind: 'text', required: true, pattern: /^AC[0-9a-fA-F]{32}$/ },
  { key: 'authToken', kind: 'secret', required: true, maxLength: 200 },
  { key: 'messagingService', kind: 'text', required: false, pattern: /^MG[0-9a-fA-F]{32}$/ },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type TwilioSettings = ReturnType<typeof twilioSettings.read>
export type Ctx = Context<TwilioSettings>

/** Twilio has a host for each of its parts; where it is played by somebody else, each is a folder there. */
export const placeOf = (url: string, { address }: TwilioSettings): string =>
  address ? url.replace(/^https:\/\//, `${address.replace(/\/+$/, '')}/`) : url

const whatsapp = 'whatsapp:'

/** A profile is a number: `+34…` for SMS, `whatsapp:+34…` for WhatsApp. */
export const isWhatsapp = (address: string): boolean => address.startsWith(whatsapp)

/** Without the mark of the place. */
export const bareOf = (address: string): string => address.replace(/^[a-z]+:/, '')

/** The customer's address on the same place as ours: the lane, which is how they last wrote. */
export function addressOf(to: { id: string; lane: string }, profileKey: string): string {
  const isSame = isWhatsapp(to.lane) === isWhatsapp(profileKey) && /^(?:whatsapp:)?[+\w]/.test(to.lane)
  if (isSame && to.lane !== '') return to.lane
  return (isWhatsapp(profileKey) ? whatsapp : '') + bareOf(to.id)
}
