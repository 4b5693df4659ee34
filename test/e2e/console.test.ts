import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { chatBeside, holds, openDesk, type Seat } from './console-page.ts'
import { faultsOf } from './stories-page.ts'
import { heard } from '../visitor.ts'

const desk = await openDesk({ empty: true })
after(() => desk[Symbol.asyncDispose]())

let seat: Seat

test('the first run: a brand, its owner, a chat that works at once, and the first message', async () => {
  seat = await desk.open()
  const { page } = seat
  await page.getByRole('heading', { name: 'Pon la mesa.' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('Nombre de la marca').fill('Urraca')
  await page.getByLabel('Web').fill('urraca.example')
  assert.equal(await page.getByLabel('Zona horaria').inputValue(), 'Europe/Madrid')
  await page.keyboard.press('Enter')
  await page.getByLabel('Nombre', { exact: true }).fill('Andrés Quiroga')
  await page.getByLabel('Correo').fill('andres@urraca.example')
  const password = page.getByLabel('Contraseña', { exact: true })
  await password.fill('corta')
  await page.getByText('Demasiado corta todavía').waitFor()
  await password.fill('mesa larga con pan')
  await page.getByText('Buena', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')

  await page.getByText('listo ya').waitFor()
  assert.equal(await page.getByLabel('Dirección pública').inputValue(), desk.world.address)
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Encender el chat' }).click()
  const chat = await chatBeside(page)
  await chat.locator('textarea').fill('Hola, probando 1, 2, 3')
  await chat.locator('textarea').press('Enter')
  await page.getByText('Tu mensaje está en la mesa.').waitFor()
  await page.getByRole('button', { name: 'Abrir la mesa' }).click()
  await page.getByRole('heading', { name: 'Sin asignar' }).waitFor()
  const trouble = seat.complaints.filter(said => !said.includes('401'))
  assert.deepEqual(trouble, [])
})

test('an answer can be taken back while its ring empties; then the customer reads it', async () => {
  const { page } = seat
  await seat.rows.first().click()
  await page.getByText('Hola, probando 1, 2, 3').last().waitFor()
  await seat.field.fill('Hola. ¿Me lees?')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Sale en/).waitFor()
  await page.keyboard.press('z')
  await page.getByText(/^Sale en/).waitFor({ state: 'detached' })
  await holds(seat.field, 'Hola. ¿Me lees?')
  const queued = heard(desk.world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  desk.world.clock.advance(11_000)
  await page.getByText(/Enviado|Entregado|Leído/).waitFor()
  const customer = await visitor(page)
  await customer.locator('.bubble', { hasText: '¿Me lees?' }).waitFor()
})

/** The same visitor, in another tab. */
async function visitor(page: Page): Promise<Page> {
  const tab = await page.context().newPage()
  const profiles = (await (await page.request.get(`${desk.world.address}/api/v1/profiles`)).json()) as { id: string }[]
  await tab.goto(`${desk.world.address}/chat/test/${profiles[0]!.id}`)
  const launcher = tab.locator('.launcher')
  if (!(await tab.locator('.panel').isVisible())) await launcher.click()
  return tab
}

test('a note, a hand, a pause, a reason to close, and open again: each stands in the conversation', async () => {
  const { page } = seat
  await page.bringToFront()
  await page.getByRole('button', { name: 'Nota' }).click()
  await seat.field.fill('Parece que prueba el chat.')
  await page.getByRole('button', { name: 'Guardar nota' }).click()
  await page.getByText('Parece que prueba el chat.').last().waitFor()

  await page.getByRole('button', { name: /Asignar/ }).click()
  await page.getByRole('option', { name: 'Nadie: devolver a la cola' }).click()
  await page.getByText('Tú: devuelta a la cola').waitFor()
  await page.getByRole('button', { name: 'Posponer' }).click()
  await page.getByRole('option', { name: /^Mañana/ }).click()
  await page
    .getByText(/^Pospuesta: vuelve el/)
    .first()
    .waitFor()

  await page.getByRole('link', { name: /^Todas/ }).click()
  await page.getByRole('heading', { name: /^Todas/ }).waitFor()
  await seat.rows.first().click()
  await page.getByText(/Tú: pospuesta hasta el/).waitFor()
  await page.keyboard.press('e')
  await page.keyboard.type('elogio')
  await page.keyboard.press('Enter')
  await page.getByText('Cerrada.', { exact: true }).waitFor()
  await page.getByRole('link', { name: /^Cerradas/ }).click()
  await page.getByRole('heading', { name: /^Cerradas/ }).waitFor()
  await seat.rows.first().click()
  await page.getByText('Tú: cerrada por «Elogio o agradecimiento»').waitFor()
  await page.getByRole('button', { name: 'Reabrir' }).click()
  await page.getByText('Tú: reabierta').waitFor()
  assert.deepEqual(await faultsOf(page), [])
})
