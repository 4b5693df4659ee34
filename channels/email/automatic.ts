import { every, first, type Headers } from './header.ts'
import type { Letter } from './letter.ts'

const machines =
  /^(mailer-daemon|mail-daemon|postmaster|no[._-]?reply|do[._-]?not[._-]?reply|nicht[._-]?antworten|noresponder|no-responder|bounces?)([+._-].*)?@/
const daemons = /^(mailer-daemon|mail-daemon|postmaster|mdaemon|bounces?)([+._-].*)?@/
const away =
  /^\s*(automatic reply|auto(matic)?[- ]?reply|autoreply|out of office|automatische antwort|abwesenheits(notiz|mitteilung)|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|resposta automàtica|resposta automática|risposta automatica|automatisch antwoord|autosvar|automatyczna odpowiedź|автоответ|自动回复|自動返信).{0,3}[:：]/iu

export const isDaemon = (address: string): boolean => daemons.test(address)
export const isNoReply = (address: string): boolean => machines.test(address) && !daemons.test(address)

/** Written for many, by a list or a sender of newsletters. */
export const isBulk = (headers: Headers): boolean =>
  headers.has('list-id') ||
  headers.has('list-unsubscribe') ||
  headers.has('feedback-id') ||
  /^(bulk|list|junk)/i.test(first(headers, 'precedence') ?? '')

/** An answer that a machine gave: somebody is away, a form was received. */
function isAutoAnswer({ headers, subject }: Pick<Letter, 'headers' | 'subject'>): boolean {
  const submitted = first(headers, 'auto-submitted')
  return (
    /^auto-(replied|notified)/i.test(submitted ?? '') ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from'].some(name =>
      every(headers, name).some(value => !/^no$/i.test(value)),
    ) ||
    /^auto[_-]?reply/i.test(first(headers, 'precedence') ?? '') ||
    away.test(subject ?? '')
  )
}

/** Whether no person wrote it to us: nobody waits for an answer, and none may go out by itself. */
export function isAutomatic(letter: Letter, isForm: boolean): boolean {
  const { headers, from } = letter
  if (isAutoAnswer(letter) || isBulk(headers)) return true
  // A form on a web page sends what a person typed: it calls itself a machine, and names the person as the one to answer.
  if (isForm) return false
  const submitted = first(headers, 'auto-submitted')
  return (
    (submitted !== undefined && !/^no\b/i.test(submitted)) ||
    /\b(dr|autoreply|all|oof)\b/i.test(first(headers, 'x-auto-response-suppress') ?? '') ||
    first(headers, 'return-path')?.trim() === '<>' ||
    headers.has('x-loop') ||
    (from !== undefined && machines.test(from.address))
  )
}
