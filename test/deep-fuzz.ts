import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { channelCases } from '../channels/cases.ts'

export type Fuzzed = {
  channel: string
  payloads: number
  seconds: number
  /** The one payload that took longest. */
  slowestMs: number
  /** What is held after each tenth, garbage apart, in MiB. */
  heapsMb: number[]
  fault?: string
}

const one = join(import.meta.dirname, 'deep-fuzz-one.ts')
/** Nothing takes so long that does not hang. */
const hangsAfterMs = 30 * 60_000
const slowMs = 2000
/** From the second tenth on, when everything has been compiled. */
const growsByMb = 24
const lowest = 10

/** Every channel, one after the other, each in a process of its own, without taking the machine from others. */
export async function fuzzChannels(runs: number, seed: number, only: readonly string[] = []): Promise<Fuzzed[]> {
  const found: Fuzzed[] = []
  for (const [index, { channel }] of channelCases.entries()) {
    if (only.length > 0 && !only.includes(channel.id)) continue
    const fuzzed = await fuzzOne(index, channel.id, runs, seed)
    found.push({ ...fuzzed, ...faultOf(fuzzed) })
    process.stdout.write(`${lineOf(found.at(-1)!)}\n`)
  }
  return found
}

function lineOf({ channel, payloads, seconds, slowestMs, heapsMb, fault }: Fuzzed): string {
  const heap = `${heapsMb[1] ?? '?'} → ${heapsMb.at(-1) ?? '?'} MiB`
  const figures = `${payloads} payloads in ${seconds} s, the slowest ${slowestMs} ms, heap ${heap}`
  return `${channel}: ${figures}${fault ? `\n  ${fault}` : ''}`
}

async function fuzzOne(index: number, id: string, runs: number, seed: number): Promise<Fuzzed> {
  const child = spawn(process.execPath, ['--expose-gc', one, String(index), String(runs), String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: hangsAfterMs,
  })
  if (child.pid) setPriority(child.pid, lowest)
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const none = { channel: id, payloads: 0, seconds: 0, slowestMs: 0, heapsMb: [] }
  if (said === '') return { ...none, fault: signal ? `hangs (${String(signal)})` : `ended with ${String(code)}` }
  return JSON.parse(said) as Fuzzed
}

function faultOf({ slowestMs, heapsMb, fault }: Fuzzed): { fault?: string } {
  if (fault) return { fault }
  const growth = (heapsMb.at(-1) ?? 0) - (heapsMb[1] ?? 0)
  if (slowestMs > slowMs) return { fault: `one payload took ${slowestMs} ms` }
  return growth > growsByMb ? { fault: `holds ${Math.round(growth)} MiB more than before` } : {}
}
