import type { Reaction } from '#log'
import { lockPresence } from './presence-store.ts'
import { change } from './set-presence.ts'

/** What this room does when it is told: whoever works here no more is not there any more. */
export const followWorkforce: Reaction = {
  room: 'workforce',
  kinds: ['colleague.removed'],
  async react(tx, events) {
    for (const { workspaceId, subjectId, at } of events) {
      const before = await lockPresence(tx, workspaceId, subjectId!)
      if (before)
        await change(tx, { workspaceId, personId: subjectId!, now: at, cause: 'removed' }, before, { state: 'offline' })
    }
  },
}
