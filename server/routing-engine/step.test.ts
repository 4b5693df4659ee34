import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Decision, openState } from '#routing-floor'
import { defaultPolicy, type Queue, type Task } from '#routing-rules'
import type { Event } from './event.ts'
import { explain } from './explain.ts'
import { nextMoment, step } from './step.ts'

const second = 1000
const minute = 60 * second
const nine = Date.UTC(2026, 10, 2, 9)

/** A desk where things happen one after the other, and what each of them leads to, in a line. */
function openDesk(agents: Record<string, Record<string, number>>, queues: Queue[] = [], policy = defaultPolicy) {
  const state = openState(policy, queues)
  // They come one after the other, so that it is clear whose turn it is.
  let now = nine - Object.keys(agents).length * second
  const at = (event: Event): string[] => step(state, event, now).decisions.map(told)
  for (const [id, skills] of Object.entries(agents)) {
    at({ kind: 'agent.changed', agent: { id, skills, queueIds: ['common'], place: null } })
    at({ kind: 'agent.available', agentId: id })
    now += second
  }
  return {
    ...{ state, at },
    pass(ms: number): string[] {
      now += ms
      return at({ kind: 'time.passed' })
    },
    arrive: (id: string, own: Partial<Task> = {}) =>
      at({ kind: 'task.arrived', task: taskOf(id, { arrivedAt: now, ...own }) }),
    accept: (offerId: number) => at({ kind: 'offer.accepted', offerId }),
    decline: (offerId: number) => at({ kind: 'offer.declined', offerId }),
    answer: (taskId: string) => at({ kind: 'task.answered', taskId }),
    wake: (id: string, own: Partial<Task> = {}) =>
      at({ kind: 'task.woken', task: taskOf(id, { arrivedAt: now, ...own }) }),
    close: (taskId: string) => at({ kind: 'task.closed', taskId }),
    explain: (taskId: string) => explain(state, taskId, now),
  }
}

const taskOf = (id: string, own: Partial<Task>): Task => ({
  ...{ id, customerId: `of ${id}`, queueId: 'common', kind: 'messaging', class: 'query', arrivedAt: nine },
  ...{ targetMs: 30 * minute, hours: null, hardDeadlineAt: null, needs: [], expectedMs: 5 * minute },
  ...{ lastServed: null, place: null },
  ...own,
})

const told = (decision: Decision): string =>
  [
    decision.kind,
    'offerId' in decision ? decision.offerId : '',
    'taskIds' in decision ? decision.taskIds.join('+') : '',
    'agentId' in decision ? decision.agentId : '',
    'reason' in decision ? decision.reason : '',
  ]
    .filter(Boolean)
    .join(' ')

test('who declines is not asked again for five minutes, and then, as old as it was, it is theirs to take', () => {
  const desk = openDesk({ ana: {} })
  assert.deepEqual(desk.arrive('a'), ['offered 1 a ana'])
  assert.deepEqual(desk.decline(1), ['returned 1 a ana declined'])
  assert.deepEqual(desk.pass(5 * minute - 1), [])
  assert.deepEqual(desk.pass(1), ['offered 2 a ana'])
  const explained = desk.explain('a')
  assert.equal(explained?.kind === 'offered' && explained.rank.arrivedAt, nine)
})

test('who leaves three offers without an answer is not there, until they say that they are', () => {
  const desk = openDesk({ ana: {} })
  for (const id of ['a', 'b']) {
    assert.equal(desk.arrive(id).length, 1)
    assert.match(desk.pass(60 * second)[0]!, /no-answer/)
  }
  desk.arrive('c')
  assert.deepEqual(desk.pass(60 * second), ['returned 3 c ana no-answer', 'not-responding ana'])
  assert.deepEqual(desk.arrive('d'), [])
  assert.equal(desk.at({ kind: 'agent.available', agentId: 'ana' }).length, 1)
})

test('a live customer is offered for twenty seconds, all others for a minute', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('chat', { kind: 'live-chat' })
  assert.equal(nextMoment(desk.state), nine + 20 * second)
  desk.accept(1)
  desk.arrive('letter', { kind: 'email' })
  assert.equal(desk.state.offers.get(2)?.expiresAt, nine + 60 * second)
})

test('a call puts a letter aside, which is taken up again after it; an urgent letter is not put aside', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('letter', { kind: 'email' })
  desk.accept(1)
  assert.deepEqual(desk.arrive('call', { kind: 'voice' }), ['offered 2 call ana'])
  assert.deepEqual(desk.accept(2), ['assigned call ana accepted', 'paused letter ana'])
  assert.deepEqual(desk.close('call'), [])
  assert.deepEqual(desk.pass(60 * second), ['resumed letter ana'], 'what a call leaves to write down takes a minute')
  assert.deepEqual(desk.arrive('again', { kind: 'voice' }), [], 'once a task')
  const late = openDesk({ ana: {} })
  late.arrive('letter', { kind: 'email' })
  late.accept(1)
  late.pass(25 * minute)
  assert.deepEqual(late.arrive('call', { kind: 'voice' }), [])
})

test('messages never put a letter aside', () => {
  const desk = openDesk({ ana: {} })
  for (const id of ['one', 'two']) desk.arrive(id, { kind: 'email' })
  desk.accept(1)
  desk.accept(2)
  assert.deepEqual(desk.arrive('message'), [])
  assert.deepEqual(desk.close('one'), ['offered 3 message ana'])
})

test('all that a customer has open goes to one hand, and what comes later joins it', () => {
  const desk = openDesk({ ana: {}, blas: {} })
  desk.arrive('letter', { kind: 'email', customerId: 'marta' })
  assert.deepEqual(desk.arrive('message', { customerId: 'marta' }), ['widened 1 letter+message ana'])
  assert.deepEqual(desk.accept(1), ['assigned letter+message ana accepted'])
  assert.deepEqual(desk.arrive('comment', { kind: 'comment', customerId: 'marta' }), [
    'assigned comment ana same-customer',
  ])
})

test('a silent thread takes little; who had it goes on with it, or it waits a minute for them and then for anybody', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('thread', { customerId: 'marta' })
  desk.accept(1)
  desk.answer('thread')
  assert.deepEqual(desk.pass(10 * minute), ['parked thread ana'])
  assert.deepEqual(desk.wake('thread', { customerId: 'marta' }), ['assigned thread ana woken'])
  desk.answer('thread')
  desk.pass(10 * minute)
  desk.arrive('call', { kind: 'voice' })
  desk.accept(2)
  desk.at({ kind: 'agent.changed', agent: { id: 'blas', skills: {}, queueIds: ['common'], place: null } })
  desk.at({ kind: 'agent.available', agentId: 'blas' })
  assert.deepEqual(desk.wake('thread', { customerId: 'marta' }), ['requeued thread ana woken'])
  assert.deepEqual(desk.pass(60 * second), ['offered 3 thread blas'])
})

test('who was called away gives live customers back at once, and the rest after a quarter of an hour', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('chat', { kind: 'live-chat' })
  desk.accept(1)
  desk.arrive('message')
  desk.accept(2)
  assert.deepEqual(desk.at({ kind: 'agent.offline', agentId: 'ana', backAt: null }), ['requeued chat ana left'])
  assert.deepEqual(desk.pass(15 * minute), ['requeued message ana left'])
})

test('who goes after a long break gives all of it back at once: nothing would ask again', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('message')
  desk.accept(1)
  desk.at({ kind: 'agent.away', agentId: 'ana' })
  assert.deepEqual(desk.pass(20 * minute), [])
  assert.deepEqual(desk.at({ kind: 'agent.offline', agentId: 'ana', backAt: null }), ['requeued message ana left'])
})

test('what is due after their return waits for whoever said when that is', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('message')
  desk.accept(1)
  desk.at({ kind: 'agent.offline', agentId: 'ana', backAt: nine + 20 * minute })
  assert.deepEqual(desk.pass(19 * minute), [])
  assert.deepEqual(desk.pass(minute), ['requeued message ana left'])
})

test('a soft need relaxes with time, a hard one never, and what nobody can do is told', () => {
  const desk = openDesk({ ana: { billing: 2 } })
  assert.deepEqual(desk.arrive('soft', { needs: [{ skill: 'billing', level: 3, isHard: false }] }), [])
  assert.deepEqual(desk.pass(7.5 * minute), ['offered 1 soft ana'])
  assert.deepEqual(desk.arrive('hard', { needs: [{ skill: 'catalan', level: 1, isHard: true }] }), ['unserved hard'])
  assert.equal(
    desk.pass(60 * minute).some(line => line.startsWith('offered') && line.includes('hard')),
    false,
  )
  const explained = desk.explain('hard')
  assert.deepEqual(explained?.kind === 'waiting' && explained.could, [])
})

test('a heavy task that light ones would keep out has somebody kept free', () => {
  const desk = openDesk({ ana: {} })
  for (let at = 1; at <= 4; at++) {
    desk.arrive(`message ${at}`)
    desk.accept(at)
  }
  desk.arrive('letter', { kind: 'email', targetMs: 10 * minute })
  assert.deepEqual(desk.pass(5 * minute), ['reserved letter ana'])
  desk.arrive('late')
  assert.deepEqual(desk.close('message 1'), [], 'the gap is kept')
  assert.deepEqual(desk.close('message 2'), ['offered 5 letter ana'])
})

test('what is pulled is taken by whoever may have it, and by nobody twice', () => {
  const desk = openDesk({ ana: {}, blas: {} }, [{ id: 'common', mode: 'pull', overflow: null }])
  assert.deepEqual(desk.arrive('a'), [])
  const pull = (agentId: string) => desk.at({ kind: 'task.pulled', taskId: 'a', agentId })
  assert.deepEqual(pull('ana'), ['assigned a ana pulled'])
  assert.deepEqual(pull('blas'), ['refused a blas gone'])
})

test('two customers who are one stay with whoever began first', () => {
  const desk = openDesk({ ana: {}, blas: {} })
  desk.arrive('letter', { kind: 'email' })
  desk.accept(1)
  desk.pass(second)
  desk.arrive('message')
  assert.deepEqual(desk.accept(2), ['assigned message blas accepted'])
  assert.deepEqual(desk.at({ kind: 'customers.linked', customerId: 'of message', intoId: 'of letter' }), [
    'requeued message blas one-hand',
    'offered 3 message ana',
  ])
})

test('what was answered for one of two customers who are one goes along to whoever began first', () => {
  const desk = openDesk({ ana: {}, blas: {} })
  desk.arrive('letter', { kind: 'email' })
  desk.accept(1)
  desk.pass(second)
  desk.arrive('message')
  desk.accept(2)
  desk.answer('message')
  assert.deepEqual(desk.at({ kind: 'customers.linked', customerId: 'of message', intoId: 'of letter' }), [
    'assigned message ana one-hand',
  ])
})

test('who comes back while their customer is kept a moment for them gets them, and nobody else', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('thread', { customerId: 'marta' })
  desk.accept(1)
  desk.answer('thread')
  desk.pass(10 * minute)
  desk.at({ kind: 'agent.offline', agentId: 'ana', backAt: null })
  assert.deepEqual(desk.wake('thread', { customerId: 'marta' }), ['requeued thread ana woken'])
  desk.arrive('call', { kind: 'voice' })
  assert.deepEqual(desk.at({ kind: 'agent.available', agentId: 'ana' }), ['offered 2 call ana'])
  desk.at({ kind: 'agent.changed', agent: { id: 'blas', skills: {}, queueIds: ['common'], place: null } })
  assert.deepEqual(desk.at({ kind: 'agent.available', agentId: 'blas' }), [])
})

test('a clock that is set back takes nothing back', () => {
  const desk = openDesk({ ana: {} })
  desk.arrive('a')
  desk.pass(30 * second)
  assert.deepEqual(desk.pass(-20 * minute), [])
  assert.deepEqual(desk.accept(1), ['assigned a ana accepted'])
})

test('a decision tells what it weighed', () => {
  const desk = openDesk({ ana: { billing: 5 }, blas: {}, carla: {} })
  desk.at({ kind: 'agent.away', agentId: 'carla' })
  const { decisions } = step(desk.state, { kind: 'task.arrived', task: taskOf('a', {}) }, nine)
  const [decision] = decisions
  assert.ok(decision?.kind === 'offered')
  assert.equal(decision.agentId, 'blas', 'who can do more is kept for it')
  assert.deepEqual(decision.why.filters, { absent: 1 })
  assert.deepEqual(
    decision.why.candidates.map(({ agentId }) => agentId),
    ['blas', 'ana'],
  )
  assert.ok(decision.why.candidates[0]!.cost < decision.why.candidates[1]!.cost)
})

test('wrap-up leaves room for nothing: not beside a light task, not for whoever is live, and not once an offer is declined', () => {
  const desk = openDesk({ ana: {} }, [], { ...defaultPolicy, wrapUpMs: { voice: minute, other: 30 * second } })
  desk.arrive('a')
  desk.accept(1)
  assert.deepEqual(desk.arrive('b'), ['offered 2 b ana'])
  assert.deepEqual(desk.close('a'), [])
  assert.deepEqual(desk.arrive('c', { kind: 'live-chat' }), [])
  assert.deepEqual(desk.decline(2), ['returned 2 b ana declined'])
  assert.deepEqual(desk.pass(30 * second - 1), [])
  assert.deepEqual(desk.pass(1), ['offered 3 c ana'])
})

test('the longer wrap-up stands; what nobody settled brings none', () => {
  const desk = openDesk({ ana: {} }, [], { ...defaultPolicy, wrapUpMs: { voice: minute, other: 5 * second } })
  for (const [at, id] of ['a', 'b'].entries()) {
    desk.arrive(id)
    desk.accept(at + 1)
  }
  desk.at({ kind: 'task.closed', taskId: 'a', isLeft: true })
  assert.deepEqual(desk.arrive('c', { kind: 'voice' }), [])
  assert.deepEqual(desk.at({ kind: 'task.closed', taskId: 'b', isLeft: true }), ['offered 3 c ana'])
  desk.accept(3)
  desk.close('c')
  desk.arrive('e')
  desk.at({ kind: 'task.moved', taskId: 'e', to: { agentId: 'ana' } })
  desk.close('e')
  desk.arrive('d')
  assert.deepEqual(desk.pass(5 * second), [])
  assert.deepEqual(desk.at({ kind: 'wrap-up.ended', agentId: 'ana' }), ['offered 4 d ana'])
})
