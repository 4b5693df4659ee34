/**
 * Intake: what platforms send becomes messages. Hooks store the envelope and answer, pulls fetch what nobody sends; a
 * worker reads envelopes from the table, takes them apart and writes them in lanes.
 * Promises: what was answered 200 is on disk and will be processed, once, in the order of its thread; a bad item is
 * parked alone and can be replayed; what its writer has deleted is not kept in what was sent, either.
 */
import type { Database, Leases } from '#db'
import type { Files } from '#files'
import type { Clock } from '#lib'
import { type JobTasks, stillParked } from '#log'
import type { Contexts, Directory, HealthNotes } from '#profiles'
import { openEnvelopeStore } from './envelopes.ts'
import { openKeyring } from './keyring.ts'
import { runPulls } from './pulls.ts'
import { type Hook, openHook } from './hook.ts'
import { parkedOf, settleParked, type Parked } from './park.ts'
import { personJob, personTask } from './person-job.ts'
import { redactJob, redactTask } from './redact.ts'
import { parkedEnvelope, replayParked } from './replay-parked.ts'
import { type Forget, openForget } from './forget.ts'
import { runWorker, type Worker } from './worker.ts'
import { openWriter } from './write.ts'

export { parkedOf, settleParked, type Parked }
export { unknownEvents } from './take-apart.ts'
export { forgetDeleted } from './redact.ts'
export type { Forget, Hook }

export type Intake = {
  hook: Hook
  worker: Worker
  /** The body of a parked item's envelope and its place in it. */
  parkedEnvelope(workspaceId: string, id: string): Promise<{ body: Uint8Array; item: number }>
  /** @throws Fault `parked.unknown`, `parked.expired`, or `parked.still` when it fails again */
  replayParked(workspaceId: string, id: string): Promise<void>
  forget: Forget
  /** Whoever is pulled is asked now. */
  nudge(connectionId: string): void
  tasks: JobTasks
  /** Resolves when the worker has stopped, after the signal aborted. */
  done: Promise<void>
}

type Needs = {
  database: Database
  leases: Leases
  directory: Directory
  health: HealthNotes
  files: Files
  contexts: Contexts
  now: Clock
  failed: (error: unknown) => void
}

export function openIntake(needs: Needs, signal: AbortSignal): Intake {
  const worker = runWorker(needs, signal)
  const store = openEnvelopeStore(needs.database, worker.wake)
  const write = openWriter(needs, signal)
  const pulls = runPulls({ ...needs, stored: worker.wake }, signal)
  return {
    hook: openHook(
      needs.directory,
      needs.health,
      store,
      pulls.nudge,
      openKeyring(needs.contexts, needs.failed),
      needs.now,
    ),
    worker,
    async parkedEnvelope(workspaceId, id) {
      const { envelope, item } = await parkedEnvelope(needs.database, workspaceId, id)
      return { body: envelope.body, item }
    },
    replayParked: (workspaceId, id) =>
      replayParked(needs.database, needs.directory, write, workspaceId, id).catch(stillParked),
    nudge: pulls.nudge,
    tasks: { [personTask]: personJob(needs), [redactTask]: redactJob(needs) },
    forget: openForget(needs),
    done: Promise.all([worker.done, pulls.done]).then(() => {}),
  }
}
