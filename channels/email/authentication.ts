import { type Account, domainOf } from './account.ts'
import { fieldsIn } from './header.ts'

/**
 * What the mailbox's own server found out about a mail. `words` are such as `spf=pass`; `proved` is the domain of which it
 * says for certain that the mail comes from it.
 */
export type Findings = { words: readonly string[]; isRefuted: boolean; proved?: string }

const longest = 5000
const mostTraces = 50

type Trace = { isResults: boolean; value: string }

/**
 * Anybody can write such results into a mail: only the topmost are looked at, and only when they are of the house that
 * took the mail in last. They prove something when nobody else can have written them: they stand above everything that
 * came with the mail, or are of a server that is known to put its own on top of every mail.
 */
export function findingsIn(head: Uint8Array, account: Account): Findings {
  const traces = tracesIn(head)
  const at = traces.findIndex(({ isResults }) => isResults)
  const text = traces[at]?.value.slice(0, longest) ?? ''
  const server = serverIn(text)
  const taker = takerIn(traces)
  const isTheirs = server === '' ? taker.endsWith('.outlook.com') : isSameHouse(taker, server)
  if (at < 0 || !isTheirs) return { words: [], isRefuted: false }
  const results = resultsIn(text)
  const words = ['spf', 'dkim', 'dmarc'].flatMap(name => results.find(each => each.name === name)?.word ?? [])
  const isSure = (at === 0 && traces.length > 1) || server === account.resultsBy
  const proved = isSure ? domainIn(results) : undefined
  return { words, isRefuted: words.includes('dmarc=fail'), ...(proved === undefined ? {} : { proved }) }
}

/** Whether these findings prove that whoever has this address wrote the mail. */
export const proves = ({ proved }: Findings, address: string): boolean =>
  proved !== undefined && isWithin(domainOf(address), proved)

export const isWithin = (domain: string, house: string): boolean => domain === house || domain.endsWith(`.${house}`)

function tracesIn(head: Uint8Array): Trace[] {
  const traces: Trace[] = []
  for (const [name, value] of fieldsIn(head)) {
    if (name === 'received') traces.push({ isResults: false, value })
    else if (name === 'authentication-results') traces.push({ isResults: true, value })
    if (traces.length === mostTraces) break
  }
  return traces
}

/** Who says so; empty where nobody is named, as at Microsoft. */
function serverIn(results: string): string {
  const [named = ''] = results.split(';', 1)
  return named.includes('=') ? '' : named.trim().split(/\s/, 1)[0]!.toLowerCase()
}

/** The server that took the mail in last. Google's own ways inside of its house have numbers for names. */
function takerIn(traces: readonly Trace[]): string {
  const takers = traces
    .filter(({ isResults }) => !isResults)
    .map(({ value }) => /\bby\s+([a-z0-9.:-]+)/i.exec(value.slice(0, 1000))?.[1]?.toLowerCase() ?? '')
  return takers.find(taker => !taker.startsWith('2002:')) ?? ''
}

type Result = { name: string; word: string; said: string }

/** Without remarks and what is quoted: both may have words of the sender in them. */
function resultsIn(text: string): Result[] {
  const plain = text.replaceAll(/"[^"]*"/g, ' ').replaceAll(/\([^()]*\)/g, ' ')
  return plain.split(';').flatMap(piece => {
    const said = piece.trim().toLowerCase()
    const [, name, result] = /^(spf|dkim|dmarc)\s*=\s*([a-z]+)/.exec(said) ?? []
    return name && result ? [{ name, word: `${name}=${result}`, said }] : []
  })
}

/** The one domain that was looked at: that of the sender whom people see. */
function domainIn(results: readonly Result[]): string | undefined {
  const [only, ...others] = results.filter(({ name }) => name === 'dmarc')
  if (only?.word !== 'dmarc=pass' || others.length > 0) return undefined
  return /\sheader\.from\s*=\s*([a-z0-9.-]{1,255})/.exec(only.said)?.[1]
}

function isSameHouse(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const house = (name: string) => name.split('.').slice(-2).join('.')
  return one === other || (house(one) === house(other) && house(one).length > 6)
}
