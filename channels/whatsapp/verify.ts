import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'
import type { WhatsAppSettings } from './settings.ts'

/** Meta signs the bytes and no time: it repeats a webhook for up to seven days, so nothing here is ever stale. */
export function verify(raw: Raw, { appSecret }: WhatsAppSettings): Verdict {
  if (appSecret === '') return 'forged'
  const expected = `sha256=${hmac('sha256', appSecret, raw.body, 'hex')}`
  return isSecret(raw.headers['x-hub-signature-256'], expected) ? 'ok' : 'forged'
}

/** The question with which Meta makes sure that the address is ours. */
export function answer(raw: Raw, { verifyToken }: WhatsAppSettings): Reply | undefined {
  const asked = new URLSearchParams(raw.query)
  if (!asked.has('hub.mode')) return undefined
  const isMeta =
    asked.get('hub.mode') === 'subscribe' && isSecret(asked.get('hub.verify_token') ?? undefined, verifyToken)
  return isMeta
    ? { status: 200, type: 'text/plain', body: asked.get('hub.challenge') ?? '' }
    : { status: 403, type: 'text/plain', body: '' }
}
