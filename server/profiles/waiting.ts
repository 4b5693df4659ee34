import type { Channel } from '#channel'
import type { Connected } from './profile.ts'

/** How a connection's only profile is called where the vendor has no name for it. */
const onlyKey = 'main'

/** How the profile is called that stands for accounts still to be chosen: no vendor calls one so. */
const waitingKey = ''

/** The key of a profile for which no account was named. */
export const unnamedKey = ({ profiles }: Pick<Channel, 'profiles'>): string =>
  profiles === undefined ? onlyKey : waitingKey

/**
 * A profile whose connection was kept before the platform could say which accounts it reaches: it stands for the ones
 * that will be chosen, and nothing is sent or taken for it until then.
 */
export const isWaiting = (key: string): boolean => key === waitingKey

/** Whether the connection as a whole waits for its accounts to be chosen. */
export const awaitsAccounts = ({ profiles }: Pick<Connected, 'profiles'>): boolean => profiles.has(waitingKey)
