import { addJob, type Reaction } from '#log'
import { openOffersOf, type RoutingEvent } from '#routing'
import { findBrowsers, findReachable } from './store.ts'

export const offerTask = 'push.offer'

/** One push of what lies before somebody to one of their browsers. */
export type OfferPush = { workspaceId: string; agentId: string; number: number; browserId: string }

/** Until then it lies before somebody else. */
const attempts = 2

/** What is laid before somebody is pushed at once: it ends within a minute. Whoever has a page of ours before them sees it there. */
export const onOffered: Reaction = {
  room: 'push-offers',
  kinds: ['offer.changed'] satisfies RoutingEvent[],
  async react(tx, events) {
    const agents = new Map(
      events.map(({ workspaceId, subjectId }) => [`${workspaceId}/${subjectId}`, { workspaceId, agentId: subjectId! }]),
    )
    const reachable = await findReachable(tx, [...new Set([...agents.values()].map(({ agentId }) => agentId))])
    for (const { workspaceId, agentId } of agents.values()) {
      if (!reachable.has(agentId)) continue
      const [offers, browsers] = [await openOffersOf(tx, workspaceId, agentId), await findBrowsers(tx, agentId)]
      for (const { number } of offers)
        for (const browserId of browsers) {
          const push: OfferPush = { workspaceId, agentId, number, browserId }
          // Told of again, it is the same job.
          await addJob(tx, offerTask, push, { key: `offer:${workspaceId}:${number}:${browserId}`, attempts })
        }
    }
  },
}
