import { applySignals, receive, type Arrival, type Received, type Signal } from '#conversations'
import { type Database, isAway, isCollision, isTaken, type Tx } from '#db'
import { type Files } from '#files'
import { type Clock, pause } from '#lib'
import type { Queued } from './lanes.ts'

export type Stored = { kind: 'message'; arrival: Arrival } | { kind: 'signal'; signal: Signal }

/** A piece with what is needed to park it alone. */
export type Work = { stored: Stored; connectionId: string; park: (error: unknown) => Promise<void> }

const tries = 3
const retryMs = 250

/**
 * Writes a batch in one transaction. While the database is away it waits; a collision is done again; a batch that fails
 * otherwise is written piece by piece, and what fails alone is parked.
 */
export function openWriter(
  database: Database,
  files: Files,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
) {
  const transact = (batch: readonly Queued<Work>[]) => database.engine(tx => store(tx, files, batch, now()))

  return async function write(batch: readonly Queued<Work>[]): Promise<void> {
    let attempt = 0
    while (!signal.aborted) {
      try {
        await transact(batch)
        for (const each of batch) each.settled()
        return
      } catch (error) {
        if (isAway(error)) await pause(retryMs, signal)
        else if ((isCollision(error) || isTaken(error)) && ++attempt < tries) continue
        else if (batch.length > 1) {
          failed(error)
          for (const each of batch) await write([each])
          return
        } else if (++attempt >= tries) return parkAlone(batch[0]!, error)
      }
    }
  }

  async function parkAlone(queued: Queued<Work>, error: unknown): Promise<void> {
    failed(error)
    while (!signal.aborted) {
      try {
        await queued.piece.park(error)
        return queued.settled()
      } catch (fault) {
        if (!isAway(fault)) failed(fault)
        await pause(retryMs, signal)
      }
    }
  }
}

/** Messages first, then what happened to messages: a signal whose message comes later waits for it anyway. */
async function store(tx: Tx, files: Files, batch: readonly Queued<Work>[], now: number): Promise<void> {
  const arrivals: Arrival[] = []
  const signals: Signal[] = []
  const connections = new Map<Arrival, string>()
  for (const { piece } of batch) {
    if (piece.stored.kind === 'signal') signals.push(piece.stored.signal)
    else {
      arrivals.push(piece.stored.arrival)
      connections.set(piece.stored.arrival, piece.connectionId)
    }
  }
  if (arrivals.length > 0) {
    const received = await receive(tx, arrivals, now)
    await expectMedia(tx, files, received, connections)
  }
  if (signals.length > 0) await applySignals(tx, signals)
}

/** The bytes are fetched later, by a job that exists exactly when the message does. */
async function expectMedia(
  tx: Tx,
  files: Files,
  received: readonly Received[],
  connections: ReadonlyMap<Arrival, string>,
): Promise<void> {
  for (const { arrival, conversationId } of received) {
    for (const part of arrival.parts) {
      if (!part.file || !('ref' in part) || part.ref.kept) continue
      await files.expect(tx, {
        workspaceId: arrival.workspaceId,
        connectionId: connections.get(arrival)!,
        conversationId,
        id: part.file,
        part,
      })
    }
  }
}
