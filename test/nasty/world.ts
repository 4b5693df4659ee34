import type { Kind } from './lists.ts'
import { randomFrom } from '../random.ts'

export type NastyChannel =
  | 'whatsapp'
  | 'sms'
  | 'email'
  | 'instagram'
  | 'facebook'
  | 'x'
  | 'telegram'
  | 'google-reviews'
  | 'webchat'

/**
 * An account as a channel shows it, and what was written from it. `person` and `traces` (what it truly gave away of them) are the
 * truth: never given to what is tested.
 */
export type NastyAccount = {
  key: string
  person: number
  channel: NastyChannel
  externalId: string
  name: string
  handle: string | null
  known: Record<string, string>
  texts: string[]
  traces: ReadonlySet<string>
}

export type Name = { first: string; nick: string; surnames: string[]; isRare: boolean }
/** `phone`, `email`, `order`: what they share; empty where they share none. */
export type Home = { phone: string; email: string; order: string; areKin: boolean; people: Person[] }
export type Person = Name & {
  id: number
  born: number
  city: string
  home: Home
  /** They leave nothing by which two of their accounts could be known to be theirs. */
  isSilent: boolean
  phones: string[]
  emails: string[]
  handles: string[]
  orders: string[]
}
export type Made = { account: Omit<NastyAccount, 'traces'>; who: Person; traces: Set<string> }

/** All that was made by now, and what falls next: the same for the same seed. */
export type World = {
  below: (count: number) => number
  of: <T>(all: readonly T[]) => T
  /** The first of a list are as frequent as García is in Spain. */
  skewed: <T>(all: readonly T[]) => T
  digits: (count: number) => string
  happens: (share: number) => boolean
  taken: Set<string>
  people: Person[]
  made: Made[]
  /** Telephone numbers and handles that somebody has given up. */
  recycled: string[]
  givenUp: string[]
}

export function emptyWorld(seed: number): World {
  const random = randomFrom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  return {
    below,
    of: all => all[below(all.length)]!,
    skewed: all => all[Math.floor(random() ** 1.5 * all.length)]!,
    digits: count => Array.from({ length: count }, () => below(10)).join(''),
    happens: share => random() < share,
    ...{ taken: new Set<string>(), people: [], made: [], recycled: [], givenUp: [] },
  }
}

export const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
export const plain = (text: string): string =>
  bare(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** True the first time only. */
export const claim = ({ taken }: World, what: string): boolean => !taken.has(what) && Boolean(taken.add(what))

/** Numbers, mailboxes, orders and handles are given to one only: it is tried until one is free. */
export function untilFree(w: World, kind: string, make: (tried: number) => string): string {
  for (let tried = 0; ; tried++) {
    const value = make(tried)
    if (claim(w, `${kind}:${kind === 'email' ? canonical('email', value) : value}`)) return value
  }
}

/** What is the same number, mailbox or order, however it is written: Gmail alone ignores dots. */
export function canonical(kind: Kind, value: string): string {
  if (kind !== 'email') return value.toLowerCase().replace(/[^a-z0-9]/g, '')
  const [local, domain] = value.toLowerCase().split('@') as [string, string]
  return `${(domain === 'gmail.com' ? local.replaceAll('.', '') : local).replace(/\+.*/, '')}@${domain}`
}
