import type { Clock } from '#lib'
import type { TimerDeeds } from '#log'
import { laterTimer } from '#replies'
import { type Means, releaseReply } from './release-reply.ts'

/** What the timers of this room do: let go what was meant for now. As engine. */
export const draftTimers = (now: Clock, placeOf: Means['placeOf']): TimerDeeds => ({
  [laterTimer]: async (tx, { workspaceId, subjectId }) => {
    await releaseReply(tx, { workspaceId, messageId: subjectId }, { now: now(), placeOf })
  },
})
