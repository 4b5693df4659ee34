import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Reason } from '#protocol'
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
const first = (page: Page) => page.getByRole('option').first()

test('a conversation is closed by keys for a reason found by any word of its path; the one used last comes first', async () => {
  await table.says('Marta Iborra', '¿Dónde está?')
  const id = await table.says('Óscar Lizarraga', 'No llega')
  const { page, field } = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('e')
  await first(page).waitFor()
  assert.equal(await page.getByRole('option', { name: /^Pedidos y envíos/ }).count(), 0, 'branches are not chosen')
  await picture(page, 'closing')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('envios devol')
  await page.getByText('Cambio o devolución').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Cerrada.', { exact: true }).waitFor()
  await page.goto(`${world.address}${brand}/inbox/closed/${id}`)
  await page.getByText('Tú: cerrada por «Cambio o devolución»').waitFor()
  await page.goto(`${world.address}${brand}/inbox/open`)
  await page.getByText('Marta Iborra').click()
  await field.waitFor()
  await page.keyboard.press('e')
  assert.match((await first(page).textContent()) ?? '', /^Cambio o devolución/)
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('the tree is set by keys: made below, marked, moved, archived; colleagues choose from it at once', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const agent = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all/${id}` })
  await agent.field.waitFor()
  const { page } = await table.open({ who: await world.person('supervisor'), path: `${brand}/settings/reasons` })
  const tree = page.getByRole('list', { name: 'Motivos' })
  await tree.getByText('Dónde está mi pedido').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'reasons')
  await page.getByRole('button', { name: 'Nuevo motivo dentro de Productos' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Nuevo motivo' })
  await dialog.getByLabel('Motivo').waitFor()
  await page.keyboard.type('Talla equivocada')
  await dialog.getByRole('radiogroup', { name: 'Para el cliente' }).getByText('Molesta').click()
  await picture(page, 'reason-dialog')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  const labels = () =>
    tree.getByRole('listitem').evaluateAll(lines => lines.map(line => line.querySelector('bdi')?.textContent))
  const up = page.getByRole('button', { name: 'Subir Talla equivocada' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Talla equivocada: 2 de 3').waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Subir Talla equivocada')
  await page.keyboard.press('Enter')
  await page.getByText('Talla equivocada: 1 de 3').waitFor({ state: 'attached' })
  const drawn = await labels()
  assert.equal(drawn.indexOf('Talla equivocada'), drawn.indexOf('Productos') + 1)
  const made = (await owner.get<Reason[]>('/reasons')).find(({ label }) => label === 'Talla equivocada')
  assert.deepEqual([made?.path, made?.toCustomer, made?.toBrand], [['Productos'], 'irritant', null])
  await page.getByRole('button', { name: 'Archivar Precios y pagos' }).click()
  await page.getByRole('button', { name: 'Recuperar Precios y pagos' }).waitFor()
  await agent.page.keyboard.press('e')
  await agent.page.getByRole('option', { name: /Talla equivocada/ }).waitFor()
  assert.equal(await agent.page.getByRole('option', { name: /Precio u oferta/ }).count(), 0)
  await agent.page.keyboard.type('talla')
  await agent.page.keyboard.press('Enter')
  await agent.page.getByText('Cerrada.', { exact: true }).waitFor()
  await page.context().close()
  await agent.page.context().close()
})

test('on a phone, in the dark and in English, the tree is read and changed', async () => {
  const { page } = await table.open({
    who: owner,
    path: `${brand}/settings/reasons`,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  await page.getByRole('list', { name: 'Reasons' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'reasons-phone')
  await page.getByRole('button', { name: 'Edit Otro motivo' }).click()
  await page.getByLabel('Reason', { exact: true }).fill('Nada de lo anterior')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('list', { name: 'Reasons' }).getByText('Nada de lo anterior').waitFor()
  await page.context().close()
})
