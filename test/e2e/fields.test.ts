import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Conversation, Field, FilledFields, Reason } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('a supervisor makes fields, orders them by keys and asks for one on closing', async () => {
  const { page } = await table.open({ who: await world.person('supervisor'), path: `${brand}/settings/fields` })
  await page.getByRole('heading', { name: 'Todavía no hay campos.' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Nuevo campo' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').waitFor()
  await page.keyboard.type('Número de pedido')
  await dialog.getByRole('switch', { name: 'Se pide al cerrar' }).check()
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Nuevo campo' }).click()
  await dialog.getByLabel('Nombre').fill('Tienda')
  await dialog.getByLabel('Qué se escribe').selectOption('choice')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.getByText('Pon al menos una opción.').waitFor()
  await dialog.getByRole('button', { name: 'Otra opción' }).click()
  await dialog.getByRole('textbox', { name: 'Opción 1' }).waitFor()
  await page.keyboard.type('Ruzafa')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Opción 2' }).waitFor()
  await page.keyboard.type('Malasaña')
  await dialog.getByRole('button', { name: 'Subir Malasaña' }).click()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'field-dialog')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Nuevo campo' }).click()
  await dialog.getByLabel('Nombre').fill('Es socia')
  await dialog.getByRole('radiogroup', { name: 'De qué es' }).getByText('Del cliente').click()
  await dialog.getByLabel('Qué se escribe').selectOption('yes-no')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Subir Tienda' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Tienda: 1 de 2').waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Subir Tienda')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'fields')
  const made = await owner.get<Field[]>('/fields')
  assert.deepEqual(
    made.map(({ label, kind, isRequired }) => [label, kind, isRequired]),
    [
      ['Tienda', 'choice', false],
      ['Número de pedido', 'text', true],
      ['Es socia', 'yes-no', false],
    ],
  )
  assert.deepEqual(
    made[0]!.choices.map(({ label }) => label),
    ['Malasaña', 'Ruzafa'],
  )
  await page.context().close()
})

test('what is filled in beside a conversation is kept, and seen at once where a colleague looks', async () => {
  const id = await table.says('Marta Iborra', '¿Dónde está mi pedido?')
  const path = `${brand}/inbox/all/${id}`
  const { page, complaints } = await table.open({ who: await world.person('agent'), path })
  const colleague = await table.open({ who: owner, path })
  const order = (of: Page, value: string) => of.getByRole('button', { name: `Número de pedido: ${value}. Cambiar` })
  await order(colleague.page, 'Sin rellenar').waitFor()
  await order(page, 'Sin rellenar').click()
  await page.keyboard.type('U-47960')
  await page.keyboard.press('Enter')
  await order(page, 'U-47960').waitFor()
  await order(colleague.page, 'U-47960').waitFor()
  await page.getByRole('button', { name: 'Tienda: Sin rellenar. Cambiar' }).click()
  await page.getByRole('menuitemradio', { name: 'Ruzafa' }).click()
  await page.getByRole('button', { name: 'Es socia: Sin rellenar. Cambiar' }).press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitemradio')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Es socia: Sí. Cambiar' }).waitFor()
  await colleague.page.getByRole('button', { name: 'Tienda: Ruzafa. Cambiar' }).waitFor()
  await order(page, 'U-47960').click()
  await page.keyboard.type(' y otro')
  await page.keyboard.press('Escape')
  await order(page, 'U-47960').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'fields-beside')
  const filled = await owner.get<FilledFields>(`/conversations/${id}/fields`)
  assert.deepEqual([Object.values(filled.conversation).length, Object.values(filled.customer)], [2, [true]])
  assert.deepEqual(complaints, [])
  await page.context().close()
  await colleague.page.context().close()
})

test('what is missing is asked right where one closes, and then it is closed', async () => {
  const id = await table.says('Óscar Lizarraga', 'No llega')
  const [reason] = await owner.get<Reason[]>('/reasons')
  await assert.rejects(owner.post(`/conversations/${id}/close`, { reasonId: reason!.id }), {
    status: 422,
    code: 'fields.missing',
    message: /Número de pedido|fields/,
  })
  const { page, field } = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('e')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.type('envios dónde')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Antes de cerrar' })
  await dialog.getByLabel('Número de pedido').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('U-1')
  await picture(page, 'missing')
  await page.keyboard.press('Enter')
  await page.getByText('Cerrada.', { exact: true }).waitFor()
  await until(
    () => owner.get<Conversation>(`/conversations/${id}`),
    ({ status }) => status === 'closed',
  )
  await page.context().close()
})

test('an answer that closes asks first, and leaves with it; on a phone, in the dark and in English too', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page } = await table.open({
    who: owner,
    path: `${brand}/inbox/all/${id}`,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  })
  // Whoever comes keeps which brand they are in: after that the choice stands.
  await page.getByRole('textbox', { name: /^Responder/ }).waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  const field = page.getByRole('textbox', { name: /^(Reply|Answer)/ })
  await field.fill('Sí, en tres días')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('option').first().waitFor()
  await picture(page, 'closing-phone')
  await page.getByRole('option').first().click()
  const dialog = page.getByRole('dialog', { name: 'Before it is closed' })
  await dialog.getByLabel('Número de pedido').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'missing-phone')
  await dialog.getByLabel('Número de pedido').fill('U-2')
  await dialog.getByRole('button', { name: 'Save and close' }).click()
  await page
    .getByText(/and closed/)
    .first()
    .waitFor()
  await page.context().close()
})
