import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'node:test'
import type { Decision, State } from '#routing-floor'
import { defaultPolicy, type Task, totalOf } from '#routing-rules'
import { anyDay, begin, type Day, play, queues } from '../../test/any-routing.ts'
import { isAble, joined, mayHave, tableOf, urgency, wholeOf } from '../../test/plain-routing.ts'
import { type Facts, factsOf, stateFrom } from './facts.ts'
import { step, stepBatch } from './step.ts'

/** The quick tier plays two hundred days for each property, the deep one as many as it is told. */
const numRuns = Number(process.env.ROUTING_RUNS ?? 200)
function forAll<T>(days: fc.Arbitrary<T>, holds: (day: T) => void): void {
  fc.assert(
    fc.property(days, day => {
      holds(day)
    }),
    { numRuns },
  )
}

const policy = defaultPolicy
const withoutHands = anyDay([
  ...(['arrive', 'accept', 'decline', 'wait', 'answer', 'wake', 'close', 'come', 'leave', 'pause', 'pull'] as const),
  'wrap-up',
])

test('nobody ever has more than they can hold, and only live work puts other work aside', () => {
  forAll(withoutHands, day => {
    let before: Facts | undefined
    play(day, ({ state, decisions }) => {
      const facts = factsOf(state)
      for (const { agent } of facts.seats) {
        const { primary, interruptible, aside } = tableOf(facts, agent.id, policy)
        assert.ok(primary <= 100, `${agent.id} has ${primary}`)
        const seat = state.seats.get(agent.id)!
        assert.equal(totalOf(seat.load), primary + interruptible + aside, 'what the engine counts is what there is')
        assert.equal(seat.load.primary, primary)
      }
      for (const decision of decisions) if (decision.kind === 'paused') checkPause(facts, before!, decision)
      before = facts
    })
  })
})

function checkPause(facts: Facts, before: Facts, { taskIds, forCustomerId }: Extract<Decision, { kind: 'paused' }>) {
  const { open } = wholeOf(facts, forCustomerId)
  assert.ok(open.some(({ kind }) => policy.weights[kind].isLive))
  const paused = before.works.find(({ tasks }) => tasks.some(({ task }) => task.id === taskIds[0]))!
  assert.ok(!paused.isPaused && !paused.isFirm, 'once a task, and never an urgent one')
  for (const { task, phase } of paused.tasks)
    assert.ok(phase === 'parked' || policy.weights[task.kind].isInterruptible, 'what is silent is not interrupted')
}

test('nobody is offered what they lack a hard skill for, or a level that has not relaxed yet', () => {
  forAll(anyDay(), day =>
    play(day, ({ state, decisions, now }) => {
      for (const decision of decisions) {
        if (decision.kind !== 'offered') continue
        const { customerId } = [...state.bundles.values()].find(({ offer }) => offer?.id === decision.offerId)!
        const { open, parked } = wholeOf(factsOf(state), customerId)
        const waiting = state.bundles.get(customerId)!.tasks
        const u = Math.max(...waiting.map(task => urgency(task, now)))
        const { agent } = state.seats.get(decision.agentId)!
        assert.ok(isAble(agent, joined([...open, ...parked]), u))
      }
    }),
  )
})

test('whatever can be offered is offered, but to those who are kept free, and for those who have a hand already', () => {
  forAll(anyDay(), day =>
    play(day, ({ state }) => {
      const facts = factsOf(state)
      for (const waiting of facts.waiting) {
        const bundle = state.bundles.get(waiting.customerId)!
        if (bundle.offer) continue
        for (const seat of facts.seats) {
          const isKept = bundle.keptFor !== null && bundle.keptFor !== seat.agent.id
          if (isKept || state.seats.get(seat.agent.id)!.reservedFor) continue
          assert.ok(!mayHave(facts, waiting, seat, queues, policy), `${waiting.customerId} waits for ${seat.agent.id}`)
        }
      }
    }),
  )
})

test('the same day gives the same decisions, in whatever order its agents and customers are written down', () => {
  const turned = <T>(values: readonly T[]) => values.toReversed()
  forAll(anyDay(), day => {
    const told: unknown[] = []
    const again: unknown[] = []
    play(day, ({ decisions }) => told.push(decisions))
    play(day, ({ decisions }) => again.push(decisions), {
      through(state) {
        const { seats, waiting, works, offers, ...rest } = factsOf(state)
        const other = { seats: turned(seats), waiting: turned(waiting), works: turned(works), offers: turned(offers) }
        return stateFrom(policy, { ...rest, ...other })
      },
    })
    assert.deepEqual(again, told)
  })
})

test('of what arrives at one moment the order does not matter', () => {
  forAll(anyDay(['arrive']), day => {
    const tasks = tasksOf(day)
    const decided = (events: readonly Task[]) => {
      const state = play({ ...day, moves: [] })
      return stepBatch(
        state,
        events.map(task => ({ kind: 'task.arrived', task })),
        begin + 1e6,
      ).decisions
    }
    const offers = (all: readonly Decision[]) => all.filter(({ kind }) => kind !== 'unserved')
    assert.deepEqual(offers(decided(tasks.toReversed())), offers(decided(tasks)))
  })
})

const tasksOf = ({ moves }: Day): Task[] =>
  moves.map(({ task }, at) => ({
    ...{ ...task, id: `task-${at}`, customerId: `customer-${at}`, arrivedAt: begin + at * 1000, hardDeadlineAt: null },
  }))

test('channel, visibility, followers and spending change nothing, nor does a kind that weighs as much', () => {
  const twin = { messaging: 'comment', comment: 'messaging', email: 'review', review: 'email' } as const
  const brands = fc.array(
    fc.record({ channel: fc.string(), isPublic: fc.boolean(), followers: fc.nat(), spend: fc.nat() }),
    {
      minLength: 60,
      maxLength: 60,
    },
  )
  forAll(fc.tuple(anyDay(), brands, brands), ([day, ones, others]) => {
    const dressed = (which: typeof ones, isTwin: boolean): Day => ({
      ...day,
      moves: day.moves.map((move, at) => {
        const kind = isTwin && move.task.kind in twin ? twin[move.task.kind as keyof typeof twin] : move.task.kind
        return { ...move, task: { ...move.task, ...which[at]!, kind } }
      }),
    })
    const told = (of: Day) => {
      const all: unknown[] = []
      play(of, ({ decisions }) => all.push(decisions))
      return all
    }
    assert.deepEqual(told(dressed(others, true)), told(dressed(ones, false)))
  })
})

test('every task has one place, and neither a kill nor an event that comes twice changes what is decided', () => {
  forAll(anyDay(), day => {
    const open = new Set<string>()
    const told: unknown[] = []
    const again: unknown[] = []
    play(day, ({ state, event, decisions }) => {
      told.push(decisions)
      if (event.kind === 'task.arrived') open.add(event.task.id)
      if (event.kind === 'task.closed') open.delete(event.taskId)
      const { waiting, works } = factsOf(state)
      const places = [
        ...waiting.flatMap(({ tasks }) => tasks),
        ...works.flatMap(({ tasks }) => tasks.map(({ task }) => task)),
      ]
      assert.deepEqual(places.map(({ id }) => id).toSorted(), [...open].toSorted())
      for (const { customerId, tasks } of works) for (const { task } of tasks) assert.equal(task.customerId, customerId)
      checkOffers(state)
      if (['task.arrived', 'task.closed', 'offer.accepted', 'offer.declined'].includes(event.kind))
        assert.deepEqual(step(state, event, state.now).decisions, [], 'it came before')
    })
    play(day, ({ decisions }) => again.push(decisions), {
      through: state => stateFrom(policy, JSON.parse(JSON.stringify(factsOf(state)))),
    })
    assert.deepEqual(again, told)
  })
})

function checkOffers({ offers, bundles, seats }: State): void {
  for (const offer of offers.values()) {
    assert.equal(bundles.get(offer.bundle.customerId)!.offer, offer)
    assert.equal(seats.get(offer.seat.agent.id)!.offer, offer)
  }
  assert.equal(offers.size, [...bundles.values()].filter(({ offer }) => offer).length)
  assert.equal(offers.size, [...seats.values()].filter(({ offer }) => offer).length)
}

test('no refusal and no silence makes anything younger', () => {
  forAll(anyDay(['arrive', 'decline', 'wait', 'come', 'leave']), day => {
    const arrived = new Map<string, number>()
    play(day, ({ state, event }) => {
      if (event.kind === 'task.arrived') arrived.set(event.task.id, event.task.arrivedAt)
      for (const { tasks } of state.bundles.values())
        for (const { id, arrivedAt } of tasks) assert.equal(arrivedAt, arrived.get(id))
    })
  })
})

test('one more agent who can do it all never means less is offered', () => {
  forAll(anyDay(['arrive']), day => {
    const offered = (agents: Day['agents']) => {
      const state = play({ agents, moves: [] })
      const events = tasksOf(day).map(task => ({ kind: 'task.arrived', task }) as const)
      const { decisions } = stepBatch(state, events, begin + 1e6)
      return decisions.filter(({ kind }) => kind === 'offered').length
    }
    const skills = { es: 5, ca: 5, billing: 5, returns: 5 }
    const more = { id: 'agent-9', skills, queueIds: ['common', 'shops', 'forum'], place: null }
    assert.ok(offered([...day.agents, more]) >= offered(day.agents))
  })
})
