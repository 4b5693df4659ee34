import { receive, type Arrival, type Received } from '#arrivals'
import { type Database, isAway, isCollision, isTaken, type Tx } from '#db'
import { type Files } from '#files'
import { type Clock, pause } from '#lib'
import { applySignals, mediaOf, type Signal } from '#messages'
import type { Connected, HealthNotes } from '#profiles'
import { meetUnsure } from '#replies'
import type { Queued } from './lanes.ts'
import { applyNotices, type Notice } from './notices.ts'
import { askForPerson } from './person-job.ts'

export type Stored =
  | { kind: 'message'; arrival: Arrival }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'notice'; notice: Notice }

/** A piece with what is needed to park it alone. */
export type Work = { stored: Stored; connected: Connected; park: (error: unknown) => Promise<void> }

type Needs = {
  database: Database
  files: Files
  health: HealthNotes
  now: Clock
  failed: (error: unknown) => void
}

const tries = 3
const retryMs = 250

/**
 * Writes a batch in one transaction. While the database is away it waits; a collision is done again; a batch that fails
 * otherwise is written piece by piece, and what fails alone is parked.
 */
export function openWriter(needs: Needs, signal: AbortSignal) {
  const { database, failed } = needs
  const transact = (batch: readonly Queued<Work>[]) => database.engine(tx => store(tx, needs, batch))

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
async function store(tx: Tx, { files, health, now }: Needs, batch: readonly Queued<Work>[]): Promise<void> {
  const arrivals: Arrival[] = []
  const signals: Signal[] = []
  const notices: { notice: Notice; connected: Connected }[] = []
  const connections = new Map<string, Connected>()
  for (const { piece } of batch) {
    const { stored, connected } = piece
    if (stored.kind === 'signal') signals.push(stored.signal)
    else if (stored.kind === 'notice') notices.push({ notice: stored.notice, connected })
    else {
      arrivals.push(stored.arrival)
      connections.set(nameOf(stored.arrival), connected)
    }
  }
  if (arrivals.length > 0) {
    const received = await receive(tx, arrivals, now())
    await expectMedia(tx, files, received, connections)
    await askForNames(tx, received, connections)
  }
  if (signals.length > 0) {
    await meetUnsure(tx, signals)
    await applySignals(tx, signals)
  }
  if (notices.length > 0) await applyNotices(tx, notices, health, now())
}

const nameOf = ({ workspaceId, ref }: Arrival): string => `${workspaceId}/${ref}`

/** The bytes are fetched later, by a job that exists exactly when the message does. */
async function expectMedia(
  tx: Tx,
  files: Files,
  received: readonly Received[],
  connections: ReadonlyMap<string, Connected>,
): Promise<void> {
  for (const { arrival, conversationId, messageId } of received) {
    for (const part of arrival.parts) {
      const media = mediaOf(part)
      if (!part.file || !media || media.ref.kept) continue
      await files.expect(tx, {
        workspaceId: arrival.workspaceId,
        connectionId: connections.get(nameOf(arrival))!.id,
        conversationId,
        messageId,
        id: part.file,
        part: media,
      })
    }
  }
}

/** Who writes for the first time and without a name is asked for, where the platform can tell. */
async function askForNames(
  tx: Tx,
  received: readonly Received[],
  connections: ReadonlyMap<string, Connected>,
): Promise<void> {
  for (const { arrival, isNewcomer } of received) {
    const connected = connections.get(nameOf(arrival))!
    if (!isNewcomer || arrival.from.name !== '' || !connected.channel.person) continue
    const { workspaceId, ref, channel, externalId } = arrival.from
    const profileKey = [...connected.profiles.values()].find(({ id }) => id === arrival.profileId)!.key
    await askForPerson(tx, { workspaceId, connectionId: connected.id, profileKey, ref, channel, externalId })
  }
}
