import type { Conversation } from '#protocol'

const MOST = 80

/** What a case could be called: as the mail is, else by the last words, cut where a word ends. Pure. */
export function titleFor({ subject, last }: Pick<Conversation, 'subject' | 'last'>): string {
  const bare = subject?.replace(/^(?:(?:re|rv|fwd?)\s*:\s*)+/i, '').trim()
  const line = (bare || last.text).replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= MOST) return line
  const cut = line.slice(0, MOST).replace(/[\uD800-\uDBFF]$/, '')
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > MOST / 2 ? end : MOST - 1).trimEnd()}…`
}
