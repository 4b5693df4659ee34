import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'node:test'
import { openState, type State } from '#routing-floor'
import { defaultPolicy, rankOf, type Task, type WorkKind } from '#routing-rules'
import { type ServiceClass, serviceClasses } from '#service-levels'
import { begin, queues } from '../../test/any-routing.ts'
import { step } from './step.ts'

/** What fails is not made smaller: that would take minutes. */
const numRuns = Number(process.env.ROUTING_RUNS ?? 200)
const minute = 60_000

type Arrival = { afterMs: number; class: ServiceClass; targetMs: number; kind: WorkKind; takesMs: number }
type Started = { task: Task; now: number; stillWaiting: Task[] }

const anyArrivals = (...kinds: WorkKind[]) =>
  fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 2 * minute }),
      class: fc.constantFrom(...serviceClasses),
      targetMs: fc.constantFrom(5 * minute, 10 * minute, 30 * minute),
      kind: fc.constantFrom(...kinds),
      takesMs: fc.integer({ min: minute, max: 20 * minute }),
    }),
    { minLength: 20, maxLength: 70, size: 'max' },
  )

/** One at a time for each agent, so that all of one weight compete for the same. */
const weight = { units: 100, isInterruptible: false, parks: false }
const policy = {
  ...defaultPolicy,
  weights: {
    ...defaultPolicy.weights,
    messaging: { ...weight, isLive: false },
    'live-chat': { ...weight, isLive: true },
  },
}

/** Some alike agents who take whatever they are offered, and what was started, in order. */
function serve(arrivals: readonly Arrival[], agents: number): Started[] {
  const state = openState(policy, queues)
  const started: Started[] = []
  const ends: { at: number; taskId: string }[] = []
  let now = begin
  const happen = (event: Parameters<typeof step>[1]) => {
    for (const decision of step(state, event, now).decisions) {
      if (decision.kind !== 'offered') continue
      const [task] = state.offers.get(decision.offerId)!.bundle.tasks
      started.push({ task: task!, now, stillWaiting: [] })
      const { takesMs } = arrivals[Number(task!.id)]!
      ends.push({ at: now + takesMs, taskId: task!.id })
      step(state, { kind: 'offer.accepted', offerId: decision.offerId }, now)
    }
    for (const each of started)
      if (each.stillWaiting.length === 0 && each.now === now) each.stillWaiting = waiting(state)
  }
  for (let at = 0; at < agents; at++) {
    const id = `agent-${at}`
    happen({ kind: 'agent.changed', agent: { id, skills: {}, queueIds: ['common'], place: null } })
    happen({ kind: 'agent.available', agentId: id })
  }
  const endUntil = (until: number) => {
    for (;;) {
      const next = ends.toSorted((one, other) => one.at - other.at)[0]
      if (!next || next.at > until) return
      ends.splice(ends.indexOf(next), 1)
      now = next.at
      happen({ kind: 'task.closed', taskId: next.taskId })
    }
  }
  arrivals.forEach(({ afterMs, class: of, targetMs, kind }, at) => {
    const until = now + afterMs
    endUntil(until)
    now = until
    happen({ kind: 'task.arrived', task: taskOf(at, { class: of, targetMs, kind, arrivedAt: now }) })
  })
  endUntil(Infinity)
  return started
}

const taskOf = (at: number, own: Pick<Task, 'class' | 'targetMs' | 'kind' | 'arrivedAt'>): Task => ({
  ...{ id: String(at), customerId: `customer-${at}`, queueId: 'common', hours: null, hardDeadlineAt: null, needs: [] },
  ...{ expectedMs: 5 * minute, lastServed: null, place: null },
  ...own,
})

const waiting = (state: State) =>
  [...state.bundles.values()].filter(({ offer }) => !offer).flatMap(({ tasks }) => tasks)

test('nothing that is not overdue starts before what waits, if it came after t − (r_i / r_max)(t − t_i)', () => {
  fc.assert(
    fc.property(anyArrivals('messaging'), fc.integer({ min: 1, max: 3 }), (arrivals, agents) => {
      const rate = (task: Task) => policy.classWeights[task.class] / task.targetMs
      const most = 4 / (5 * minute)
      for (const { task, now, stillWaiting } of serve(arrivals, agents)) {
        if (rankOf([task], policy, now).isOverdue) continue
        for (const other of stillWaiting)
          assert.ok(task.arrivedAt <= now - (rate(other) / most) * (now - other.arrivedAt), 'overtook')
      }
    }),
    { numRuns, endOnFailure: true },
  )
})

test('what is overdue, with q overdue before it, starts within 3(q + 1) assignments, however many are on the line', () => {
  let mostWaited = 0
  fc.assert(
    fc.property(anyArrivals('messaging', 'live-chat'), fc.integer({ min: 1, max: 3 }), (arrivals, agents) => {
      const passed = new Map<string, { assignments: number; ahead: Set<string> }>()
      for (const { task, now, stillWaiting } of serve(arrivals, agents)) {
        passed.delete(task.id)
        const overdue = stillWaiting.filter(each => rankOf([each], policy, now).isOverdue)
        for (const each of overdue) {
          const { assignments, ahead } = passed.get(each.id) ?? { assignments: -1, ahead: new Set<string>() }
          const mine = rankOf([each], policy, now)
          for (const other of [task, ...overdue]) {
            const theirs = rankOf([other], policy, now)
            if (theirs.isOverdue && theirs.deadline <= mine.deadline) ahead.add(other.id)
          }
          ahead.add(each.id)
          // The assignment at which it is first seen overdue is not counted: it may have been one moment earlier.
          passed.set(each.id, { assignments: assignments + 1, ahead })
          mostWaited = Math.max(mostWaited, assignments + 1)
          assert.ok(assignments + 1 < 3 * ahead.size, `${assignments + 1} before one with ${ahead.size - 1} ahead`)
        }
      }
    }),
    { numRuns, endOnFailure: true },
  )
  assert.ok(mostWaited > 1, 'some had to wait')
})
