import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Conversation } from '#protocol'
import { heard } from '../visitor.ts'
import { brandOf, openTable } from './console-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const brand = await brandOf(world.owner)

/** Until this was taken in as the last that was said. */
async function standsIn(id: string, text: string): Promise<void> {
  for (;;) {
    const more = heard(world, 'message.received')
    const { last } = await world.owner.get<Conversation>(`/conversations/${id}`)
    if (last.text.startsWith(text)) return
    await more
  }
}

test('a conversation of 600 messages is drawn where one looks, and stays there while earlier ones come', async () => {
  const id = await table.says('Marta Iborra', 'Empiezo por el principio')
  const now = world.clock.now()
  const events = Array.from({ length: 599 }, (_, at) => ({
    type: 'message',
    id: `long-${at}`,
    thread: 'Marta Iborra',
    at: now + at,
    from: { id: 'Marta Iborra', name: 'Marta Iborra' },
    text: `Línea ${at + 1}. ${'Algo más que contar. '.repeat(at % 7)}`,
  }))
  for (let from = 0; from < events.length; from += 100) await table.post(events.slice(from, from + 100))
  await standsIn(id, 'Línea 599.')
  await world.owner.post(`/conversations/${id}/read`)
  const { page } = await table.open({ who: world.owner, path: `${brand}/inbox/all/${id}` })
  const log = page.getByRole('log')
  await log.getByText(/^Línea 599\./).waitFor()
  assert.ok((await log.locator('[data-index]').count()) < 80)

  // Up to the beginning, page by page; what is read stays where it is when earlier ones come above it.
  const top = () => log.evaluate(box => (box.scrollTop = 0))
  await page.mouse.move(800, 400)
  for (let tries = 0; tries < 60 && !(await log.getByText('Empiezo por el principio').isVisible()); tries++) {
    await page.mouse.wheel(0, -1500)
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    if (tries % 5 === 4) await top()
  }
  await log.getByText('Empiezo por el principio').waitFor()
  assert.ok((await log.locator('[data-index]').count()) < 80)
  await page.getByRole('button', { name: 'Ir a lo último' }).click()
  await log.getByText(/^Línea 599\./).waitFor()
})

test("one's own words bring the end into sight, those of colleagues leave one where one reads", async () => {
  const id = await table.says('Óscar Lizarraga', 'Lo primero')
  const events = Array.from({ length: 60 }, (_, at) => ({
    ...{ type: 'message', id: `own-${at}`, thread: 'Óscar Lizarraga', text: `Línea ${at + 1}.` },
    from: { id: 'Óscar Lizarraga', name: 'Óscar Lizarraga' },
  }))
  await table.post(events)
  await standsIn(id, 'Línea 60.')
  const { page, field } = await table.open({ who: world.owner, path: `${brand}/inbox/all/${id}` })
  const log = page.getByRole('log')
  await log.getByText('Línea 60.').waitFor()
  const first = log.getByText('Lo primero')
  while (!(await first.isVisible())) {
    await log.evaluate(box => (box.scrollTop = 0))
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  const luis = await world.person('agent')
  await luis.post(`/conversations/${id}/notes`, { id: crypto.randomUUID(), text: 'Lo miro yo' })
  await luis.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: luis.personId } })
  await page.getByRole('button', { name: `La lleva: ${luis.name}` }).waitFor()
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  assert.ok(await first.isVisible())
  await page.getByRole('button', { name: 'Ir a lo último' }).waitFor()
  await page.keyboard.press('n')
  await field.fill('Gracias, Luis')
  await page.keyboard.press('Control+Enter')
  await log.getByText('Gracias, Luis').waitFor()
})

test('a list of hundreds loads as one goes down it, each row once', async () => {
  const people = Array.from({ length: 120 }, (_, at) => `Cliente ${String(at).padStart(3, '0')}`)
  await table.post(
    people.map((name, at) => ({
      type: 'message',
      id: `many-${at}`,
      thread: name,
      from: { id: name, name },
      text: 'Hola',
    })),
  )
  const { page, rows } = await table.open({ who: world.owner, path: `${brand}/inbox/open` })
  await rows.first().waitFor()
  const seen = new Set<string>()
  await page.mouse.move(350, 400)
  for (let turn = 0; turn < 80 && seen.size < people.length; turn++) {
    for (const text of await rows.allInnerTexts()) {
      const name = /Cliente \d+/.exec(text)?.[0]
      if (name) seen.add(name)
    }
    await page.mouse.wheel(0, 400)
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  assert.equal(seen.size, people.length)
  assert.ok((await rows.count()) < 60)
})
