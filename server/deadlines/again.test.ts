import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { close, reopen } from '#conversations'
import { minute, second } from '#lib'
import { merge, unmerge } from '#merging'
import { settleFailed, withdraw } from '#replies'
import { morning, openDesk } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import { followDeadlines } from './index.ts'

const deeds = [
  'asks',
  'complains',
  'thanks',
  'late',
  'answers',
  'takes back',
  'fails',
  'closes',
  'reopens',
  'hears',
] as const
type Deed = (typeof deeds)[number]

type Desk = Awaited<ReturnType<typeof openDesk>>
const follow = followDeadlines(() => 'later')

/** Every clock that is stored, as it stands. */
const clocks = (desk: Desk) =>
  desk.database.owner(tx =>
    tx.query<{
      conversation_id: string
    }>(`select conversation_id, aim, started_at, class, clock, amount, spent_ms, state, due_at, warn_at, ended_at
      from deadlines order by 1, 2, 3`),
  )

/** The same, gone through from the beginning. */
async function afresh(desk: Desk): Promise<unknown> {
  await desk.database.owner(tx => tx.query('delete from deadlines'))
  await desk.hear({ ...follow, room: `afresh ${Math.random()}` })
  return clocks(desk)
}

async function play(desk: Desk, script: readonly Deed[]): Promise<void> {
  const by = `somebody ${Math.random()}`
  let { conversationId } = await desk.says('Hola', { by, at: morning })
  const reasonId = await desk.reason()
  let answered: string | undefined
  let at = morning
  const says = async (text: string, when = at) => {
    ;({ conversationId } = await desk.says(text, { by, at: when }))
  }
  const doing: Record<Deed, () => Promise<unknown>> = {
    asks: () => says('Otra cosa'),
    complains: () => says('Gotea'),
    thanks: () => says('Gracias'),
    late: () => says('Lo primero', at - 4 * minute),
    answers: async () => {
      answered = await desk.replies(conversationId, { at })
    },
    'takes back': () => desk.as((tx, who) => withdraw(tx, who, { messageId: answered!, now: at - minute + second })),
    fails: () =>
      desk.database.engine(tx =>
        settleFailed(tx, { workspaceId: desk.ours, messageId: answered!, code: 'x', text: 'x', at }),
      ),
    closes: () => desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: at })),
    reopens: () => desk.as((tx, who) => reopen(tx, who, { conversationId, now: at })),
    hears: () => desk.hear(understand(morning), follow),
  }
  for (const deed of script) {
    at += minute
    // What cannot be done as it stands is not done.
    await doing[deed]().catch(() => undefined)
  }
  await desk.hear(understand(morning), follow)
}

test('whatever was said and done, and however it was followed, the clocks are those of going through all of it', async () => {
  await using desk = await openDesk()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 3, maxLength: 16 }), async script => {
      await play(desk, script)
      const followed = await clocks(desk)
      assert.deepEqual(followed, await afresh(desk))
    }),
    { numRuns: 50 },
  )
})

test('what is merged has the clocks of all that stands in it, and gives them back', async () => {
  await using desk = await openDesk()
  const one = await desk.says('Hola', { by: 'nuria', at: morning, lane: 'one' })
  const other = await desk.says('Y esto', { by: 'nuria', at: morning + minute, lane: 'two' })
  await desk.hear(follow)
  assert.equal((await clocks(desk)).length, 4)
  const ids = { conversationId: one.conversationId, otherId: other.conversationId }
  await desk.as((tx, who) => merge(tx, who, { ...ids, now: morning + 2 * minute }))
  await desk.hear(follow)
  const merged = await clocks(desk)
  assert.deepEqual(
    merged.map(({ conversation_id: id }) => id),
    [one.conversationId, one.conversationId],
  )
  await desk.as((tx, who) => unmerge(tx, who, { ...ids, now: morning + 3 * minute }))
  await desk.hear(follow)
  const apart = await clocks(desk)
  assert.equal(apart.length, 4)
  assert.deepEqual(apart, await afresh(desk))
})
