import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hour } from '#lib'
import { heard } from '../visitor.ts'
import { brandOf, openTable } from './console-page.ts'
import { openNumberOf } from './platform-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const { world } = table
const number = all.use(await openNumberOf(world))
const inbox = `${await brandOf(world.owner)}/inbox/all`
const folder = process.env.PICTURES
const shoot = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const marta = { phone: '34600100200', name: 'Marta Iborra' }

test('a day after the customer wrote a text that the platform has approved is chosen, filled in, read and sent, by keys alone', async () => {
  const conversationId = await number.writes(marta, '¿Cuándo llega mi pedido?', 25 * hour)
  const { page, complaints } = await table.open({ who: world.owner, path: `${inbox}/${conversationId}` })
  await page.getByText('Ventana cerrada').waitFor()
  const choose = page.getByRole('button', { name: 'Elegir plantilla' })
  await choose.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'window-closed')
  await choose.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /order_update/ }).waitFor()
  // What the platform has paused cannot be sent.
  assert.equal(await dialog.getByText('spring_sale').count(), 0)
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'templates')
  await page.keyboard.type('pedido')
  await dialog.getByRole('button', { name: /order_update/ }).press('Enter')
  const preview = dialog.getByRole('figure', { name: 'Lo que leerá el cliente' })
  await preview.getByText('Cerámica Urraca').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'template-begun')
  const send = dialog.getByRole('button', { name: 'Enviar', exact: true })
  assert.ok(await send.isDisabled())
  const gaps = await dialog.getByRole('textbox').all()
  assert.equal(await gaps[1]!.inputValue(), 'Marta')
  const values = ['4812', 'Marta', '27 de noviembre', '4812-X']
  for (const [at, value] of values.entries()) await gaps[at]!.fill(value)
  await preview.getByText('tu pedido llega el 27 de noviembre').waitFor()
  await preview.getByText('Pedido 4812').waitFor()
  await shoot(page, 'template-filled')
  await page.setViewportSize({ width: 390, height: 844 })
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'template-phone')
  await page.setViewportSize({ width: 1440, height: 900 })
  const queued = heard(world, 'message.queued')
  await send.press('Enter')
  await queued
  world.clock.advance(11_000)
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('article').filter({ hasText: 'tu pedido llega el 27 de noviembre' }).waitFor()
  await page.getByText('Enviado', { exact: true }).waitFor()
  const [sent] = number.vendor.messages
  assert.equal(sent?.body.type, 'template')
  await shoot(page, 'template-sent')
  assert.deepEqual(complaints, [])
  await page.context().close()
})
