import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page, Row } from '#protocol'
import { openConsole, openHook, say } from './live-console.ts'
import { createWorld } from './world.ts'

const card = '4242 4242 4242 4242'

test('no frame carries what could be paid with: not of a customer, a note, an answer or an edit', async () => {
  await using world = await createWorld()
  const { owner } = world
  const hook = await openHook(world)
  const named = { from: { id: 'c-1', name: `Marta ${card}` } }
  await hook(say('1', 'Hola', named))
  let page: Page<Row> | undefined
  while (!page?.rows[0]) page = await owner.get<Page<Row>>('/conversations?view=all')
  const { id } = page.rows[0]!
  using console = await openConsole(owner)
  console.show({ conversation: id, rows: [id], since: page.number! })
  await console.until(frame => frame.kind === 'presence')
  const brings = (words: string) => console.until(frame => JSON.stringify(frame).includes(words))
  await hook(say('2', `Cobradlo de ${card}, CVV 987`, named))
  await brings('Cobradlo de •••• 4242, CVV •••')
  await hook({ ...named, type: 'edit', id: 'e-1', target: '2', text: `Mejor de ${card}` })
  await brings('Mejor de •••• 4242')
  await owner.post(`/conversations/${id}/notes`, { id: randomUUID(), text: `Dice ${card}` })
  await brings('Dice •••• 4242')
  const reply = { id: randomUUID(), text: `¿La ${card}?`, files: [], visibility: 'private' }
  await owner.post(`/conversations/${id}/messages`, reply)
  await brings('¿La •••• 4242?')
  assert.ok(!JSON.stringify(console.frames).includes('4242 4242'))
})
