import type { Who } from '#accounts'
import { mustReach } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { day } from '#lib'
import { type DayOf, type Honesty, isOverPromised, mayPublish, type Span } from '#service-levels'
import { type Clock, type State } from './clocks.ts'

/** A clock of a conversation as it is shown; `leftMs`: what is left of one that rests, because nobody waits for us. */
export type Deadline = Pick<Clock, 'aim' | 'startedAt' | 'class' | 'within' | 'dueAt' | 'endedAt'> & {
  state: State
  isMissed: boolean
  leftMs: number | null
}

type Found = Omit<Deadline, 'within' | 'leftMs'> & { clock: Span['clock']; amount: number; spentMs: number }

const ofConversation: Statement = {
  name: 'deadlines-of-conversation',
  text: `select aim, started_at as "startedAt", class, due_at as "dueAt", ended_at as "endedAt", state,
      clock, amount::float8 as amount, spent_ms::float8 as "spentMs",
      missed_at is not null or state = 'missed' as "isMissed"
    from deadlines where workspace_id = $1 and conversation_id = $2 order by started_at desc, aim limit 50`,
}

/** The clocks of a conversation that one reaches, the latest first. As app. @throws Fault `conversation.unknown` (404) */
export async function deadlinesOf(tx: Tx, who: Who, id: string): Promise<Deadline[]> {
  await mustReach(tx, who, id)
  const found = await tx.query<Found>(ofConversation, [who.workspaceId, id])
  return found.map(({ clock, amount, spentMs, ...each }) => ({
    ...each,
    within: clock === 'days' ? { clock, days: amount } : { clock, ms: amount },
    leftMs: each.state === 'paused' && clock !== 'days' ? Math.max(0, amount - spentMs) : null,
  }))
}

const days: Statement = {
  name: 'deadlines-days',
  text: `select floor((extract(epoch from $3::timestamptz) - extract(epoch from due_at)) / 86400)::int as back,
      count(*)::int as due, count(*) filter (where state = 'met')::int as met
    from deadlines where workspace_id = $1 and profile_id = $2 and aim in ('first', 'next') and state <> 'void'
      and due_at <= $3 and due_at > $4
    group by 1`,
}
const since: Statement = {
  name: 'deadlines-since',
  text: `select min(due_at) as at from deadlines where workspace_id = $1 and profile_id = $2 and aim = 'first'`,
}

const lookedDays = 34

/** Whether a profile keeps what it says of how fast it answers, and whether it says too much. As app. */
export async function honestyOf(
  tx: Tx,
  { workspaceId }: Pick<Who, 'workspaceId'>,
  { profileId, now }: { profileId: string; now: number },
): Promise<{ honesty: Honesty; isOverPromised: boolean }> {
  const span = [sqlTime(now), sqlTime(now - lookedDays * day)]
  const found = await tx.query<DayOf & { back: number }>(days, [workspaceId, profileId, ...span])
  const [first] = await tx.query<{ at: number | null }>(since, [workspaceId, profileId])
  const byBack = new Map(found.map(({ back, due, met }) => [back, { due, met }]))
  const all = Array.from({ length: lookedDays }, (_, at) => byBack.get(lookedDays - 1 - at) ?? { due: 0, met: 0 })
  return { honesty: mayPublish(first?.at ?? now, now, all), isOverPromised: isOverPromised(all) }
}
