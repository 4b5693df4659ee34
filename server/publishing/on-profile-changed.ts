import type { Reaction } from '#log'
import type { ProfileEvent } from '#profiles'
import { order } from './order.ts'
import { concernedBy } from './store.ts'

/**
 * Another language says it in other words, other credentials may be let in: what is to stand on the platform is looked at
 * again. Where nothing has to change, nothing is written there.
 */
export const onProfileChanged: Reaction = {
  room: 'publishing',
  kinds: ['profile.changed', 'connection.changed'] satisfies ProfileEvent[],
  async react(tx, events) {
    const now = Math.max(...events.map(({ at }) => at))
    for (const place of await concernedBy(tx, events)) await order(tx, place, now)
  },
}
