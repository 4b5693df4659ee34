import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { heard, type Target } from './stage.ts'

export type LoadPlan = {
  address: string
  targets: Pick<Target, 'connectionId' | 'secret'>[]
  /** Names the run: part of each message's id. */
  run: string
  seed: number
  connections: number
  /** How long, unless `count` says how many. */
  seconds: number
  count?: number
  /** Messages a second, evenly spaced; absent: each connection sends as soon as it has its answer. */
  perSecond?: number
  known: number
  newShare: number
  /** Each customer writes once, in order: to fill the place. */
  everyoneOnce?: boolean
  firstSequence: number
}

export type LoadReport = {
  sent: number
  answered: number
  statuses: Record<string, number>
  seconds: number
  cpuMs: number
  answerMs: { p50: number; p99: number }
  /** The last sequence number of each customer that wrote. */
  sequences: [customer: number, last: number][]
}

export const usual = { connections: 64, known: 20_000, newShare: 0.1, firstSequence: 0, seed: 7 } as const

/** Runs the generator as a process of its own. */
export async function runLoad(plan: LoadPlan): Promise<LoadReport> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), [JSON.stringify(plan)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const report = await heard<LoadReport>(child)
  await once(child, 'exit')
  return report
}
