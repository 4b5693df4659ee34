import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { close, reopen, snooze } from '#conversations'
import { day, minute } from '#lib'
import { settleSent, takeForSending } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { merge, split, unmerge } from './index.ts'

type Step = { what: 'writes' | 'answers' | 'closes' | 'snoozes'; where: 0 | 1 }

const steps = (maxLength: number) =>
  fc.array(
    fc.record({
      what: fc.constantFrom<Step['what']>('writes', 'writes', 'answers', 'closes', 'snoozes'),
      where: fc.constantFrom<0 | 1>(0, 1),
    }),
    { maxLength },
  )

/** A customer with two threads, to whom things happen a minute apart. */
async function openTalks(desk: Desk, by: string, reasonId: string) {
  let now = morning
  const later = () => (now += minute)
  const ids = ['', '']
  const lanes = ['one', 'two'] as const
  const said: { id: string; lane: 0 | 1; conversationId: string }[] = []
  const write = async (where: 0 | 1) => {
    const { conversationId, messageId } = await desk.says('¿Y bien?', { by, lane: lanes[where], at: later() })
    said.push({ id: messageId, lane: where, conversationId })
    return conversationId
  }
  ids[0] = await write(0)
  ids[1] = await write(1)
  const deeds: Record<Step['what'], (where: 0 | 1) => Promise<unknown>> = {
    writes: write,
    async answers(where) {
      const messageId = await desk.replies(ids[where]!, { at: later(), holdMs: 0 })
      await desk.database.engine(async tx => {
        await takeForSending(tx, desk.ours, messageId, now)
        await settleSent(tx, { workspaceId: desk.ours, messageId, externalId: messageId, at: now })
      })
    },
    closes: where => desk.as((tx, who) => close(tx, who, { conversationId: ids[where]!, reasonId, now: later() })),
    snoozes: async where => {
      if ((await desk.row(ids[where]!)).status === 'closed')
        await desk.as((tx, who) => reopen(tx, who, { conversationId: ids[where]!, now: later() }))
      await desk.as((tx, who) => snooze(tx, who, { conversationId: ids[where]!, until: now + day, now: later() }))
    },
  }
  return {
    ids,
    said,
    later,
    async pass(all: readonly Step[], only?: 0) {
      for (const { what, where } of all) await deeds[what](what === 'writes' ? where : (only ?? where))
    },
  }
}

/** What a conversation is, but for the minute in which it was touched last and the lines that deeds leave. */
async function standing(desk: Desk, id: string) {
  const row = await desk.row(id)
  const lines = await desk.database.engine(tx =>
    tx.query<{ id: string; thread: string | null }>(
      `select id, thread_id as thread from messages where workspace_id = $1 and conversation_id = $2
       and (direction <> 'system' or parts not like '%merged%') order by at, id`,
      [desk.ours, id],
    ),
  )
  return { ...row, activeAt: 0, lines }
}

async function mustHold(desk: Desk, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { status, turnAt, snoozedUntil } = await desk.row(id)
    assert.equal(status === 'snoozed', snoozedUntil !== null)
    assert.ok(turnAt === null || status === 'open' || status === 'snoozed', `${status} with a turn`)
  }
}

test('a merge that is undone at once gives back what was; after more was said, each line stands once, where it belongs', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  let run = 0
  await fc.assert(
    fc.asyncProperty(steps(8), steps(5), async (before, between) => {
      const talks = await openTalks(desk, `customer ${run++}`, reasonId)
      const { ids, said, later } = talks
      await talks.pass(before)
      const was = [await standing(desk, ids[0]!), await standing(desk, ids[1]!)]
      const pair = { conversationId: ids[0]!, otherId: ids[1]! }
      await desk.as((tx, who) => merge(tx, who, { ...pair, now: later() }))
      await talks.pass(between, 0)
      await mustHold(desk, ids)
      await desk.as((tx, who) => unmerge(tx, who, { ...pair, now: later() }))
      const is = [await standing(desk, ids[0]!), await standing(desk, ids[1]!)]
      if (between.length === 0) assert.deepEqual(is, was)
      await mustHold(desk, ids)
      for (const place of [0, 1]) {
        const here = new Set(is[place]!.lines.map(({ id }) => id))
        for (const { id } of was[place]!.lines) assert.ok(here.has(id), 'what stood there stands there')
        for (const { id, lane } of said) assert.equal(here.has(id), lane === place, 'what was written in its thread')
      }
    }),
    { seed: 31_001, numRuns: 40 },
  )
})

test('what was split and merged again is what it was', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  let run = 0
  await fc.assert(
    fc.asyncProperty(steps(8), fc.nat(), async (before, pick) => {
      const talks = await openTalks(desk, `customer ${run++}`, reasonId)
      await talks.pass(before.filter(({ what }) => what === 'writes' || what === 'answers'))
      const [conversationId] = talks.ids
      const mine = talks.said.filter(({ lane }) => lane === 0)
      if (mine.length < 2) return
      const { lines, ...row } = await standing(desk, conversationId!)
      const messageId = mine[1 + (pick % (mine.length - 1))]!.id
      const id = await desk.as((tx, who) =>
        split(tx, who, { conversationId: conversationId!, messageId, now: talks.later() }),
      )
      await mustHold(desk, [conversationId!, id])
      assert.equal(
        (await desk.says('¿Sí?', { by: `customer ${run - 1}`, lane: 'one', at: talks.later() })).conversationId,
        id,
      )
      await desk.as((tx, who) => merge(tx, who, { conversationId: conversationId!, otherId: id, now: talks.later() }))
      const after = await standing(desk, conversationId!)
      const kept = after.lines.filter(line => lines.some(({ id: was }) => was === line.id))
      assert.deepEqual(kept, lines)
      assert.deepEqual([after.holder, after.unread], [row.holder, row.unread + 1])
    }),
    { seed: 31_002, numRuns: 30 },
  )
})
