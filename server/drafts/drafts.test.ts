import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { longestDraft, type NewDraft } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import { draftMarks, draftsIn, dropOther, removeSent, saveDraft } from './index.ts'

const written: NewDraft = { base: null, text: 'Hola, Marta', files: [], visibility: 'private', device: 'computer' }

async function openWriting() {
  const desk = await openDesk()
  const { conversationId } = await desk.says('¿Y mi pedido?')
  const save = (more: Partial<NewDraft> = {}, by = desk.who.ana, kind: 'reply' | 'note' = 'reply', now = morning) =>
    desk.as((tx, who) => saveDraft(tx, who, { ...written, ...more, conversationId, kind, now }), by)
  const read = (by = desk.who.ana) => desk.as((tx, who) => draftsIn(tx, who, conversationId), by)
  return { ...desk, desk, conversationId, save, read }
}

test('what is written is there on another device, of each kind, and nobody else gets it', async () => {
  await using writing = await openWriting()
  const { save, read, who, as, conversationId } = writing
  assert.equal(await save(), true)
  assert.equal(await save({ text: 'Ojo con el pedido' }, who.ana, 'note'), true)
  const { drafts } = await read()
  assert.deepEqual(
    drafts.map(each => [each.kind, each.text, each.origin]),
    [
      ['reply', 'Hola, Marta', 'computer'],
      ['note', 'Ojo con el pedido', 'computer'],
    ],
  )
  assert.deepEqual(await read(who.luis), { drafts: [], others: [] })
  assert.deepEqual(await read(who.sofia), { drafts: [], others: [] })
  assert.deepEqual(await as((tx, by) => draftMarks(tx, by), who.sofia), [])
  const marks = await as((tx, by) => draftMarks(tx, by))
  assert.deepEqual(new Set(marks.map(mark => mark.conversationId)), new Set([conversationId]))
})

test('a draft shows nothing of a file that is in a message by now', async () => {
  await using writing = await openWriting()
  const { save, read, desk } = writing
  const file = newId()
  await desk.as(tx =>
    tx.query(
      `insert into files (workspace_id, id, name, type, size, state) values ($1, $2, 'a.pdf', 'application/pdf', 20, 'ready')`,
      [desk.ours, file],
    ),
  )
  const filesIn = async () => (await read()).drafts.flatMap(draft => draft.files.map(({ id }) => id))
  await save({ files: [file] })
  assert.deepEqual(await filesIn(), [file])
  const other = await desk.says('Buenas', { by: 'joan' })
  await desk.replies(other.conversationId, { text: '', files: [file] })
  assert.deepEqual(await filesIn(), [])
})

test('which other conversations it settles, too, goes along with it', async () => {
  await using writing = await openWriting()
  const { save, read } = writing
  const other = newId()
  assert.equal(await save({ settles: [other, other] }), true)
  const [draft] = (await read()).drafts
  assert.deepEqual(draft?.settles, [other])
  assert.equal(await save({ base: draft!.version, settles: [other] }), false)
  assert.equal(await save({ base: draft!.version }), true)
  assert.equal('settles' in (await read()).drafts[0]!, false)
})

test('whoever saves last wins, and the text that they had not seen is offered until they choose', async () => {
  await using writing = await openWriting()
  const { save, read, as, conversationId } = writing
  await save({ text: 'Del teléfono', device: 'phone' })
  await save({ text: 'Del ordenador' }, undefined, undefined, morning + 1)
  const { drafts, others } = await read()
  assert.deepEqual(
    [drafts[0]?.text, others.map(each => [each.text, each.origin])],
    ['Del ordenador', [['Del teléfono', 'phone']]],
  )
  const asked = { conversationId, kind: 'reply' as const, version: others[0]!.version }
  assert.equal(await as((tx, who) => dropOther(tx, who, asked), writing.who.luis), false)
  assert.equal(await as((tx, who) => dropOther(tx, who, asked)), true)
  assert.deepEqual((await read()).others, [])
})

test('sending takes the draft away, and leaves what another device has written since', async () => {
  await using writing = await openWriting()
  const { save, read, as, conversationId } = writing
  await save()
  const [before] = (await read()).drafts
  const sent = { conversationId, kind: 'reply' as const, text: 'Hola, Marta. Sale hoy', version: before!.version }
  await save({ base: before!.version, text: 'Otra cosa', device: 'phone' })
  await as((tx, who) => removeSent(tx, who, sent))
  assert.equal((await read()).drafts[0]?.text, 'Otra cosa')
  await as((tx, who) => removeSent(tx, who, { ...sent, text: ' Otra cosa\n' }))
  assert.deepEqual(await read(), { drafts: [], others: [] })
})

test('the log says that a draft changed, and not what it says', async () => {
  await using writing = await openWriting()
  await writing.save()
  const events = await writing.events('draft.changed')
  assert.equal(events.length, 1)
  assert.ok(!JSON.stringify(events).includes('Marta'))
  assert.equal(await writing.save(), false, 'the same again is no news')
  assert.equal((await writing.events('draft.changed')).length, 1)
})

test('a draft that is too long, of files that are not there, or of a key is refused', async () => {
  await using writing = await openWriting()
  const { save, ours } = writing
  await assert.rejects(save({ text: 'a'.repeat(longestDraft + 1) }), { code: 'draft.too-long' })
  await save({ text: 'ñ'.repeat(longestDraft) })
  await assert.rejects(save({ files: [newId()] }), { code: 'file.unknown' })
  const key = { kind: 'key', workspaceId: ours, keyId: newId(), name: 'k', scopes: ['answer'] } as never
  await assert.rejects(save({}, key), { code: 'forbidden' })
})

test('two devices that save in the same moment both keep their text', async () => {
  await using writing = await openWriting()
  await Promise.all([writing.save({ text: 'una', device: 'phone' }), writing.save({ text: 'dos' })])
  const { drafts, others } = await writing.read()
  assert.deepEqual([...drafts, ...others].map(each => each.text).toSorted(), ['dos', 'una'])
})

test('hostile text comes back as it was written', async () => {
  await using writing = await openWriting()
  const text = `\u0000<script>alert(1)</script>\u202e${'e\u0301\u0302'.repeat(500)} ' "; drop table drafts; --`
  await writing.save({ text })
  assert.equal((await writing.read()).drafts[0]?.text, text)
})
