import type { Database } from '#db'
import { Fault } from '#lib'
import type { Directory } from '#profiles'
import { type Envelope, findEnvelope } from './envelopes.ts'
import { findParked, settleParked } from './park.ts'
import { takeApart } from './take-apart.ts'
import type { openWriter, Work } from './write.ts'
import type { Queued } from './lanes.ts'

/** The envelope of a parked item, for the eyes of an administrator. @throws Fault `parked.unknown`, `parked.expired` */
export async function parkedEnvelope(
  database: Database,
  workspaceId: string,
  id: string,
): Promise<{ envelope: Envelope; item: number }> {
  const parked = await database.app(workspaceId, tx => findParked(tx, id))
  if (!parked) throw new Fault('parked.unknown', 404)
  const envelope = await findEnvelope(database, workspaceId, parked.envelope)
  if (!envelope) throw new Fault('parked.expired', 410)
  return { envelope, item: parked.item }
}

/**
 * Takes a parked item again, now that its cause may be gone. What has been stored meanwhile is not doubled.
 * @throws what still is wrong with it; the item then stays parked
 */
export async function replayParked(
  database: Database,
  directory: Directory,
  write: ReturnType<typeof openWriter>,
  workspaceId: string,
  id: string,
): Promise<void> {
  const { envelope, item } = await parkedEnvelope(database, workspaceId, id)
  const connected = directory.find(envelope.connectionId)
  const pieces = takeApart(connected, envelope).filter(each => item === -1 || each.item === item)
  for (const { lane, piece } of pieces) {
    if ('error' in piece) throw piece.error
    let fault: unknown
    const work: Work = {
      stored: piece.stored,
      connected: connected!,
      park: async error => void (fault = error),
    }
    const queued: Queued<Work> = { lane, piece: work, settled: () => {} }
    await write([queued])
    if (fault) throw fault
  }
  await database.engine(tx => settleParked(tx, workspaceId, id))
}
