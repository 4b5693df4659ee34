import { sqlTime, type Statement, type Tx } from '#db'
import { second } from '#lib'
import type { Policy } from '#routing-rules'
import type { Kept } from './store.ts'

/** A clock that is behind by more than this was set back; anything less is how clocks are. */
export const setBackMs = second

const renewing: Statement = {
  name: 'routing-offers-renew',
  text: `update routing_offers set offered_at = $2, expires_at = $2::timestamptz + (expires_at - offered_at)
    where workspace_id = $1 and ended_at is null and offered_at > $2 returning agent_id as "agentId"`,
}

/**
 * What was offered by a clock that ran ahead begins now, and lasts as long as it would have: else nobody could be asked
 * anything else until that moment came again. Returns before whom it lies. As engine.
 */
export const renewOffers = async (tx: Tx, workspaceId: string, now: number): Promise<string[]> =>
  (await tx.query<{ agentId: string }>(renewing, [workspaceId, sqlTime(now)])).map(({ agentId }) => agentId)

type Standing = Omit<Kept, 'number' | 'offersMade'>

/** What was kept, by the clock of now: nothing began after it, and nothing lasts longer than it would from now on. Pure. */
export function byClockOf(now: number, kept: Standing, { excludedMs, stickyMs, wrapUpMs }: Policy): Standing {
  const past = (at: number) => Math.min(at, now)
  const within = (at: number, ms: number) => Math.min(at, now + ms)
  return {
    ...kept,
    seats: kept.seats.map(seat => ({
      ...{ ...seat, idleSince: past(seat.idleSince), lastOfferAt: past(seat.lastOfferAt) },
      leftAt: seat.leftAt === null ? null : past(seat.leftAt),
      wrapUp: seat.wrapUp && {
        ...seat.wrapUp,
        until: within(seat.wrapUp.until, Math.max(wrapUpMs.voice, wrapUpMs.other)),
      },
    })),
    works: kept.works.map(work => ({ ...work, startedAt: past(work.startedAt) })),
    waiting: kept.waiting.map(each => ({
      ...each,
      excluded: each.excluded.map(([id, until]) => [id, within(until, excludedMs)] as [string, number]),
      sticky: each.sticky && { ...each.sticky, until: within(each.sticky.until, stickyMs) },
    })),
    tasks: kept.tasks.map(task => ({ ...task, since: past(task.since) })),
  }
}
