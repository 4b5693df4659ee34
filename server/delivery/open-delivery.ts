import { isAway, isCollision, type Leases } from '#db'
import { bell, type Clock, pause, second } from '#lib'
import type { Reaction } from '#log'
import type { HealthNotes } from '#profiles'
import { attempt, type Needs } from './attempt.ts'
import { begin, type Flow, newFlow, note, roomIn } from './flow.ts'
import { queueMessages } from './on-message-queued.ts'
import * as store from './store.ts'
import type { Lane, Route } from './tables.ts'

export type DeliveryNeeds = Needs & {
  leases: Leases
  health: HealthNotes
  /** Milliseconds that only ever go on: what the pace is measured by. */
  steady?: Clock
}

export type Delivery = {
  /** Keeps the outbox after the log. */
  reaction: Reaction
  /** Sends what is due, in the one process that holds the lease, until the signal aborts; resolves when nothing is under way. */
  run(signal: AbortSignal): Promise<void>
  /** Looks at once for what is due. */
  look(): void
}

const pollMs = second
const retryMs = second
const graceMs = 3 * second

export function openDelivery(needs: DeliveryNeeds): Delivery {
  const { database, leases, directory, now, failed } = needs
  const look = bell()
  const sender = openSender({ ...needs, steady: needs.steady ?? (() => performance.now()) }, look.ring)

  async function hold(held: AbortSignal, signal: AbortSignal): Promise<void> {
    const cut = new AbortController()
    let isRecovered = false
    while (!held.aborted) {
      try {
        if (!isRecovered) await database.engine(tx => store.recover(tx, now()))
        isRecovered = true
        await look.wait(await sender.step(cut.signal), held)
      } catch (error) {
        if (!isAway(error)) failed(error)
        await pause(retryMs, held)
      }
    }
    // What has begun is finished. When the process ends, what takes too long is cut, and asked for by whoever comes next.
    const late = signal.aborted ? setTimeout(() => cut.abort(), graceMs) : undefined
    await sender.finished()
    clearTimeout(late)
  }

  return {
    reaction: queueMessages(directory, now, look.ring),
    run: signal => leases.hold('delivery', signal, held => hold(held, signal)),
    look: look.ring,
  }
}

type Sender = {
  /** Starts what may go now; returns how many milliseconds nothing else can, as far as is known. */
  step(stop: AbortSignal): Promise<number>
  /** Resolves when nothing is under way any more. */
  finished(): Promise<unknown>
}

function openSender(needs: DeliveryNeeds & { steady: Clock }, ring: () => void): Sender {
  const { database, directory, now, steady } = needs
  const flows = new Map<string, Flow>()
  const sending = new Set<Promise<void>>()

  async function start(route: Route, lane: Lane, flow: Flow, stop: AbortSignal): Promise<number> {
    const perSecond = directory.find(route.connectionId)?.channel.can.perSecond ?? 1
    const { count, wait = pollMs } = roomIn(flow, lane, perSecond, steady())
    if (count === 0) return wait
    const limit = count + flow.underWay.size
    const chosen = await database.engine(tx => store.chooseDue(tx, route, lane, now(), limit))
    const fresh = chosen.filter(id => !flow.underWay.has(id)).slice(0, count)
    for (const messageId of fresh) {
      begin(flow, messageId, lane)
      const work = sendOne(needs, { workspaceId: route.workspaceId, messageId }, flow, stop).finally(ring)
      sending.add(work)
      void work.finally(() => sending.delete(work))
    }
    return fresh.length === count ? 1 : pollMs
  }

  return {
    async step(stop) {
      const routes = Map.groupBy(await database.engine(store.nextOfEach), each => each.connectionId)
      forgetIdle(flows, routes)
      const waits = [pollMs]
      for (const [connectionId, lanes] of routes) {
        const flow = flows.get(connectionId) ?? newFlow(steady())
        flows.set(connectionId, flow)
        // Replies first: bulk has what they leave.
        for (const { lane, dueAt, ...route } of lanes.toSorted((a, b) => (a.lane < b.lane ? 1 : -1))) {
          waits.push(dueAt > now() ? dueAt - now() : await start(route, lane, flow, stop))
        }
      }
      return Math.min(...waits)
    },
    finished: () => Promise.all(sending),
  }
}

type Named = { workspaceId: string; messageId: string }

async function sendOne(
  needs: DeliveryNeeds & { steady: Clock },
  named: Named,
  flow: Flow,
  stop: AbortSignal,
): Promise<void> {
  const { database, now, failed } = needs
  try {
    await attempt(needs, named, stop, taken => note(flow, taken, needs))
  } catch (error) {
    await pause(retryMs, stop)
    if (isAway(error) || isCollision(error)) {
      // Where this fails too, the lease is lost as well, and whoever takes it asks for all of them.
      return void (await database.engine(tx => store.recoverOne(tx, named, now())).catch(() => {}))
    }
    failed(error)
    await database.engine(tx => store.setBack(tx, named, now())).catch(failed)
  } finally {
    flow.underWay.delete(named.messageId)
  }
}

const mostIdle = 1000

/** A connection with nothing to send and no trouble needs no memory, once there are many. */
function forgetIdle(flows: Map<string, Flow>, routes: ReadonlyMap<string, unknown>): void {
  if (flows.size <= mostIdle) return
  for (const [id, flow] of flows) {
    if (!routes.has(id) && flow.underWay.size === 0 && flow.isFailing === false) flows.delete(id)
  }
}
