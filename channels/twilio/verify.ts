import { hash } from 'node:crypto'
import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'
import type { TwilioSettings } from './settings.ts'

export const signatureHeader = 'x-twilio-signature'

/** As Twilio signs: the address it called, and for a form each name with each of its values, in order. */
export function sign(address: string, form: URLSearchParams | undefined, authToken: string): string {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of form ?? []) values.set(name, (values.get(name) ?? new Set()).add(value))
  const pairs = [...values.keys()]
    .toSorted(byCode)
    .map(name => name + [...values.get(name)!].toSorted(byCode).join(name))
  return hmac('sha1', authToken, address + pairs.join(''), 'base64')
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Twilio signs no time: what comes twice is known by its keys. */
export function verify(raw: Raw, { authToken }: TwilioSettings): Verdict {
  const said = raw.headers[signatureHeader]
  if (!raw.address || !said || authToken === '') return 'forged'
  if (!URL.canParse(raw.address)) return 'forged'
  const bodyHash = new URL(raw.address).searchParams.get('bodySHA256')
  if (bodyHash !== null && !isSecret(bodyHash.toLowerCase(), hash('sha256', raw.body, 'hex'))) return 'forged'
  const form = bodyHash === null ? new URLSearchParams(Buffer.from(raw.body).toString()) : undefined
  return addressesOf(raw.address).some(address => isSecret(said, sign(address, form, authToken))) ? 'ok' : 'forged'
}

/** Some of Twilio's products sign the port that everybody leaves out, and some leave out one that is there. */
function addressesOf(address: string): string[] {
  const [, start = '', port, rest = ''] = /^(https?:\/\/[^/?#:]+)(:\d+)?(.*)$/s.exec(address) ?? []
  if (start === '') return [address]
  return [address, port ? start + rest : `${start}:${start.startsWith('https') ? 443 : 80}${rest}`]
}

/** Anything but TwiML would be sent to the customer as an answer; only Twilio itself hears it. */
export function answer(raw: Raw, settings: TwilioSettings): Reply | undefined {
  // Without a body nothing would be stored: a number that is set to GET must fail where one can see it.
  if (raw.body.length === 0 || verify(raw, settings) !== 'ok') return undefined
  return { status: 200, type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' }
}
