import { type Database, isAway, type Leases } from '#db'
import type { Files } from '#files'
import { bell, type Clock, pause } from '#lib'
import { headAt } from '#log'
import type { Directory, HealthNotes } from '#profiles'
import { type Envelope, readEnvelopes } from './envelopes.ts'
import { type Lanes, openLanes } from './lanes.ts'
import { park } from './park.ts'
import { takeApart } from './take-apart.ts'
import { loadWatermarks, type Watermarks } from './watermarks.ts'
import { openWriter, type Work } from './write.ts'

const slice = 400
const pollMs = 200
const gapMs = 2
/** What arrives a little at a time is read together, and written in fewer transactions. */
const breathMs = 8
const saveMs = 100

export type Worker = {
  /** Envelopes have been stored: read again. */
  wake(): void
  /** For the bench and the crash tests: nothing is processed while paused. */
  pause(): void
  resume(): void
  lag(): { lanes: number }
}

type Needs = {
  database: Database
  leases: Leases
  directory: Directory
  files: Files
  health: HealthNotes
  now: Clock
  failed: (error: unknown) => void
}

/** Turns envelopes into messages, in the one process that holds the lease, until the signal aborts. */
export function runWorker(needs: Needs, signal: AbortSignal): Worker & { done: Promise<void> } {
  const arrived = bell()
  let paused = false
  let lanes: Lanes<Work> | undefined
  const done = needs.leases.hold('intake', signal, async held => {
    const watermarks = await loadWatermarks(needs.database)
    lanes = openLanes<Work>(openWriter(needs, held))
    await Promise.all([lanes.run(held), follow(needs, watermarks, lanes, held, arrived, () => paused)])
  })
  return {
    done,
    wake: arrived.ring,
    pause: () => (paused = true),
    resume: () => {
      paused = false
      arrived.ring()
    },
    lag: () => ({ lanes: lanes?.size ?? 0 }),
  }
}

/** Reads envelopes from the table and nowhere else, in order, and hands their pieces to the lanes. */
async function follow(
  needs: Needs,
  watermarks: Watermarks,
  lanes: Lanes<Work>,
  signal: AbortSignal,
  arrived: ReturnType<typeof bell>,
  isPaused: () => boolean,
) {
  const head = headAt('envelopes', watermarks.start)
  let day = '2000-01-02'
  const saving = saveOften(needs, watermarks, signal, () => head.number)
  while (!signal.aborted) {
    try {
      await lanes.room(signal)
      const rows = isPaused() ? [] : await readEnvelopes(needs.database, head.number, day, slice)
      const { ready, blocked } = head.pass(rows)
      for (const envelope of ready) dispatch(needs, watermarks, lanes, envelope)
      day = ready.at(-1)?.day ?? day
      if (blocked) {
        await needs.database.engine(tx => head.look(tx))
        await pause(gapMs, signal)
      } else if (rows.length < slice) {
        if (rows.length > 0) await pause(breathMs, signal)
        await arrived.wait(pollMs, signal)
      }
    } catch (error) {
      if (!isAway(error)) needs.failed(error)
      await pause(pollMs, signal)
    }
  }
  await saving
}

function dispatch(needs: Needs, watermarks: Watermarks, lanes: Lanes<Work>, envelope: Envelope): void {
  const { workspaceId, connectionId, number } = envelope
  if (watermarks.isDone(connectionId, number)) return
  const connected = needs.directory.find(connectionId)
  const pieces = takeApart(connected, envelope)
  const settled = watermarks.begin(workspaceId, connectionId, number, pieces.length)
  for (const { item, lane, piece } of pieces) {
    const parkIt = (error: unknown) => park(needs.database, envelope, item, error, needs.now())
    if ('stored' in piece)
      lanes.put({ lane, settled, piece: { stored: piece.stored, connected: connected!, park: parkIt } })
    else void parkUntilDone(needs, () => parkIt(piece.error)).then(settled)
  }
}

async function parkUntilDone(needs: Needs, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error)) needs.failed(error)
      await pause(pollMs)
    }
  }
}

async function saveOften(
  needs: Needs,
  watermarks: Watermarks,
  signal: AbortSignal,
  position: () => number,
): Promise<void> {
  while (!signal.aborted) {
    await pause(saveMs, signal)
    await watermarks.save(position(), signal.aborted).catch(error => {
      if (!isAway(error)) needs.failed(error)
    })
  }
}
