import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minute, newId } from '#lib'
import { addTag, editTag, tag } from '#tags'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const make = async (desk: Desk, ...names: string[]): Promise<string[]> => {
  const ids: string[] = []
  for (const name of names) ids.push((await desk.as((tx, who) => addTag(tx, who, { name, now: morning }))).id)
  return ids
}
const put = (desk: Desk, conversationId: string, add: string[], remove: string[] = []) =>
  desk.as((tx, who) => tag(tx, who, { conversationId, add, remove, now: morning + minute }))
const on = async (desk: Desk, conversationId: string) => (await desk.row(conversationId)).tags

/** What lists are narrowed by. */
const indexed = (desk: Desk, conversationId: string) =>
  desk.as(async tx =>
    (
      await tx.query<{ id: string }>('select tag_id as id from conversation_tags where conversation_id = $1', [
        conversationId,
      ])
    ).map(({ id }) => id),
  )

test('tags are put on in their order and taken off, with a line in the timeline and an event of ids', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const [complaint, gift, press] = (await make(desk, 'Queja', 'Regalo', 'Prensa')) as [string, string, string]
  assert.deepEqual(await on(desk, conversationId), [])
  assert.equal(await put(desk, conversationId, [gift, complaint]), true)
  assert.equal(await put(desk, conversationId, [press], [gift]), true)
  assert.deepEqual(await on(desk, conversationId), [complaint, press])
  assert.deepEqual((await indexed(desk, conversationId)).toSorted(), [complaint, press].toSorted())
  const by = desk.people.ana
  assert.deepEqual(await desk.lines(conversationId), [{ deed: 'tagged', by, added: [complaint, press], removed: [] }])
  const [, second] = await desk.events('conversation.tagged')
  assert.deepEqual(JSON.parse(second!.detail!), { added: [press], removed: [gift] })
  assert.equal((await desk.message(second!.subject!))?.system?.deed, 'tagged')
})

test('what one does in one go is one line, and none when it is all taken back; others and later have lines of their own', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const [complaint, gift] = (await make(desk, 'Queja', 'Regalo')) as [string, string]
  const at = (minutes: number, add: string[], remove: string[], by = desk.who.ana) =>
    desk.as((tx, who) => tag(tx, who, { conversationId, add, remove, now: morning + minutes * minute }), by)
  await at(1, [complaint], [])
  await at(2, [gift], [complaint])
  const { ana, luis } = desk.people
  assert.deepEqual(await desk.lines(conversationId), [{ deed: 'tagged', by: ana, added: [gift], removed: [] }])
  await at(3, [], [gift])
  assert.deepEqual(await desk.lines(conversationId), [])
  await at(4, [gift], [])
  await at(5, [complaint], [gift], desk.who.luis)
  await at(11, [], [complaint], desk.who.luis)
  assert.deepEqual(await desk.lines(conversationId), [
    { deed: 'tagged', by: ana, added: [gift], removed: [] },
    { deed: 'tagged', by: luis, added: [complaint], removed: [gift] },
    { deed: 'tagged', by: luis, added: [], removed: [complaint] },
  ])
})

test('done twice is done once, and a message that comes keeps the tags', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const [complaint] = await make(desk, 'Queja')
  assert.deepEqual(
    [await put(desk, conversationId, [complaint!, complaint!]), await put(desk, conversationId, [complaint!])],
    [true, false],
  )
  assert.equal(await put(desk, conversationId, [], [newId()]), false)
  await desk.says('¿Hola?')
  assert.deepEqual(await on(desk, conversationId), [complaint])
  assert.equal((await desk.events('conversation.tagged')).length, 1)
})

test('whatever is put on and taken off, row and index say the same, and nothing is on twice', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const ids = await make(desk, 'a', 'b', 'c', 'd')
  const some = fc.uniqueArray(fc.constantFrom(...ids))
  const expected = new Set<string>()
  await fc.assert(
    fc.asyncProperty(some, some, async (add, remove) => {
      await put(desk, conversationId, add, remove)
      for (const id of remove) expected.delete(id)
      for (const id of add) expected.add(id)
      const row = await on(desk, conversationId)
      assert.deepEqual(row.toSorted(), [...expected].toSorted())
      assert.deepEqual((await indexed(desk, conversationId)).toSorted(), [...expected].toSorted())
    }),
    { numRuns: 40 },
  )
})

test('what is archived stays where it was put and is put on nothing more', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const other = await desk.says('Hola', { by: 'luis' })
  const [complaint, gift] = (await make(desk, 'Queja', 'Regalo')) as [string, string]
  await put(desk, conversationId, [complaint])
  await desk.as((tx, who) => editTag(tx, who, { id: complaint, isArchived: true }), desk.who.sofia)
  await put(desk, conversationId, [complaint, gift])
  assert.deepEqual(await on(desk, conversationId), [complaint, gift])
  await assert.rejects(put(desk, other.conversationId, [complaint]), { code: 'tag.unknown', status: 404 })
  await put(desk, conversationId, [], [complaint])
  assert.deepEqual(await on(desk, conversationId), [gift])
})

test('only tags of the brand, on its own conversations, by whoever answers, and not without end', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const [complaint] = await make(desk, 'Queja')
  await assert.rejects(put(desk, conversationId, [newId()]), { code: 'tag.unknown' })
  await assert.rejects(put(desk, newId(), [complaint!]), { code: 'conversation.unknown', status: 404 })
  const asks = { conversationId, add: [complaint!], remove: [], now: morning }
  await assert.rejects(
    desk.as((tx, who) => tag(tx, who, asks), desk.person('ana', desk.theirs)),
    { code: 'conversation.unknown' },
  )
  const reader = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] } as const
  await assert.rejects(
    desk.as((tx, who) => tag(tx, who, asks), reader),
    { code: 'forbidden' },
  )
  const many = await make(desk, ...Array.from({ length: 21 }, (_, place) => `n${place}`))
  await assert.rejects(put(desk, conversationId, many), { code: 'tag.full', status: 422, values: { max: 20 } })
  assert.deepEqual(await on(desk, conversationId), [])
})

test('tagging touches nothing of another brand', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const [complaint, gift] = await make(desk, 'Queja', 'Regalo')
  await put(desk, conversationId, [complaint!])
  await desk.twin()
  const before = await desk.theirRows()
  await put(desk, conversationId, [gift!], [complaint!])
  assert.deepEqual(await desk.theirRows(), before)
})
