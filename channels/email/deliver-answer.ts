import type { Sent } from '#channel'
import { clean, codeOf, fault, isFault, isUntrusted, type MailFault } from './fault.ts'

/** Mail servers name no time at which to come again. */
export const throttledMs = 60_000
const failingMs = 30_000
const longestText = 500

/** Why a server did not take a mail: what keeps us from it, or its own answer (three digits and words). */
type Refusal = { fault: MailFault } | { answer: string }

type Thrown = Error & { response?: unknown; responseCode?: unknown; originalCode?: unknown }

/** What a session that broke off has said; `secrets` are taken out of it. */
export function refusalOf(error: unknown, secrets: readonly string[]): Refusal {
  if (isFault(error)) return { fault: error }
  const { response, responseCode, originalCode } = error as Thrown
  const code = codeOf(error)
  if (code === 'ETLS' || isUntrusted(String(originalCode ?? code))) return { fault: fault('not-secure') }
  const answer = typeof response === 'string' ? clean(response, secrets) : ''
  const status = typeof responseCode === 'number' ? responseCode : Number(/^\d{3}/.exec(answer)?.[0] ?? 0)
  // 454 is a server that cannot ask for passwords just now.
  if (code === 'EAUTH' && (status === 0 || status >= 500)) return { fault: fault('refused', answer) }
  if (status === 530) return { fault: fault('refused', answer) }
  if (status >= 400) return { answer: answer || String(status) }
  if (code === 'EMESSAGE') return { answer: '552 5.3.4 larger than the server takes' }
  if (code === 'EENVELOPE') return { answer: '553 5.1.3 no address that could be written to' }
  return { fault: fault('unreachable') }
}

const pace = /too many|rate|throttl|limit|quota|slow down|concurrent|try again later|4\.7\.(1|28|650)|4\.3\.2/i

/** `isHanded`: the server may have had the whole mail when it broke off. */
export function sentOf(refusal: Refusal, isHanded: boolean): Exclude<Sent, { kind: 'sent' }> {
  if ('fault' in refusal) {
    const { code } = refusal.fault
    return isHanded && code === 'unreachable' ? { kind: 'unsure' } : { kind: 'retry', after: failingMs, code }
  }
  const { answer } = refusal
  if (answer.startsWith('4'))
    return pace.test(answer)
      ? { kind: 'retry', after: throttledMs, code: 'throttled' }
      : { kind: 'retry', after: failingMs, code: 'failing' }
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? answer.slice(0, 3)
  const isTooLarge = answer.startsWith('552') || answer.startsWith('523') || status === '5.3.4'
  return { kind: 'rejected', code: isTooLarge ? 'too-large' : status, text: answer.slice(0, longestText) }
}
