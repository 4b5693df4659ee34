import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { heard } from '../visitor.ts'
import { brandOf, holds, openTable } from './console-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const brand = await brandOf(world.owner)

const sit = (path = '/inbox/open') => table.open({ who: world.owner, path: brand + path })

/** Writes to somebody of the list. What was sent can still be taken back then. */
async function sends(seat: Awaited<ReturnType<typeof sit>>, who: string, text: string): Promise<void> {
  await seat.row(who).click()
  await seat.page.getByRole('heading', { name: who }).first().waitFor()
  const queued = heard(world, 'message.queued')
  await seat.field.fill(text)
  await seat.page.keyboard.press('Control+Enter')
  await queued
}

/** What has reached the customers; read marks have no words. */
const said = () => [...table.client.messages.values()].flatMap(({ body }) => (body.text ? [body.text] : []))

const bar = (page: Page) => page.getByRole('status').filter({ hasText: /^Sale en/ })
const toasts = (page: Page) => page.getByRole('region', { name: 'Lo último que has hecho' })

test('what was sent can be taken back from wherever one has gone, and stands in its draft again', async () => {
  await table.says('Marta Iborra', '¿Me la cambiáis?')
  await table.says('Óscar Lizarraga', 'Falta la factura')
  const seat = await sit()
  const { page, row, field } = seat
  await sends(seat, 'Marta Iborra', 'Te la cambiamos')
  await bar(page).filter({ hasText: 'Te la cambiamos' }).waitFor()
  assert.equal(await toasts(page).getByRole('button').count(), 0)
  await row('Óscar Lizarraga').click()
  await page.getByRole('heading', { name: 'Óscar Lizarraga' }).first().waitFor()
  const toast = toasts(page).getByText('Enviado a Marta Iborra.')
  await toast.waitFor()
  await page.keyboard.press('z')
  await toasts(page).getByText('De vuelta en el borrador de Marta Iborra.').waitFor()
  assert.equal(await toast.count(), 0)
  assert.ok(!said().includes('Te la cambiamos'), said().join())
  await row('Marta Iborra').click()
  await page.getByRole('heading', { name: 'Marta Iborra' }).first().waitFor()
  await holds(field, 'Te la cambiamos')
})

test('whoever comes back finds the bar where it was, and two that were sent can both be taken back', async () => {
  await table.says('Sonia P.', '¿Y el mango?')
  await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const seat = await sit()
  const { page, row, field } = seat
  await sends(seat, 'Sonia P.', 'El mango se cambia')
  await sends(seat, 'Rachid Benali', 'Enviamos')
  await bar(page).filter({ hasText: 'Enviamos' }).waitFor()
  await toasts(page).getByText('Enviado a Sonia P.').waitFor()
  await row('Sonia P.').click()
  await bar(page)
    .filter({ hasText: 'El mango se cambia' })
    .getByRole('button', { name: /Deshacer/ })
    .click()
  await holds(field, 'El mango se cambia')
  await toasts(page).getByText('Enviado a Rachid Benali.').waitFor()
  await toasts(page)
    .getByRole('button', { name: /Deshacer/ })
    .click()
  await toasts(page).getByText('De vuelta en el borrador de Rachid Benali.').waitFor()
  await row('Rachid Benali').click()
  await holds(field, 'Enviamos')
  assert.ok(!said().some(text => /mango|Enviamos/.test(String(text))), said().join())
})

test('on another page it can be taken back, too', async () => {
  await table.says('Familia Puig', '¿Seguís ahí?')
  const seat = await sit()
  const { page } = seat
  await sends(seat, 'Familia Puig', 'Aquí seguimos')
  await page.getByRole('link', { name: 'Equipo' }).click()
  await page.getByRole('heading', { name: 'Equipo' }).waitFor()
  const withdrawn = heard(world, 'message.withdrawn')
  await toasts(page)
    .getByRole('button', { name: /Deshacer/ })
    .click()
  await withdrawn
  await toasts(page).getByText('De vuelta en el borrador de Familia Puig.').waitFor()
})

test('what can no longer be taken back is no longer offered, wherever one has gone meanwhile', async () => {
  await table.says('Joan Ferrer', '¿Y lo mío?')
  await table.says('Núria Bosch', '¿Me la mandáis?')
  const seat = await sit()
  const { page, row } = seat
  await row('Joan Ferrer').waitFor()
  await page.clock.install()
  await sends(seat, 'Joan Ferrer', 'Lo tuyo sale hoy')
  await page.clock.runFor(6000)
  await row('Núria Bosch').click()
  await toasts(page).getByText('Enviado a Joan Ferrer.').waitFor()
  await page.clock.runFor(5000)
  await toasts(page).getByText('Enviado a Joan Ferrer.').waitFor({ state: 'detached' })
  const sent = heard(world, 'message.sent')
  world.clock.advance(11_000)
  await sent
})

test('what the platform does not take yet says why it is tried again, and then leaves', async () => {
  await table.says('Ana Quesada', '¿Cómo es la junta?')
  const seat = await sit()
  table.client.next('fails')
  await sends(seat, 'Ana Quesada', 'De 58 milímetros')
  const delayed = heard(world, 'message.delayed')
  world.clock.advance(11_000)
  await delayed
  const told = seat.page.getByRole('log').getByText('Reintentando: el otro lado tiene problemas')
  await told.waitFor()
  const sent = heard(world, 'message.sent')
  world.clock.advance(60_000)
  await sent
  await told.waitFor({ state: 'detached' })
  await seat.page.getByRole('log').getByText('Enviado', { exact: true }).waitFor()
})
