/** One channel before many payloads that nobody would send, in a process of its own: figures as one line of JSON. */
import { channelCases } from '../channels/cases.ts'
import { fuzz } from '../channels/suite/index.ts'

const [name, runs = 100_000, seed = 1] = process.argv.slice(2).map((each, at) => (at === 0 ? each : Number(each)))
const subject = channelCases.at(Number(name))!
const chunks = 10
const { gc } = globalThis as { gc?: () => void }

let slowestMs = 0
let payloads = 0
const { parse } = subject.channel
const timed: typeof subject = {
  ...subject,
  channel: {
    ...subject.channel,
    parse(raw, settings) {
      const began = performance.now()
      const events = parse(raw, settings)
      slowestMs = Math.max(slowestMs, performance.now() - began)
      payloads++
      return events
    },
  },
}

const heapAfter = (): number => {
  gc?.()
  return Math.round((process.memoryUsage().heapUsed / 1_048_576) * 10) / 10
}

const began = performance.now()
const heaps: number[] = []
let fault: string | undefined
for (let chunk = 0; chunk < chunks && !fault; chunk++) {
  try {
    fuzz(timed, { runs: Number(runs) / chunks, seed: Number(seed) + chunk })
  } catch (error) {
    fault = error instanceof Error ? error.message.slice(0, 4000) : String(error)
  }
  heaps.push(heapAfter())
}
const figures = {
  channel: subject.channel.id,
  payloads,
  seconds: Math.round((performance.now() - began) / 100) / 10,
  slowestMs: Math.round(slowestMs * 10) / 10,
  heapsMb: heaps,
  ...(fault ? { fault } : {}),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
