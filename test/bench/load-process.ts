/** Sends signed messages over keep-alive connections; a process of its own so that its work can be told apart. Argument: JSON LoadPlan. */
import { createHmac, hash } from 'node:crypto'
import net from 'node:net'
import { openCrowd } from './customers.ts'
import type { LoadPlan, LoadReport } from './load.ts'

const plan = JSON.parse(process.argv[2]!) as LoadPlan
const { hostname, port } = new URL(plan.address)
const crowd = openCrowd(plan.known, plan.newShare, plan.seed)
const filler = hash('sha256', String(plan.seed), 'hex').repeat(40)
const bodyBytes = 1500
const sequences = new Map<number, number>()
const statuses: Record<string, number> = {}
let sent = 0
let answered = 0
const latencies: number[] = []

/** A customer writes over one connection, as one phone does: two messages of theirs are never under way at once. */
const drawn: number[][] = Array.from({ length: plan.connections }, () => [])
const mostDrawn = 200

function nextCustomer(connection: number): number {
  for (;;) {
    const waiting = drawn[connection]!.shift()
    if (waiting !== undefined) return waiting
    const customer = crowd.next()
    const queue = drawn[customer % plan.connections]!
    if (queue.length < mostDrawn) queue.push(customer)
  }
}

/** One message in one envelope of about 1.5 kB. The text says who, and the how-many-eth of theirs it is. */
function nextRequest(connection: number): Buffer {
  const customer = plan.everyoneOnce ? sent : nextCustomer(connection)
  const target = plan.targets[customer % plan.targets.length]!
  const sequence = (sequences.get(customer) ?? plan.firstSequence) + 1
  sequences.set(customer, sequence)
  const now = Date.now()
  const mark = `${customer}.${sequence}`
  const event = {
    type: 'message',
    id: `${plan.run}-${mark}`,
    thread: `c${customer}`,
    from: { id: `c${customer}`, name: `Customer ${customer}` },
    at: now,
    text: `#${mark} `,
  }
  const room = bodyBytes - JSON.stringify({ events: [event] }).length
  event.text += filler.slice(0, Math.max(0, room))
  const body = JSON.stringify({ events: [event] })
  const seconds = Math.floor(now / 1000)
  const signature = createHmac('sha256', target.secret).update(`${seconds}.`).update(body).digest('hex')
  const head = `POST /hooks/${target.connectionId} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-sobremesa-signature: t=${seconds},v1=${signature}\r\n\r\n`
  return Buffer.from(head + body)
}

const start = performance.now()
const end = start + plan.seconds * 1000
const mayGoOn = () => (plan.count === undefined ? performance.now() < end : sent < plan.count)

function connect(_: unknown, connection: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname)
    socket.setNoDelay(true)
    let asked = 0
    let tail = ''
    const send = () => {
      const request = nextRequest(connection)
      sent++
      asked = performance.now()
      socket.write(request)
    }
    const next = () => {
      if (!mayGoOn()) return socket.end(() => resolve())
      if (plan.perSecond === undefined) return send()
      // At a fixed rate: the n-th message is due at n / rate, however long answers take.
      const wait = start + (sent * 1000) / plan.perSecond - performance.now()
      if (wait > 1) setTimeout(next, wait)
      else send()
    }
    socket.on('data', chunk => {
      tail += chunk.toString('latin1')
      const found = tail.match(/HTTP\/1\.1 (\d{3})[\s\S]*?\r\n\r\n/)
      if (!found) return
      const length = Number(/content-length: (\d+)/i.exec(found[0])?.[1] ?? 0)
      if (tail.length < found.index! + found[0].length + length) return
      tail = ''
      answered++
      statuses[found[1]!] = (statuses[found[1]!] ?? 0) + 1
      latencies.push(performance.now() - asked)
      next()
    })
    socket.on('error', reject)
    socket.on('connect', next)
  })
}

await Promise.all(Array.from({ length: plan.connections }, connect))
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage()
latencies.sort((a, b) => a - b)
const report: LoadReport = {
  sent,
  answered,
  statuses,
  seconds,
  cpuMs: (user + system) / 1000,
  answerMs: {
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  },
  sequences: [...sequences],
}
process.send!(report, () => process.exit(0))
