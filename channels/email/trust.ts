import { every, first, type Headers } from './header.ts'
import type { Letter } from './letter.ts'

/**
 * What is known of where a mail comes from, as words: `spf=pass dkim=fail dmarc=pass spam=yes reply-to=x@y`. Only what the
 * mailbox's own servers have said counts; undefined when they said nothing.
 */
export function trustOf({ headers, from, replyTo }: Letter): string | undefined {
  const other = replyTo.find(({ address }) => address !== from?.address)
  const said = [
    ...checks(headers),
    ...(isSpam(headers) ? ['spam=yes'] : []),
    ...(other && replyTo.length === 1 ? [`reply-to=${other.address}`] : []),
  ]
  return said.length > 0 ? said.join(' ') : undefined
}

const longest = 5000

/** Anybody can write such a header: it is believed when it is the first and names a server that took the mail in last. */
function checks(headers: Headers): string[] {
  const found = every(headers, 'authentication-results').find(value => !/^\s*[^;]*;\s*none\s*$/.test(value))
  if (!found) return []
  const text = found.slice(0, longest)
  const [named = ''] = text.split(';', 1)
  const takers = every(headers, 'received').slice(0, 3).map(takerOf)
  const isAnonymous = named.includes('=') && takers.some(taker => taker.endsWith('outlook.com'))
  const server = named.trim().split(/\s/, 1)[0]!.toLowerCase()
  if (!isAnonymous && !takers.some(taker => isSameHouse(taker, server))) return []
  return ['spf', 'dkim', 'dmarc'].flatMap(name => {
    const result = new RegExp(`(?:^|[;\\s])${name}\\s*=\\s*([a-z]+)`, 'i').exec(text)?.[1]
    return result ? [`${name}=${result.toLowerCase()}`] : []
  })
}

const takerOf = (received: string): string =>
  /\bby\s+([a-z0-9.-]+)/i.exec(received.slice(0, 1000))?.[1]?.toLowerCase() ?? ''

function isSameHouse(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const house = (name: string) => name.split('.').slice(-2).join('.')
  return one === other || (house(one) === house(other) && house(one).length > 6)
}

function isSpam(headers: Headers): boolean {
  const level = /\bSCL:(-?\d)/i.exec(first(headers, 'x-forefront-antispam-report') ?? '')?.[1]
  return (
    /^yes/i.test(first(headers, 'x-spam-flag') ?? '') ||
    /^yes/i.test(first(headers, 'x-spam-status') ?? '') ||
    Number(level ?? 0) >= 5
  )
}
