import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { longestTag, tagHues } from '#protocol'
import { addTag, editTag, setTagRules, tagRules, tags, tagsCalled } from '#tags'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const add = (desk: Desk, name: string, by = desk.who.ana) =>
  desk.as((tx, who) => addTag(tx, who, { name, now: morning }), by)
const edit = (desk: Desk, change: Parameters<typeof editTag>[2], by = desk.who.sofia) =>
  desk.as((tx, who) => editTag(tx, who, change), by)
const names = async (desk: Desk) =>
  (await desk.as((tx, who) => tags(tx, who))).map(({ name, isArchived }) => (isArchived ? `(${name})` : name))

test('tags stand by their names, whatever their case and accents, each in a hue of its own as long as there are any', async () => {
  await using desk = await openDesk()
  const made = []
  for (const name of ['Envío', 'queja', ' VIP ', 'Ándalus', 'prensa', 'regalo', 'talla', 'web'])
    made.push(await add(desk, name))
  assert.deepEqual(await names(desk), ['Ándalus', 'Envío', 'prensa', 'queja', 'regalo', 'talla', 'VIP', 'web'])
  assert.deepEqual(made.map(({ hue }) => hue).toSorted(), [...tagHues].toSorted())
})

test('two tags that can be put on do not share a name; what is archived leaves its name free', async () => {
  await using desk = await openDesk()
  const first = await add(desk, 'Envío  urgente')
  assert.equal(first.name, 'Envío urgente')
  await assert.rejects(add(desk, 'ENVIO URGENTE'), {
    code: 'tag.taken',
    status: 409,
    values: { name: 'ENVIO URGENTE' },
  })
  await edit(desk, { id: first.id, isArchived: true })
  await add(desk, 'envío urgente')
  assert.deepEqual(await names(desk), ['(Envío urgente)', 'envío urgente'])
  await assert.rejects(edit(desk, { id: first.id, isArchived: false }), { code: 'tag.taken' })
  const back = await edit(desk, { id: first.id, isArchived: false, name: 'Urgente', hue: 'teal' })
  assert.deepEqual([back.name, back.hue, back.isArchived], ['Urgente', 'teal', false])
})

test('a name says something that can be seen, and not too much', async () => {
  await using desk = await openDesk()
  for (const name of ['', '  ', '\u0000', '\u200B\u202E']) {
    await assert.rejects(add(desk, name), { code: 'tag.empty', status: 422 })
  }
  await assert.rejects(add(desk, 'x'.repeat(longestTag + 1)), { code: 'tag.long', values: { max: longestTag } })
  assert.equal((await add(desk, '\u202Eevil\u202C <b>')).name, 'evil <b>')
  assert.equal((await add(desk, '🔥')).name, '🔥')
})

test('whoever answers may make tags unless the brand says no; supervisors edit them', async () => {
  await using desk = await openDesk()
  const { id } = await add(desk, 'Queja')
  await assert.rejects(edit(desk, { id, name: 'x' }, desk.who.ana), { code: 'forbidden', status: 403 })
  await assert.rejects(
    desk.as((tx, who) => setTagRules(tx, who, { agentsMayAdd: false })),
    { code: 'forbidden' },
  )
  await desk.as((tx, who) => setTagRules(tx, who, { agentsMayAdd: false }), desk.who.sofia)
  assert.deepEqual(await desk.as((tx, who) => tagRules(tx, who)), { agentsMayAdd: false })
  await assert.rejects(add(desk, 'Otra'), { code: 'tag.closed', status: 403 })
  await add(desk, 'Otra', desk.who.sofia)
  await assert.rejects(add(desk, 'Más', { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] }), {
    code: 'forbidden',
  })
})

test('nobody sees or edits the tags of another brand', async () => {
  await using desk = await openDesk()
  const { id } = await add(desk, 'Queja')
  const theirs = desk.person('sofia', desk.theirs)
  assert.deepEqual(await desk.as((tx, who) => tags(tx, who), theirs), [])
  await assert.rejects(edit(desk, { id, name: 'x' }, theirs), { code: 'tag.unknown', status: 404 })
  await desk.twin()
  assert.deepEqual(await desk.database.engine(tx => tagsCalled(tx, desk.ours, 'queja')), [id])
})

test('a tag is found by its name, else by how it begins', async () => {
  await using desk = await openDesk()
  const urgent = await add(desk, 'Envío urgente')
  const called = (name: string) => desk.as((tx, who) => tagsCalled(tx, who.workspaceId, name))
  assert.deepEqual(await called('envio'), [urgent.id])
  const plain = await add(desk, 'Envío')
  assert.deepEqual(await called('ENVÍO'), [plain.id])
  assert.deepEqual(await called('queja'), [])
})
