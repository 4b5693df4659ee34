import type { Tx } from '#db'
import { asError, cleanText, Fault } from '#lib'
import { append } from './append.ts'
import type { LogEvent } from './events.ts'
import type { Reaction } from './reactions.ts'

/** An event that a room could not take: alone, shown, replayable. `reason` is what the room's fault said. */
export type ParkedEvent = {
  room: string
  number: number
  kind: string
  conversationId: string | null
  reason: string
  parkedAt: number
}

/** Told to the log as `event.parked`, which no room hears: it is for whoever watches. */
export async function parkEvent(tx: Tx, room: string, event: LogEvent, fault: unknown): Promise<true> {
  const { workspaceId, number, kind, conversationId, subjectId, detail } = event
  await tx.query(
    `insert into parked_events (workspace_id, room, number, kind, conversation_id, subject_id, detail, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      ...[workspaceId, room, number, kind, conversationId, subjectId],
      ...[detail && JSON.stringify(detail), cleanText(asError(fault).message.slice(0, 500))],
    ],
  )
  await append(tx, [{ workspaceId, kind: 'event.parked' }])
  return true
}

/** The parked events of a workspace, oldest first, at most 200. As role app. */
export const parkedEvents = (tx: Tx): Promise<ParkedEvent[]> =>
  tx.query(
    `select room, number, kind, conversation_id as "conversationId", reason, parked_at as "parkedAt"
     from parked_events order by number, room limit 200`,
  )

type Taken = Omit<LogEvent, 'day' | 'detail'> & { detail: string | null }

/**
 * Gives a parked event to its room again, in one transaction; false when it is not parked (any more).
 * @throws Fault `parked.still` when the room still cannot; the event then stays parked
 */
export async function replayParkedEvent(
  tx: Tx,
  reactions: readonly Reaction[],
  workspaceId: string,
  room: string,
  number: number,
): Promise<boolean> {
  const reaction = reactions.find(each => each.room === room)
  const event = reaction && (await takeOut(tx, workspaceId, room, number))
  if (!event) return false
  const detail = event.detail === null ? null : JSON.parse(event.detail)
  await reaction.react(tx, [{ ...event, day: '', detail }]).catch(stillParked)
  return true
}

/** The room goes on without it; false when it is not parked (any more). */
export const discardParkedEvent = async (tx: Tx, workspaceId: string, room: string, number: number): Promise<boolean> =>
  (await takeOut(tx, workspaceId, room, number)) !== undefined

async function takeOut(tx: Tx, workspaceId: string, room: string, number: number): Promise<Taken | undefined> {
  const [taken] = await tx.query<Taken>(
    `delete from parked_events where workspace_id = $1 and room = $2 and number = $3
     returning number, parked_at as at, workspace_id as "workspaceId", kind, conversation_id as "conversationId",
       subject_id as "subjectId", detail`,
    [workspaceId, room, number],
  )
  if (taken) await append(tx, [{ workspaceId, kind: 'event.settled' }])
  return taken
}

/** What was parked stays parked. @throws Fault `parked.still` (422): why, as a code, and what was thrown as its cause */
export function stillParked(thrown: unknown): never {
  if (thrown instanceof Fault && thrown.code.startsWith('parked.')) throw thrown
  throw new Fault('parked.still', 422, { reason: thrown instanceof Fault ? thrown.code : 'fault' }, thrown)
}
