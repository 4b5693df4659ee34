import type { Context, Health } from '#channel'
import type { MailSettings } from './settings.ts'

export type Code = 'refused' | 'unreachable' | 'bad-answer' | 'not-secure' | 'no-credentials' | 'token-refused'

/** What keeps us from the mailbox. `code` has words (`channel.email.health.<code>`); `text` is the server's own, clean. */
export type MailFault = Error & { code: Code; text?: string }

const longestText = 300

export function fault(code: Code, text?: string): MailFault {
  const said = text?.slice(0, longestText)
  return Object.assign(new Error(said ? `${code}: ${said}` : code), { code, ...(said ? { text: said } : {}) })
}

export const isFault = (error: unknown): error is MailFault =>
  error instanceof Error &&
  /^(refused|unreachable|bad-answer|not-secure|no-credentials|token-refused)$/.test(codeOf(error))

export const codeOf = (error: unknown): string => {
  const { code } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** Codes of Node for encryption that fails, and for certificates that do not hold. */
export const isUntrusted = (code: string): boolean =>
  /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)

export const illnessOf = (error: unknown): Health => {
  const { code, text } = isFault(error) ? error : fault('unreachable')
  return { state: 'failing', code, ...(text ? { text } : {}) }
}

/** A server's words without what we said to it: neither as it is nor in base64, alone or inside of a longer one. */
export function clean(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter(secret => secret.length >= 4)
    .flatMap(secret => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')])
  return forms
    .reduce((known, form) => known.replaceAll(form, '•••'), text)
    .replaceAll(/[A-Za-z0-9+/]{40,}={0,2}/g, '•••')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
}

export const secretsOf = ({ password, clientSecret, refreshToken }: MailSettings): string[] => [
  password,
  clientSecret,
  refreshToken,
]

export type Ctx = Context<MailSettings>
