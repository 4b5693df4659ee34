import { setDues } from '#conversations'
import { type Database, isAway, type Leases, sqlTime, type Statement, type Tx } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import { append, type NewEvent } from '#log'
import type { Aim } from '#service-levels'
import type { DeadlineEvent } from './events.ts'

const atOnce = 500

type Due = {
  workspaceId: string
  conversationId: string
  aim: Aim
  dueAt: number | null
  isMissed: boolean
  isOpen: boolean
}

// What the customer no longer waits for is told of nobody, though this room has not heard of it yet.
const passing: Statement = {
  name: 'deadlines-pass',
  text: `update deadlines d set next_at = case when f.is_open and d.due_at > $1 then d.due_at end,
      warned_at = case when f.is_open then coalesce(d.warned_at, $1) else d.warned_at end,
      missed_at = case when f.is_open and d.due_at <= $1 then $1 else d.missed_at end
    from (select n.workspace_id, n.conversation_id, n.aim, n.started_at,
        case when n.aim = 'resolution' then c.status <> 'closed' else c.turn_at is not null end as is_open
      from (select workspace_id, conversation_id, aim, started_at from deadlines
        where next_at <= $1 order by next_at limit ${atOnce} for update skip locked) n
      join conversations c on c.workspace_id = n.workspace_id and c.id = n.conversation_id) f
    where d.workspace_id = f.workspace_id and d.conversation_id = f.conversation_id and d.aim = f.aim and d.started_at = f.started_at
    returning d.workspace_id as "workspaceId", d.conversation_id as "conversationId", d.aim, d.due_at as "dueAt",
      d.missed_at is not null as "isMissed", f.is_open as "isOpen"`,
}

/** Tells what is due at a moment: of each deadline its warning once, and once that it was missed. Returns whether there may be more. As engine. */
export async function passTime(tx: Tx, now: number): Promise<boolean> {
  const passed = await tx.query<Due>(passing, [sqlTime(now)])
  const open = passed.filter(({ isOpen }) => isOpen)
  const answers = open.filter(({ aim }) => aim !== 'resolution')
  await setDues(
    tx,
    answers.map(({ workspaceId, conversationId: id, dueAt }) => ({ workspaceId, id, dueAt, isSoon: true })),
  )
  await append(tx, open.map(tell))
  return passed.length === atOnce
}

const tell = ({ workspaceId, conversationId, aim, dueAt, isMissed }: Due): NewEvent => ({
  ...{ workspaceId, conversationId, detail: { aim, dueAt } },
  kind: (isMissed ? 'deadline.missed' : 'deadline.warned') satisfies DeadlineEvent,
})

/** Keeps the time of all deadlines to the second, in one process, until the signal aborts. */
export function keepTime(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('deadlines', signal, async held => {
    while (!held.aborted) {
      const hasMore = await database
        .engine(tx => passTime(tx, now()))
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
          return false
        })
      if (!hasMore) await pause(second / 2, held)
    }
  })
}
