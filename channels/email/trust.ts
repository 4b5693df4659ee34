import type { Findings } from './authentication.ts'
import { first, type Headers } from './header.ts'
import type { ReplyTo } from './reply-to.ts'

/**
 * What is known of where a mail comes from, as words: `spf=pass dkim=fail dmarc=pass spam=yes reply-to=x@y`. Undefined
 * when nothing is.
 */
export function trustOf(headers: Headers, { words }: Findings, replyTo: ReplyTo | undefined): string | undefined {
  const said = [
    ...words,
    ...(isSpam(headers) ? ['spam=yes'] : []),
    ...(replyTo ? [`${replyTo.isProved ? 'reply-to' : 'reply-to-unproved'}=${replyTo.address}`] : []),
  ]
  return said.length > 0 ? said.join(' ') : undefined
}

function isSpam(headers: Headers): boolean {
  const level = /\bSCL:(-?\d)/i.exec(first(headers, 'x-forefront-antispam-report') ?? '')?.[1]
  return (
    /^yes/i.test(first(headers, 'x-spam-flag') ?? '') ||
    /^yes/i.test(first(headers, 'x-spam-status') ?? '') ||
    Number(level ?? 0) >= 5
  )
}
