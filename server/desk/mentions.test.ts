import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countConversations, countsFor, inboxPage } from '#desk'
import { minute, newId } from '#lib'
import { mentionedAt, onWritten, settleMention } from '#mentions'
import { note } from '#messages'
import { withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

type Name = keyof Desk['people']

const hear = (desk: Desk) => desk.hear(onWritten, countConversations)

async function asks(desk: Desk, conversationId: string, whom: readonly Name[], by: Name = 'ana', at = morning) {
  const mentions = whom.map(name => desk.people[name])
  const text = whom.map(name => `@${name}`).join(' ')
  const id = newId()
  await desk.as((tx, who) => note(tx, who, { id, conversationId, text, mentions, now: at }), desk.who[by])
  await hear(desk)
  return id
}

const answers = async (desk: Desk, conversationId: string, by: Name) => {
  const id = await desk.replies(conversationId, { by: desk.who[by] })
  await hear(desk)
  return id
}

/** The conversations in which somebody is asked, and the count beside the view. */
const asked = async (desk: Desk, name: Name) => {
  const { rows } = await desk.as((tx, who) => inboxPage(tx, who, { view: 'mentions', limit: 50 }), desk.who[name])
  const { mentions } = await desk.as((tx, by) => countsFor(tx, by), desk.who[name])
  assert.equal(mentions, rows.length, 'the count is what the view shows')
  return rows.map(({ id }) => id)
}

test('whom a note names finds the conversation among their mentions until they write there', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis juntas?')
  await asks(desk, conversationId, ['luis'])
  assert.deepEqual([await asked(desk, 'luis'), await asked(desk, 'ana')], [[conversationId], []])
  assert.ok((await desk.as((tx, who) => mentionedAt(tx, who, conversationId), desk.who.luis)) !== null)
  await answers(desk, conversationId, 'sofia')
  assert.deepEqual(await asked(desk, 'luis'), [conversationId], 'what others write settles nothing')
  const reply = await answers(desk, conversationId, 'luis')
  assert.deepEqual(await asked(desk, 'luis'), [])
  await desk.as((tx, who) => withdraw(tx, who, { messageId: reply, now: morning + minute }), desk.who.luis)
  await hear(desk)
  assert.deepEqual(await asked(desk, 'luis'), [conversationId], 'an answer that is taken back settles nothing')
})

test('a note is an answer too, and may ask somebody else', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis juntas?')
  await asks(desk, conversationId, ['luis', 'sofia'])
  await asks(desk, conversationId, ['ana'], 'luis')
  assert.deepEqual(
    [await asked(desk, 'luis'), await asked(desk, 'sofia'), await asked(desk, 'ana')],
    [[], [conversationId], [conversationId]],
  )
})

test('whoever has seen to it says so, and may think again', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis juntas?')
  await asks(desk, conversationId, ['luis'])
  const mark = async (isSettled: boolean, by: Name = 'luis') => {
    const settling = { conversationId, isSettled, now: morning }
    const done = await desk.as((tx, who) => settleMention(tx, who, settling), desk.who[by])
    await hear(desk)
    return done
  }
  assert.deepEqual([await mark(true, 'ana'), await mark(true), await mark(true)], [false, true, false])
  assert.deepEqual(await asked(desk, 'luis'), [])
  assert.deepEqual([await mark(false), await mark(false)], [true, false])
  assert.deepEqual(await asked(desk, 'luis'), [conversationId])
  const elsewhere = { conversationId: newId(), isSettled: true, now: morning }
  await assert.rejects(
    desk.as((tx, who) => settleMention(tx, who, elsewhere)),
    { code: 'conversation.unknown' },
  )
})

test('the latest that asks stands first, a page after the other', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (const by of ['a', 'b', 'c', 'd', 'e']) ids.push((await desk.says('Hola', { by })).conversationId)
  for (const [at, id] of ids.entries()) await asks(desk, id, ['luis'], 'ana', morning + at * minute)
  await asks(desk, ids[1]!, ['luis'], 'ana', morning + 9 * minute)
  const wanted = [ids[1], ids[4], ids[3], ids[2], ids[0]]
  const found: string[] = []
  for (let after: string | undefined; ;) {
    const ask = { view: 'mentions' as const, limit: 2, after, now: morning }
    const { rows, next } = await desk.as((tx, who) => inboxPage(tx, who, ask), desk.who.luis)
    found.push(...rows.map(({ id }) => id))
    if (next === null) break
    after = next
  }
  assert.deepEqual(found, wanted)
})

test('somebody who is not of the team cannot be named, and naming oneself asks nobody', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis juntas?')
  const written = { id: newId(), conversationId, text: '@nadie', mentions: [newId()], now: morning }
  await assert.rejects(
    desk.as((tx, who) => note(tx, who, written)),
    { code: 'colleague.unknown', status: 404 },
  )
  const id = await asks(desk, conversationId, ['ana', 'ana'])
  assert.deepEqual(await asked(desk, 'ana'), [])
  assert.deepEqual((await desk.message(id))?.parts, [{ kind: 'mention', person: desk.people.ana, name: 'ana' }])
})

test('whatever is asked, answered and taken back, in slices of any size, the count is what the view shows', async () => {
  const names = ['ana', 'luis', 'sofia'] as const
  const name = fc.constantFrom(...names)
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), by: name, whom: fc.subarray([...names], { minLength: 1 }) }),
    fc.record({
      kind: fc.constantFrom('answer' as const, 'regret' as const, 'settle' as const, 'open' as const),
      by: name,
    }),
    fc.constant({ kind: 'hear' as const }),
  )
  await using desk = await openDesk()
  const [steps] = fc.sample(fc.array(deed, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 11 })
  const { conversationId } = await desk.says('Hola')
  for (const step of steps!) {
    if (step.kind === 'hear') await hear(desk)
    else if (step.kind === 'ask') {
      const mentions = step.whom.map(each => desk.people[each])
      const written = { id: newId(), conversationId, text: 'mirad', mentions, now: morning }
      await desk.as((tx, who) => note(tx, who, written), desk.who[step.by])
    } else if (step.kind === 'settle' || step.kind === 'open') {
      const settling = { conversationId, isSettled: step.kind === 'settle', now: morning }
      await desk.as((tx, who) => settleMention(tx, who, settling), desk.who[step.by])
    } else {
      const messageId = await desk.replies(conversationId, { by: desk.who[step.by] })
      if (step.kind === 'regret')
        await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + minute }), desk.who[step.by])
    }
  }
  await hear(desk)
  for (const each of names) await asked(desk, each)
})

test('another brand has mentions of its own', async () => {
  await using desk = await openDesk()
  const ours = await desk.says('Hola')
  const theirs = await desk.says('Hola', { workspaceId: desk.theirs })
  await asks(desk, ours.conversationId, ['luis'])
  const there = desk.person('luis', desk.theirs)
  const { rows } = await desk.as((tx, who) => inboxPage(tx, who, { view: 'mentions', limit: 50 }), there)
  assert.deepEqual(rows, [])
  assert.equal(await desk.as((tx, who) => mentionedAt(tx, who, theirs.conversationId), there), null)
})
