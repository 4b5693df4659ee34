import { hash } from 'node:crypto'
import type { Inbound } from '#channel'
import type { People } from './people.ts'

/** Where in a webhook we are: what an event needs to know beside itself. */
export type Place = {
  /** The WhatsApp Business Account: what concerns it as a whole has this as its profile. */
  account: string
  /** The phone number's id where the value names one, else the account. */
  profileKey: string
  /** The entry's time, epoch milliseconds. */
  at?: number
  /** A key for an event that the platform gives no id: the same bytes give the same keys. */
  unnamed: (kind: string) => string
}

/** Where messages stand: who is known, and what all of them are. */
export type Talk = Place & { people: People; isEcho?: boolean; isAutomatic?: boolean; isHistoric?: boolean }

export function namesFor(body: Uint8Array): Place['unnamed'] {
  let digest: string | undefined
  let count = 0
  return kind => {
    digest ??= hash('sha256', body, 'hex').slice(0, 32)
    return `${kind}:${digest}.${count++}`
  }
}

const longestWhat = 200

export const unknown = (what: string, place: Pick<Place, 'profileKey' | 'unnamed'>): Inbound => ({
  kind: 'unknown',
  key: place.unnamed('unknown'),
  profileKey: place.profileKey,
  lane: 'unknown',
  what: what.slice(0, longestWhat),
})
