import type { Tx } from '#db'
import type { LogEvent, Reaction } from '#log'
import type { SuspectEvent } from '#suspects'
import { offerPause } from './pause-offers.ts'
import { lockPresence } from './presence-store.ts'
import { change } from './set-presence.ts'

/**
 * What this room does when it is told: whoever works here no more is not there any more; whoever was written to with abuse
 * is offered a pause.
 */
export const followWorkforce: Reaction = {
  room: 'workforce',
  kinds: ['colleague.removed', ...(['suspect.decided', 'suspect.paused'] satisfies SuspectEvent[])],
  async react(tx, events) {
    for (const event of events)
      if (event.kind === 'colleague.removed') await leave(tx, event)
      else await offer(tx, event)
  },
}

async function leave(tx: Tx, { workspaceId, subjectId, at }: LogEvent): Promise<void> {
  const personId = subjectId!
  const before = await lockPresence(tx, workspaceId, personId)
  if (before) await change(tx, { workspaceId, personId, now: at, cause: 'removed' }, before, { state: 'offline' })
}

async function offer(tx: Tx, { workspaceId, detail, at }: LogEvent): Promise<void> {
  if (typeof detail?.person === 'string') await offerPause(tx, { workspaceId, personId: detail.person }, at)
}
