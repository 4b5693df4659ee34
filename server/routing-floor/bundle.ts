import {
  deadlineOf,
  type Demand,
  demandOf,
  fits,
  type Need,
  type Policy,
  rankOf,
  type Task,
  whenUrgent,
} from '#routing-rules'
import type { Decision } from './decision.ts'
import { regroup } from './groups.ts'
import { enterLine, leaveLine } from './lines.ts'
import { seatLoad } from './load.ts'
import { type Bundle, type Held, heldTasks, idsOf, openTasks, type Seat, type State, type Work } from './state.ts'

const nobody: ReadonlySet<string> = new Set()

/** What waits of a customer, or the beginning of it. */
export function bundleOf(state: State, customerId: string): Bundle {
  const bundle = state.bundles.get(customerId) ?? emptyBundle(state, customerId)
  state.bundles.set(customerId, bundle)
  return bundle
}

/** Takes a bundle out, whoever has its tasks next. */
export function dropBundle(state: State, bundle: Bundle): void {
  leaveLine(state, bundle)
  unreserve(state, bundle)
  rename(state, bundle, nobody)
  state.bundles.delete(bundle.customerId)
}

/** One task of several goes; the last takes the bundle along. */
export function dropTask(state: State, bundle: Bundle, taskId: string): void {
  if (bundle.tasks.length === 1) return dropBundle(state, bundle)
  // The line is kept by the first task: it is left before that changes.
  leaveLine(state, bundle)
  bundle.tasks = bundle.tasks.filter(({ id }) => id !== taskId)
  file(state, bundle)
}

/** Finds out anew where a bundle stands, and when time alone may change that. */
export function file(state: State, bundle: Bundle): void {
  leaveLine(state, bundle)
  const holder = state.works.get(bundle.customerId)
  for (const [agentId, until] of bundle.excluded) if (until <= state.now) bundle.excluded.delete(agentId)
  if (bundle.sticky && bundle.sticky.until <= state.now) bundle.sticky = null
  // Whoever takes what waits takes all that the customer has open.
  bundle.shape = state.forms.shapeOf([...bundle.tasks, ...(holder ? heldTasks(holder) : [])], state.queues)
  bundle.demand = wholeDemand(state.policy, bundle.tasks, holder?.tasks ?? [])
  bundle.ask = state.forms.askOf(bundle.shape, bundle.demand)
  bundle.isLive = bundle.tasks.some(({ kind }) => state.policy.weights[kind].isLive)
  bundle.keptFor = keptFor(state, bundle, holder)
  rename(state, bundle, namesOf(bundle, holder))
  if (bundle.reserved && bundle.excluded.has(bundle.reserved.agent.id)) unreserve(state, bundle)
  if (bundle.offer) regroup(state, bundle.offer.seat)
  else if (!isPulled(bundle)) enterLine(state, bundle)
  bundle.lookAt = nextMoment(state, bundle)
  if (bundle.lookAt < Infinity) state.moments.push({ at: bundle.lookAt, kind: 'bundle', id: bundle.customerId })
}

/** What somebody would have of a customer in all: what waits, and what is held. */
export function wholeDemand(policy: Policy, waiting: readonly Task[], held: readonly Held[]): Demand {
  const open = held.filter(({ phase }) => phase !== 'parked').map(({ task }) => task)
  const kinds = [...waiting, ...open].map(({ kind }) => kind)
  const demand = demandOf(kinds, policy)
  return { ...demand, aside: demand.aside + policy.parkedUnits * (held.length - open.length) }
}

/** Whether somebody may serve the customer whole, and has room for it. */
export function couldTake({ policy, forms, now }: State, bundle: Bundle, seat: Seat): boolean {
  const { urgency } = rankOf(bundle.tasks, policy, now)
  const isKept = bundle.keptFor !== null && bundle.keptFor !== seat.agent.id
  if (isKept || urgency < forms.fitness(bundle.shape, seat.profile).opensAt) return false
  return fits(seatLoad(seat, policy, bundle.customerId), bundle.demand)
}

export function unreserve(state: State, bundle: Bundle): void {
  const seat = bundle.reserved
  if (!seat) return
  bundle.reserved = null
  seat.reservedFor = null
  state.keptFree.delete(seat)
  regroup(state, seat)
  state.stirred.groups.add(seat.group!)
  state.stirred.isOneLessKept = true
}

/** It lies in queues alone that are offered to nobody. */
export const isPulled = ({ shape }: Bundle) => shape.shape.queues.every(({ mode }) => mode === 'pull')

function emptyBundle({ forms, queues }: State, customerId: string): Bundle {
  const demand = { units: 0, aside: 0, isLive: false, isInterruptible: false }
  return {
    ...{ customerId, tasks: [], excluded: new Map(), sticky: null, offer: null, reserved: null },
    ...{ passedOver: 0, isTold: false, isLive: false, ask: 0, lookAt: Infinity },
    ...{ shape: forms.shapeOf([], queues), demand, keptFor: null, names: nobody, line: null },
  }
}

/**
 * Whoever is at the customer's side keeps them, for as long as something is open between the two; a woken thread waits a
 * moment for its owner. Nobody waits for somebody who cannot serve them, and no live customer for an absent one.
 */
function keptFor(state: State, bundle: Bundle, holder: Work | undefined): string | null {
  const isAtTheirSide = holder !== undefined && openTasks(holder).length > 0
  const seat = isAtTheirSide ? holder.seat : bundle.sticky ? state.seats.get(bundle.sticky.agentId) : undefined
  if (!seat || bundle.excluded.has(seat.agent.id)) return null
  if (state.forms.fitness(bundle.shape, seat.profile).opensAt === Infinity) return null
  const waits = isAtTheirSide && !bundle.isLive && isExpected(state, holder, bundle.tasks)
  return seat.presence === 'available' || waits ? seat.agent.id : null
}

/** Whether it is worth waiting for whoever has a customer: they left a moment ago, or return before anything is due. */
export function isExpected({ now, policy }: State, work: Work, tasks: readonly Task[]): boolean {
  const { backAt } = work.seat
  if (now < patienceEnds(work, policy)) return true
  return backAt !== null && backAt > now && tasks.every(task => backAt < deadlineOf(task))
}

/** Until when what an absent one has simply waits; what a hand gave them meanwhile waits as long. */
export const patienceEnds = ({ seat: { leftAt }, startedAt }: Work, { awayMs }: Policy): number =>
  leftAt === null ? Infinity : Math.max(leftAt, startedAt) + awayMs

/** Whoever is waited for while away is named, too: coming back they have it to themselves. */
function namesOf({ excluded, sticky, keptFor: kept }: Bundle, holder: Work | undefined): ReadonlySet<string> {
  if (excluded.size === 0 && sticky === null && kept === null && !holder) return nobody
  const named = [kept, sticky?.agentId, holder?.seat.agent.id].filter(id => id != null)
  return new Set([...excluded.keys(), ...named])
}

/** Agents whom a bundle treats unlike their like stand alone while it waits. */
function rename(state: State, bundle: Bundle, names: ReadonlySet<string>): void {
  const before = bundle.names
  bundle.names = names
  const change = (id: string, by: number) => {
    const seat = state.seats.get(id)
    if (!seat) return
    seat.named += by
    regroup(state, seat)
  }
  for (const id of names) if (!before.has(id)) change(id, 1)
  for (const id of before) if (!names.has(id)) change(id, -1)
}

/** The next moment at which it is open to others: a need relaxes, an exclusion ends, somebody is kept free. */
function nextMoment({ policy, now }: State, { tasks, excluded, sticky, shape }: Bundle): number {
  const { lower, prefer, drop } = policy.relaxation
  const hasSoft = shape.shape.needs.some(({ isHard }) => !isHard)
  const overflows = shape.shape.queues.flatMap(({ overflow }) => (overflow ? [overflow.at] : []))
  const urgencies = [...(hasSoft ? [lower, prefer, drop] : []), policy.reserveAt, ...overflows]
  let next = sticky?.until ?? Infinity
  for (const until of excluded.values()) next = Math.min(next, until)
  for (const urgency of urgencies)
    for (const task of tasks) {
      const at = urgency === Infinity ? Infinity : whenUrgent(task, urgency)
      if (at > now) next = Math.min(next, at)
    }
  return next
}

/** What nobody of the team can do is never left to wait in silence. */
export function tellIfUnserved(state: State, bundle: Bundle): Decision[] {
  const couldServe = ({ profile }: { profile: Seat['profile'] }) =>
    state.forms.fitness(bundle.shape, profile).opensAt < Infinity
  const isUnserved = !state.groups.values().some(couldServe)
  if (!isUnserved || bundle.isTold) {
    bundle.isTold = isUnserved
    return []
  }
  bundle.isTold = true
  const needs: Need[] = bundle.shape.shape.needs.filter(({ isHard }) => isHard)
  return [{ kind: 'unserved', taskIds: idsOf(bundle.tasks), needs }]
}
