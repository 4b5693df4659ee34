import { hash } from 'node:crypto'
import type { Account } from './account.ts'
import { domainOf } from './account.ts'

/**
 * A lane is a short name of a thread. That of a thread which somebody else began is made of the id of its first mail; it
 * travels in the ids of our own mails, so that an answer finds it even where a mail program forgets the rest.
 */
export const laneOf = (rootId: string): string => hash('sha256', rootId, 'hex').slice(0, 24)

const plainLane = /^[a-z0-9]{1,64}$/

const written = (lane: string): string => (plainLane.test(lane) ? lane : `_${Buffer.from(lane).toString('base64url')}`)

const read = (text: string): string =>
  text.startsWith('_') ? Buffer.from(text.slice(1), 'base64url').toString() : text

/** Tells houses apart that share a domain: everybody's at Gmail ends with gmail.com. */
const tagOf = (address: string): string => `s${hash('sha256', address.toLowerCase(), 'hex').slice(0, 8)}`

/** Message-ID of a mail of ours, without angle brackets. The same message always has the same. */
export const ownId = (outId: string, lane: string, address: string): string =>
  `${outId}.${written(lane)}.${tagOf(address)}@${domainOf(address)}`

const shape = /^[\w-]{1,100}\.(_?[\w-]{1,400})\.(s[0-9a-f]{8})@[^@\s]{1,255}$/
const anywhere = /[\w-]{1,100}\._?[\w-]{1,400}\.s[0-9a-f]{8}@[a-z0-9.-]{1,255}/gi

type Addresses = Pick<Account, 'addresses'>

/** The lane that an id of ours names; undefined when the id is somebody else's. */
export function laneIn(id: string, { addresses }: Addresses): string | undefined {
  const [, lane = '', tag] = shape.exec(id) ?? []
  const isOurs = tag !== undefined && addresses.some(address => tagOf(address) === tag)
  return isOurs ? read(lane) || undefined : undefined
}

const mostSearched = 200_000

/** The first id of ours that stands somewhere in a text. */
export const ownIdIn = (text: string, account: Addresses): string | undefined =>
  text
    .slice(0, mostSearched)
    .match(anywhere)
    ?.find(id => laneIn(id, account) !== undefined)

/** The part after the plus sign in the address that answers to us go to; undefined where it would not fit. */
export const plusToken = (lane: string): string | undefined => (plainLane.test(lane) ? `c-${lane}` : undefined)

export const laneOfToken = (token: string): string | undefined => /^c-([a-z0-9]{1,64})$/.exec(token.toLowerCase())?.[1]
