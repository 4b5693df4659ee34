import { isAway, isCollision, type Leases } from '#db'
import { bell, type Clock, pause, second } from '#lib'
import type { Reaction } from '#log'
import type { HealthNotes } from '#profiles'
import { attempt, type Needs, type Taken } from './attempt.ts'
import { calm, type Ease, eased, places } from './ease.ts'
import { queueMessages } from './on-message-queued.ts'
import { allowed, type Bucket, newBucket, refilled, waitFor } from './pace.ts'
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

/** What this process knows of a connection's pace; all of it may be forgotten at any time. */
type Flow = { bucket: Bucket; ease: Ease; underWay: Map<string, Lane>; isFailing: boolean | undefined }

const pollMs = second
const retryMs = second
const graceMs = 3 * second

export function openDelivery(needs: DeliveryNeeds): Delivery {
  const { database, leases, directory, now, failed, steady = () => performance.now() } = needs
  const look = bell()
  const flows = new Map<string, Flow>()
  const sending = new Set<Promise<void>>()

  /** Starts what may go now; returns how many milliseconds nothing else can, as far as is known. */
  async function step(stop: AbortSignal): Promise<number> {
    const waiting = await database.engine(store.nextOfEach)
    const routes = Map.groupBy(waiting, each => each.connectionId)
    forgetIdle(flows, routes)
    const waits = [pollMs]
    for (const [connectionId, lanes] of routes) {
      const perSecond = directory.find(connectionId)?.channel.can.perSecond ?? 1
      const flow = flows.get(connectionId) ?? {
        bucket: newBucket(steady()),
        ease: calm,
        underWay: new Map(),
        isFailing: undefined,
      }
      flows.set(connectionId, flow)
      // Replies first: bulk has what they leave.
      for (const { lane, dueAt, ...route } of lanes.toSorted((a, b) => (a.lane < b.lane ? 1 : -1))) {
        const wait = dueAt > now() ? dueAt - now() : await start(route, lane, { flow, perSecond, stop })
        waits.push(wait)
      }
    }
    return Math.min(...waits)
  }

  async function start(
    route: Route,
    lane: Lane,
    { flow, perSecond, stop }: { flow: Flow; perSecond: number; stop: AbortSignal },
  ): Promise<number> {
    flow.bucket = refilled(flow.bucket, perSecond, steady())
    const taken = [...flow.underWay.values()].filter(each => lane === 'reply' || each === lane).length
    const free = places(flow.ease, lane, steady()) - taken
    if (free <= 0) return flow.ease.until > steady() ? flow.ease.until - steady() : pollMs
    const may = Math.min(free, allowed(flow.bucket, perSecond, lane))
    if (may === 0) return waitFor(flow.bucket, perSecond, lane)
    const chosen = await database.engine(tx => store.chooseDue(tx, route, lane, now(), may + flow.underWay.size))
    const fresh = chosen.filter(id => !flow.underWay.has(id)).slice(0, may)
    for (const messageId of fresh) {
      flow.bucket = { ...flow.bucket, tokens: flow.bucket.tokens - 1 }
      flow.underWay.set(messageId, lane)
      const work = sendOne({ workspaceId: route.workspaceId, messageId }, flow, stop)
      sending.add(work)
      void work.finally(() => sending.delete(work))
    }
    return fresh.length === may ? 1 : pollMs
  }

  async function sendOne(
    named: { workspaceId: string; messageId: string },
    flow: Flow,
    stop: AbortSignal,
  ): Promise<void> {
    try {
      await attempt(needs, named, stop, taken => note(needs, flow, taken, steady()))
    } catch (error) {
      await pause(retryMs, stop)
      if (isAway(error) || isCollision(error)) return
      failed(error)
      await database.engine(tx => store.setBack(tx, named, now())).catch(failed)
    } finally {
      flow.underWay.delete(named.messageId)
      look.ring()
    }
  }

  async function hold(held: AbortSignal, signal: AbortSignal): Promise<void> {
    const cut = new AbortController()
    let isRecovered = false
    while (!held.aborted) {
      try {
        if (!isRecovered) await database.engine(tx => store.recover(tx, now()))
        isRecovered = true
        await look.wait(await step(cut.signal), held)
      } catch (error) {
        if (!isAway(error)) failed(error)
        await pause(retryMs, held)
      }
    }
    // What has begun is finished. When the process ends, what takes too long is cut, and asked for by whoever comes next.
    const late = signal.aborted ? setTimeout(() => cut.abort(), graceMs) : undefined
    await Promise.all(sending)
    clearTimeout(late)
  }

  return {
    reaction: queueMessages(directory, now, look.ring),
    run: signal => leases.hold('delivery', signal, held => hold(held, signal)),
    look: look.ring,
  }
}

function note({ health, now }: DeliveryNeeds, flow: Flow, taken: Taken, steadyNow: number): void {
  const { connected } = taken
  if (taken.kind === 'trouble') {
    flow.ease = eased(flow.ease, taken.wait, steadyNow)
    if (taken.code === 'throttled') return
    flow.isFailing = true
    return health.failing(connected, now(), taken.code)
  }
  flow.ease = calm
  if (taken.kind === 'refused') return
  health.sent(connected, now())
  if (flow.isFailing !== false) health.recovered(connected)
  flow.isFailing = false
}

/** A connection with nothing to send and nothing under way needs no memory once its bucket would be full again. */
function forgetIdle(flows: Map<string, Flow>, routes: ReadonlyMap<string, unknown>): void {
  for (const [id, flow] of flows) {
    if (
      !routes.has(id) &&
      flow.underWay.size === 0 &&
      flow.ease.failures === 0 &&
      flow.isFailing === false &&
      flows.size > 1000
    )
      flows.delete(id)
  }
}
