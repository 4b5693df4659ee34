import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Who } from '#accounts'
import { assign } from '#conversations'
import { hour, newId } from '#lib'
import { merge, split } from '#merging'
import { longestGestureReason, type NewGesture } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import {
  addKind,
  editKind,
  gesture,
  gestures,
  gestureSums,
  monthOf,
  myGestures,
  raiseMonth,
  recordGesture,
  setGestureRules,
  setOwnBudget,
  takeBackGesture,
} from './index.ts'

const timeZone = 'Europe/Madrid'
const month = '2026-11-01'
const at = (now: number) => ({ now, timeZone })
const nowhere = '01900000-0000-7000-8000-000000000000'

/** A desk where 50,00 € may be given in a month: flowers cost, a call does not. */
async function openGestures(budget = 5000) {
  const desk = await openDesk()
  const boss = desk.who.sofia
  await desk.as((tx, who) => setGestureRules(tx, who, { budget }), boss)
  const kind = (name: string, costs: boolean, amount: number | null = null) =>
    desk.as((tx, who) => addKind(tx, who, { name, costs, amount, now: morning }), boss)
  const [flowers, call] = [await kind('Flores', true, 2500), await kind('Llamada', false)]
  const { conversationId } = await desk.says('Ha llegado roto')
  type Ask = Partial<NewGesture> & { conversationId?: string; now?: number }
  return {
    ...{ desk, boss, kind, flowers, call, conversationId },
    gives: async ({ now = morning, ...asked }: Ask = {}, by: Who = desk.who.ana) => {
      const usual = { id: newId(), conversationId, kindId: flowers.id, amount: 2500, reason: 'Llegó rota' }
      const ask = { ...usual, ...asked }
      return { id: ask.id, isNew: await desk.as((tx, who) => recordGesture(tx, who, { ...ask, ...at(now) }), by) }
    },
    takesBack: (id: string, { now = morning, reason = 'Fue un error' } = {}, by: Who = desk.who.ana) =>
      desk.as((tx, who) => takeBackGesture(tx, who, { id, reason, ...at(now) }), by),
    left: async (by: Who = desk.who.ana, now = morning) =>
      (await desk.as((tx, who) => myGestures(tx, who, at(now)), by)).left,
    list: (
      asked: { month?: string; personId?: string; kindId?: string; after?: string; limit?: number } = {},
      by?: Who,
    ) => desk.as((tx, who) => gestures(tx, who, { limit: 9, ...asked, ...at(morning) }), by ?? desk.who.ana),
    sums: (asked: { month?: string; personId?: string; kindId?: string } = {}) =>
      desk.as((tx, who) => gestureSums(tx, who, { ...asked, ...at(morning) })),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  }
}

test('a gesture stands in the conversation with its reason, is told once, and leaves the rest of the budget', async () => {
  await using shop = await openGestures()
  const { desk, conversationId, flowers } = shop
  const { id, isNew } = await shop.gives({ reason: '  Llegó\nrota \u202E' })
  assert.ok(isNew)
  const said = { by: desk.people.ana, id, name: 'Flores', amount: 2500, currency: 'EUR', reason: 'Llegó rota' }
  assert.deepEqual(await desk.lines(conversationId), [{ deed: 'gesture', ...said }])
  const [event] = await desk.events('gesture.recorded')
  assert.deepEqual([event!.subject, event!.conversation], [id, conversationId])
  const { messageId, ...told } = JSON.parse(event!.detail!) as Record<string, unknown>
  assert.deepEqual(told, { personId: desk.people.ana, kindId: flowers.id, amount: 2500 })
  const line = await desk.message(String(messageId))
  assert.deepEqual([line!.visibility, line!.direction, line!.author.name], ['team', 'system', 'ana'])
  assert.equal(await shop.left(), 2500)
  assert.equal(await shop.left(desk.who.luis), 5000)
})

test('whoever lost the answer asks again, and it is recorded once; another id is another gesture', async () => {
  await using shop = await openGestures()
  const id = newId()
  const asked = await Promise.all([1, 2, 3, 4].map(() => shop.gives({ id })))
  assert.equal(asked.filter(({ isNew }) => isNew).length, 1)
  assert.equal(await shop.left(), 2500)
  assert.equal((await shop.list()).rows.length, 1)
  await assert.rejects(shop.gives({ id }, shop.desk.who.luis), { code: 'gesture.taken', status: 409 })
  const other = await shop.desk.says('Hola', { by: 'pedro' })
  await assert.rejects(shop.gives({ id, conversationId: other.conversationId }), { code: 'gesture.taken' })
  await shop.gives()
  assert.equal(await shop.left(), 0)
})

test('past the budget it is refused, saying what is left, and nothing is kept; what costs nothing can always be given', async () => {
  await using shop = await openGestures()
  const { desk, conversationId, call } = shop
  await shop.gives({ amount: 3750 })
  await assert.rejects(shop.gives({ amount: 1251 }), {
    ...{ code: 'gesture.over', status: 409, values: { left: 12.5, currency: 'EUR' } },
  })
  assert.equal((await shop.list()).rows.length, 1)
  assert.equal((await desk.lines(conversationId)).length, 1)
  await shop.gives({ kindId: call.id, amount: null })
  await shop.gives({ amount: 1250 })
  assert.equal(await shop.left(), 0)
})

test('a budget of one’s own takes the place of everybody’s; a month can be raised, and only that one', async () => {
  await using shop = await openGestures()
  const { desk, boss } = shop
  const [personId, next] = [desk.people.ana, Date.UTC(2026, 11, 3)]
  const own = (amount: number | null) =>
    desk.as((tx, who) => setOwnBudget(tx, who, { personId, amount, ...at(morning) }), boss)
  const raise = (raised: number, by = boss, of = month) =>
    desk.as((tx, who) => raiseMonth(tx, who, { personId, raised, month: of, ...at(morning) }), by)
  await own(0)
  await assert.rejects(shop.gives({ amount: 1 }), { code: 'gesture.over' })
  await own(1000)
  assert.equal(await shop.left(), 1000)
  const raised = await raise(2000)
  assert.deepEqual([raised.own, raised.raised, raised.budget, raised.left], [1000, 2000, 3000, 3000])
  await raise(2000)
  await shop.gives({ amount: 3000 })
  assert.equal(await shop.left(), 0)
  await raise(0)
  assert.equal(await shop.left(), 0)
  await raise(2500)
  assert.equal(await shop.left(), 500)
  assert.equal(await shop.left(desk.who.ana, next), 1000)
  await own(null)
  assert.equal(await shop.left(desk.who.ana, next), 5000)
  await assert.rejects(raise(1, desk.who.luis), { code: 'forbidden', status: 403 })
  await assert.rejects(raise(1, boss, '2026-10-01'), { code: 'gesture.month-over', status: 409 })
  const audit = await desk.as(tx =>
    tx.query<{ detail: string }>(
      `select detail from audit where deed = 'gesture.raised' and subject_id = $1 order by id`,
      [personId],
    ),
  )
  assert.deepEqual(JSON.parse(audit[0]!.detail), { month, from: 0, to: 2000, currency: 'EUR' })
})

test('however many give at once, nobody gives more than they may', async () => {
  await using shop = await openGestures(0)
  const { desk, boss, conversationId } = shop
  const { conversationId: other } = await desk.says('Hola', { by: 'pedro' })
  const personId = desk.people.ana
  const deed = fc.record({ amount: fc.integer({ min: 1, max: 900 }), isBack: fc.boolean(), isElsewhere: fc.boolean() })
  let turn = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 4, maxLength: 12 }),
      fc.integer({ min: 0, max: 2500 }),
      async (deeds, budget) => {
        // Each round has a month of its own.
        const now = Date.UTC(2030, turn++, 15)
        await desk.as((tx, who) => setOwnBudget(tx, who, { personId, amount: budget, ...at(now) }), boss)
        const given = await Promise.all(
          deeds.map(async ({ amount, isBack, isElsewhere }) => {
            const asked = { amount, now, conversationId: isElsewhere ? other : conversationId }
            const done = await shop.gives(asked).catch((fault: { code: string }) => fault.code)
            if (typeof done === 'string') return done === 'gesture.over' ? 0 : assert.fail(done)
            if (isBack) await shop.takesBack(done.id, { now })
            return isBack ? 0 : amount
          }),
        )
        const spent = given.reduce((sum, amount) => sum + amount, 0)
        assert.ok(spent <= budget)
        assert.equal(await shop.left(desk.who.ana, now), budget - spent)
        const listed = await shop.list({ month: monthOf(now, timeZone), limit: 99 })
        const standing = listed.rows.filter(({ takenBack }) => takenBack === null)
        assert.equal(
          standing.reduce((sum, { amount }) => sum + amount, 0),
          spent,
        )
        const { amount, count } = await shop.sums({ month: monthOf(now, timeZone) })
        assert.deepEqual([amount, count], [spent, standing.length])
      },
    ),
    { numRuns: 20 },
  )
})

test('what was given can be taken back by its giver in its month, by whoever supervises later; both stay on record', async () => {
  await using shop = await openGestures()
  const { desk, boss, conversationId } = shop
  const { id } = await shop.gives()
  await assert.rejects(shop.takesBack(id, {}, desk.who.luis), { code: 'gesture.not-yours', status: 403 })
  await assert.rejects(shop.takesBack(id, { reason: ' \u200B' }), { code: 'gesture.empty', status: 422 })
  const december = Date.UTC(2026, 11, 1)
  await assert.rejects(shop.takesBack(id, { now: december }), { code: 'gesture.month-over', status: 409 })
  assert.equal(await shop.takesBack(id), true)
  assert.equal(await shop.takesBack(id), false)
  assert.equal(await shop.left(), 5000)
  const second = await shop.gives()
  assert.equal(await shop.takesBack(second.id, { now: december }, boss), true)
  assert.equal(await shop.left(), 5000)
  assert.deepEqual(
    (await desk.lines(conversationId)).map(({ deed }) => deed),
    ['gesture', 'gesture-taken-back', 'gesture', 'gesture-taken-back'],
  )
  const { rows } = await shop.list()
  assert.deepEqual(
    rows.map(({ name, takenBack, mayTakeBack }) => [name, takenBack?.by, takenBack?.reason, mayTakeBack]),
    [
      ['ana', 'sofia', 'Fue un error', false],
      ['ana', 'ana', 'Fue un error', false],
    ],
  )
  const { count, amount, people } = await shop.sums()
  assert.deepEqual([count, amount, people.map(({ name }) => name)], [0, 0, ['ana']])
  assert.equal((await desk.events('gesture.taken-back')).length, 2)
})

test('months are those of the brand', async () => {
  const end = Date.UTC(2026, 10, 30, 23, 30)
  assert.deepEqual(
    [monthOf(end, 'UTC'), monthOf(end, timeZone), monthOf(end, 'America/Bogota')],
    [month, '2026-12-01', month],
  )
  await using shop = await openGestures()
  await shop.gives({ amount: 5000, now: end - hour })
  await assert.rejects(shop.gives({ amount: 1, now: end - hour }), { code: 'gesture.over' })
  await shop.gives({ amount: 5000, now: end })
  assert.deepEqual([(await shop.list()).rows.length, (await shop.list({ month: '2026-12-01' })).rows.length], [1, 1])
  const { first, current } = await shop.sums({ month: '2026-12-01' })
  assert.deepEqual([first, current], [month, month])
})

test('what is no amount, no reason, no kind or no conversation is refused before anything is kept', async () => {
  await using shop = await openGestures()
  const { desk, boss, call, flowers } = shop
  for (const amount of [-1, 0, 0.5, 2500.5, Number.NaN, 2 ** 53, null])
    await assert.rejects(shop.gives({ amount }), { code: 'gesture.amount', status: 422 }, String(amount))
  await assert.rejects(shop.gives({ kindId: call.id, amount: 100 }), { code: 'gesture.amount' })
  for (const reason of ['', ' \n', '\u202E\u2066'])
    await assert.rejects(shop.gives({ reason }), { code: 'gesture.empty', status: 422 })
  await assert.rejects(shop.gives({ reason: 'x'.repeat(10_000) }), {
    ...{ code: 'gesture.long', values: { max: longestGestureReason } },
  })
  await assert.rejects(shop.gives({ kindId: nowhere }), { code: 'gesture.kind-unknown', status: 404 })
  await assert.rejects(shop.gives({ conversationId: nowhere }), { code: 'conversation.unknown', status: 404 })
  await desk.as((tx, who) => editKind(tx, who, { id: flowers.id, isArchived: true }), boss)
  await assert.rejects(shop.gives(), { code: 'gesture.kind-archived', status: 409 })
  await assert.rejects(shop.gives({}, { kind: 'key', workspaceId: desk.ours, keyId: nowhere, scopes: ['answer'] }), {
    ...{ code: 'forbidden', status: 403 },
  })
  assert.deepEqual([(await shop.list()).rows, await shop.left()], [[], 5000])
})

test('whoever sees less sees every gesture, but neither the customer nor the way there', async () => {
  await using shop = await openGestures()
  const { desk, conversationId } = shop
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.ana }, now: morning }),
  )
  const { id } = await shop.gives()
  const luis: Who = { ...desk.who.luis, sees: 'own' } as Who
  const row = (await shop.list({}, luis)).rows[0]!
  assert.deepEqual([row.conversation, row.reason, row.amount, row.name], [null, 'Llegó rota', 2500, 'ana'])
  assert.deepEqual((await shop.list()).rows[0]!.conversation, { id: conversationId, name: 'marta' })
  await assert.rejects(shop.gives({}, luis), { code: 'conversation.unknown', status: 404 })
  const limited: Who = { ...desk.who.sofia, sees: 'own' } as Who
  await assert.rejects(shop.takesBack(id, {}, limited), { code: 'conversation.unknown', status: 404 })
  assert.equal((await shop.list({}, limited)).rows[0]!.mayTakeBack, false)
})

test('a gesture goes where its line goes: out with a split, and into the conversation that takes in its own', async () => {
  await using shop = await openGestures()
  const { desk, conversationId } = shop
  const later = await desk.says('Y la factura', { at: morning + hour })
  const { id } = await shop.gives({ now: morning + 2 * hour })
  const where = async () => (await desk.as((tx, who) => gesture(tx, who, { id, ...at(morning) }))).conversation?.id
  assert.equal(await where(), conversationId)
  const apart = await desk.as((tx, who) =>
    split(tx, who, { conversationId, messageId: later.messageId, now: morning + 3 * hour }),
  )
  assert.equal(await where(), apart)
  await desk.as((tx, who) => merge(tx, who, { conversationId, otherId: apart, now: morning + 4 * hour }))
  assert.equal(await where(), conversationId)
  assert.equal(await shop.takesBack(id), true)
})

test('the list comes in pages, by person and by kind, with the sums of each', async () => {
  await using shop = await openGestures(100_000)
  const { desk, call, flowers } = shop
  const ids: string[] = []
  for (let i = 0; i < 7; i++) {
    const by = i % 2 ? desk.who.luis : desk.who.ana
    // Several in one moment.
    const asked = i % 3 ? { amount: 100 + i } : { kindId: call.id, amount: null }
    ids.unshift((await shop.gives({ ...asked, now: morning + Math.floor(i / 3) }, by)).id)
  }
  const seen: string[] = []
  for (let after: string | undefined = undefined, turns = 0; turns < 9; turns++) {
    const page = await shop.list({ limit: 2, ...(after !== undefined && { after }) })
    seen.push(...page.rows.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  assert.deepEqual([new Set(seen).size, seen.length], [7, 7])
  assert.deepEqual(seen.toSorted(), ids.toSorted())
  const luis = await shop.list({ personId: desk.people.luis, kindId: flowers.id })
  const sums = await shop.sums({ personId: desk.people.luis, kindId: flowers.id })
  assert.equal(sums.count, luis.rows.length)
  assert.equal(
    sums.amount,
    luis.rows.reduce((sum, { amount }) => sum + amount, 0),
  )
  assert.deepEqual(
    [sums.people.map(({ name }) => name), sums.kinds.map(({ name }) => name)],
    [
      ['ana', 'luis'],
      ['Flores', 'Llamada'],
    ],
  )
  await assert.rejects(shop.list({ after: 'nonsense' }), { code: 'cursor.malformed', status: 422 })
})
