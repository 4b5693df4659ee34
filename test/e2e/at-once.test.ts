import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Message, Page } from '#protocol'
import { heard } from '../visitor.ts'
import { brandOf, holds, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

test('of two who answer at once the second reads what the first said, and sends or does not', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis?')
  const lucia = await world.person('agent')
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  // Nothing is told live: what the other writes is not seen yet.
  await page.routeWebSocket(/\/api\/v1\/live/, () => undefined)
  await page.goto(`${world.address}${brand}/inbox/all/${id}`)
  await field.fill('No nos quedan')
  const answered = { id: crypto.randomUUID(), text: 'Te la cambiamos', files: [], visibility: 'private' }
  await lucia.post(`/conversations/${id}/messages`, answered)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`${lucia.name} ha contestado mientras escribías.`).waitFor()
  await holds(field, 'No nos quedan')
  assert.deepEqual(await faultsOf(page), [])
  const said = async () => {
    const { rows } = await owner.get<Page<Message>>(`/conversations/${id}/messages`)
    return rows.filter(({ direction }) => direction === 'out').map(({ text }) => text)
  }
  assert.deepEqual(await said(), ['Te la cambiamos'])
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  assert.deepEqual((await said()).toSorted(), ['No nos quedan', 'Te la cambiamos'])
  await page.context().close()
})

test('whoever begins to answer has it in sight of all, and with the first answer in her hands; who wants it asks by one key', async () => {
  const id = await table.says('Joan Ferrer', '¿Y lo mío?')
  const lucia = await world.person('agent')
  const path = `${brand}/inbox/all/${id}`
  const mine = await table.open({ who: owner, path })
  const hers = await table.open({ who: lucia, path })
  const region = (seat: typeof mine) => seat.page.getByRole('region', { name: 'Conversación con Joan Ferrer' })
  await mine.page.getByRole('list', { name: 'También está aquí' }).waitFor()
  await hers.field.fill('Sale mañana')
  await hers.page.keyboard.press('Space')
  await mine.page.getByText(`${lucia.name} está contestando. Mejor una nota`).waitFor()
  await hers.field.fill('')
  await mine.page.getByText(/está contestando/).waitFor({ state: 'detached' })
  await hers.field.fill('Sale mañana')
  await hers.page.keyboard.press('Control+Enter')
  await mine.page.getByText(`La lleva ${lucia.name}. Anotar puedes siempre.`).waitFor()
  assert.deepEqual(await faultsOf(mine.page), [])
  await mine.page.keyboard.press('n')
  await mine.page.getByText(/Anotar puedes siempre/).waitFor({ state: 'detached' })
  await mine.page.keyboard.press('Escape')
  await mine.page.getByRole('button', { name: 'Responder', exact: true }).click()
  await mine.page.getByRole('button', { name: 'Pedírsela' }).click()
  await region(mine)
    .getByRole('button', { name: /^Pedida/ })
    .waitFor()
  const wanted = hers.page.getByText(/te la pide\.$/)
  await wanted.waitFor()
  assert.deepEqual(await faultsOf(hers.page), [])
  await hers.page.getByRole('log').click()
  await hers.page.keyboard.press('q')
  await wanted.waitFor({ state: 'detached' })
  await mine.page.getByRole('log').click()
  await mine.page.reload()
  await mine.page.getByText(/Anotar puedes siempre/).waitFor()
  await mine.page.keyboard.press('p')
  await wanted.waitFor()
  await hers.page.keyboard.press('y')
  await mine.page.getByRole('button', { name: 'La lleva: Tú' }).waitFor()
  await hers.page.getByText(/^La lleva .*Anotar puedes siempre/).waitFor()
  await hers.page.keyboard.press('Shift+P')
  await hers.page.getByRole('button', { name: 'La lleva: Tú' }).waitFor()
  await mine.page.getByText(`La lleva ${lucia.name}`).waitFor()
  await mine.page.context().close()
  await hers.page.context().close()
})
