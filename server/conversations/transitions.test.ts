import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hour, minute } from '#lib'
import type { State } from './state.ts'
import { type Deed, decide, unanswered, withdrawn } from './transitions.ts'

const start = Date.UTC(2026, 10, 21, 10)
const people = ['ana', 'luis']

const fresh: State = {
  status: 'open',
  holder: { kind: 'queue' },
  turnAt: start,
  firstAnsweredAt: null,
  snoozedUntil: null,
  closedAt: null,
  reasonId: null,
}

/** The promises of state.ts. */
function isSound(state: State): void {
  const { status, turnAt, snoozedUntil, closedAt, reasonId } = state
  assert.equal(closedAt !== null, status === 'closed', 'closed exactly when it has a time of closing')
  assert.equal(snoozedUntil !== null, status === 'snoozed', 'snoozed exactly when it has a time to come back')
  if (status === 'closed') assert.notEqual(reasonId, null, 'closed with a reason')
  else assert.equal(reasonId, null, 'a reason only when closed')
  if (turnAt !== null) assert.ok(status === 'open' || status === 'snoozed', `a turn while ${status}`)
  if (status === 'waiting') assert.equal(turnAt, null)
}

/** What the customer does, as far as the agents' deeds meet it: a message opens the conversation and starts the turn. */
const hear = (state: State, at: number): State => ({
  ...state,
  status: 'open',
  turnAt: state.turnAt ?? at,
  snoozedUntil: null,
  closedAt: null,
  reasonId: null,
})

type Step = { deed: Deed | { kind: 'hear' }; by: string | null }

const deeds: fc.Arbitrary<Step['deed']> = fc.oneof(
  fc.constant({ kind: 'hear' as const }),
  fc.constant({ kind: 'reply' as const }),
  fc.constantFrom(...people).map(id => ({ kind: 'assign' as const, to: { kind: 'agent' as const, id } })),
  fc
    .constantFrom({ kind: 'queue' as const }, { kind: 'queue' as const, team: 'north' })
    .map(to => ({ kind: 'assign' as const, to })),
  fc.integer({ min: -5, max: 200 }).map(minutes => ({ kind: 'snooze' as const, until: start + minutes * minute })),
  fc.constant({ kind: 'wake' as const }),
  fc.constantFrom('delay', 'praise').map(reasonId => ({ kind: 'close' as const, reasonId })),
  fc
    .option(fc.integer({ min: 0, max: 9 }))
    .map(minutes => ({ kind: 'reopen' as const, turnAt: minutes === null ? null : start + minutes * minute })),
)
const steps = fc.array(fc.record({ deed: deeds, by: fc.constantFrom('ana', 'luis', null) }), { maxLength: 20 })

const step = (state: State, { deed, by }: Step, now: number): State => {
  if (deed.kind === 'hear') return hear(state, now)
  const outcome = decide(state, deed, by, now)
  return outcome.kind === 'changed' ? outcome.state : state
}

const run = (state: State, all: readonly Step[], from = 0): State =>
  all.reduce((now, each, index) => step(now, each, start + (from + index) * minute), state)

test('whatever is done in whatever order, a conversation stays sound', () => {
  fc.assert(
    fc.property(steps, all => {
      all.reduce((state, each, index) => {
        const next = step(state, each, start + index * minute)
        isSound(next)
        return next
      }, fresh)
    }),
  )
})

test('a deed done twice is done once', () => {
  fc.assert(
    fc.property(steps, deeds, fc.constantFrom('ana', null), (all, deed, by) => {
      const before = run(fresh, all)
      const now = start + hour
      const once = step(before, { deed, by }, now)
      assert.deepEqual(step(once, { deed, by }, now), once)
      if (deed.kind === 'hear' || deed.kind === 'reply') return
      const again = decide(once, deed, by, now)
      const first = decide(before, deed, by, now)
      assert.equal(again.kind, first.kind === 'refused' ? 'refused' : 'unchanged')
    }),
  )
})

test('the customer never waits longer than until the answer, and never less', () => {
  fc.assert(
    fc.property(steps, all => {
      const before = run(fresh, all)
      const answered = step(before, { deed: { kind: 'reply' }, by: 'ana' }, start + hour)
      assert.deepEqual([answered.status, answered.turnAt], ['waiting', null])
      const heard = hear(answered, start + 2 * hour)
      assert.equal(heard.turnAt, start + 2 * hour)
      for (const deed of [
        { kind: 'snooze', until: start + 9 * hour } as const,
        { kind: 'assign', to: { kind: 'agent', id: 'eva' } } as const,
      ]) {
        assert.equal(
          step(heard, { deed, by: 'ana' }, start + 3 * hour).turnAt,
          start + 2 * hour,
          `${deed.kind} moves the turn`,
        )
      }
    }),
  )
})

test('what is closed cannot be snoozed or given to somebody', () => {
  const closed = step(fresh, { deed: { kind: 'close', reasonId: 'delay' }, by: 'ana' }, start)
  assert.deepEqual(decide(closed, { kind: 'snooze', until: start + hour }, 'ana', start), {
    kind: 'refused',
    code: 'conversation.closed',
  })
  assert.deepEqual(decide(closed, { kind: 'assign', to: { kind: 'queue' } }, 'ana', start), {
    kind: 'refused',
    code: 'conversation.closed',
  })
})

test('nobody snoozes into the past', () => {
  assert.deepEqual(decide(fresh, { kind: 'snooze', until: start }, 'ana', start), {
    kind: 'refused',
    code: 'snooze.past',
  })
})

test('whoever answers from the queue takes the conversation; an answer to a colleague’s does not', () => {
  const taken = step(fresh, { deed: { kind: 'reply' }, by: 'ana' }, start)
  assert.deepEqual(taken.holder, { kind: 'agent', id: 'ana' })
  assert.deepEqual(step(taken, { deed: { kind: 'reply' }, by: 'luis' }, start).holder, { kind: 'agent', id: 'ana' })
})

test('the first answer of a person counts, not that of a machine', () => {
  const machine = step(fresh, { deed: { kind: 'reply' }, by: null }, start + minute)
  assert.deepEqual([machine.status, machine.firstAnsweredAt, machine.holder.kind], ['waiting', null, 'queue'])
  const person = step(machine, { deed: { kind: 'reply' }, by: 'ana' }, start + 2 * minute)
  assert.equal(person.firstAnsweredAt, start + 2 * minute)
  assert.equal(
    step(person, { deed: { kind: 'reply' }, by: 'ana' }, start + 3 * minute).firstAnsweredAt,
    start + 2 * minute,
  )
})

test('each deed leaves a line that says who did what', () => {
  const line = (deed: Deed, state = fresh) => {
    const outcome = decide(state, deed, 'ana', start)
    return outcome.kind === 'changed' ? outcome.line : outcome.kind
  }
  const snoozed = run(fresh, [{ deed: { kind: 'snooze', until: start + hour }, by: 'ana' }])
  const closed = run(fresh, [{ deed: { kind: 'close', reasonId: 'delay' }, by: 'ana' }])
  assert.deepEqual(line({ kind: 'assign', to: { kind: 'agent', id: 'luis' } }), {
    deed: 'assigned',
    by: 'ana',
    to: 'luis',
  })
  assert.deepEqual(line({ kind: 'assign', to: { kind: 'queue' } }, { ...fresh, holder: { kind: 'bot' } }), {
    deed: 'assigned',
    by: 'ana',
    to: null,
  })
  assert.deepEqual(line({ kind: 'snooze', until: start + hour }), { deed: 'snoozed', by: 'ana', until: start + hour })
  assert.deepEqual(line({ kind: 'wake' }, snoozed), { deed: 'woken', by: 'ana' })
  assert.deepEqual(line({ kind: 'close', reasonId: 'delay' }), { deed: 'closed', by: 'ana', reason: 'delay' })
  assert.deepEqual(line({ kind: 'reopen', turnAt: null }, closed), { deed: 'reopened', by: 'ana' })
  assert.equal(line({ kind: 'reply' }), null)
})

test('closing again for another reason corrects the reason, not the time', () => {
  const closed = run(fresh, [{ deed: { kind: 'close', reasonId: 'delay' }, by: 'ana' }])
  const corrected = step(closed, { deed: { kind: 'close', reasonId: 'praise' }, by: 'luis' }, start + hour)
  assert.deepEqual([corrected.reasonId, corrected.closedAt], ['praise', closed.closedAt])
})

test('a reply that is taken back at once leaves everything as it was', () => {
  fc.assert(
    fc.property(
      steps,
      fc.option(
        fc.constantFrom<Deed>({ kind: 'close', reasonId: 'delay' }, { kind: 'snooze', until: start + 9 * hour }),
      ),
      fc.constantFrom('ana', null),
      (all, then, by) => {
        const before = run(fresh, all)
        const answered = step(before, { deed: { kind: 'reply' }, by }, start + hour)
        const after = then ? step(answered, { deed: then, by }, start + hour) : answered
        assert.deepEqual(withdrawn(after, { before, after }), before)
      },
    ),
  )
})

test('a reply that is taken back later gives the turn back, and keeps what others did meanwhile', () => {
  fc.assert(
    fc.property(steps, steps, (all, others) => {
      const meanwhile = others.filter(each => each.deed.kind !== 'reply' && each.deed.kind !== 'reopen')
      const before = run(fresh, all)
      const after = step(before, { deed: { kind: 'reply' }, by: 'ana' }, start + hour)
      const now = run(after, meanwhile, 61)
      const back = withdrawn(now, { before, after })
      isSound(back)
      if (back.status === 'closed') return
      assert.equal(back.turnAt, before.turnAt ?? now.turnAt)
      const isTouched = now.status !== after.status || now.snoozedUntil !== after.snoozedUntil
      if (isTouched && now.status !== 'waiting') assert.equal(back.status, now.status)
    }),
  )
})

test('taking back a reply does not take a conversation from the colleague who got it meanwhile', () => {
  const after = step(fresh, { deed: { kind: 'reply' }, by: 'ana' }, start)
  const given = step(after, { deed: { kind: 'assign', to: { kind: 'agent', id: 'luis' } }, by: 'ana' }, start)
  assert.deepEqual(withdrawn(given, { before: fresh, after }), { ...fresh, holder: { kind: 'agent', id: 'luis' } })
})

test('a reply that did not arrive brings the conversation back, wherever it was', () => {
  fc.assert(
    fc.property(steps, fc.option(fc.constant(start)), (all, turnAt) => {
      const now = run(fresh, all)
      const { state, line } = unanswered(now, turnAt)
      isSound(state)
      assert.deepEqual([state.status, state.turnAt, state.holder], ['open', turnAt, now.holder])
      assert.equal(
        line?.deed,
        { closed: 'reopened', snoozed: 'woken', open: undefined, waiting: undefined }[now.status],
      )
    }),
  )
})
