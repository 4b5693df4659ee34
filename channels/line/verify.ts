import { hmac, isSecret, type Raw, type Verdict } from '#channel'
import type { LineSettings } from './settings.ts'

export const signatureHeader = 'x-line-signature'

/** Base64 of HMAC-SHA256 over the body, with the channel's secret. There is no time in it. */
export function verify(raw: Raw, { secret }: LineSettings): Verdict {
  if (secret === '') return 'forged'
  return isSecret(raw.headers[signatureHeader], hmac('sha256', secret, raw.body, 'base64')) ? 'ok' : 'forged'
}
