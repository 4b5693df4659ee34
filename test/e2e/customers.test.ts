import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { day } from '#lib'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const base = await brandOf(table.world.owner)
const folder = process.env.PICTURES
const shoot = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const row = (page: Page, name: RegExp) => page.getByRole('main').getByRole('link', { name })

/** Marta has written three times in six weeks, not always pleased, and something was promised to her. */
async function openMarta() {
  const { world } = table
  const marta = { thread: 'marta' }
  await table.says('Marta Iborra', '¿Cuándo abrís en Ruzafa?', marta)
  world.clock.advance(30 * day)
  const bad = await table.says('Marta Iborra', 'Esto es una vergüenza, la cafetera gotea y nadie contesta', {
    thread: 'marta-2',
  })
  world.clock.advance(10 * day)
  const last = await table.says('Marta Iborra', '¿Me la cambiáis o no?', { thread: 'marta-3' })
  await table.says('Óscar Lizarraga', 'Buenas', { thread: 'oscar' })
  const { customerId } = await world.owner.get<{ customerId: string }>(`/conversations/${last}`)
  return { customerId, bad, last }
}

test('by keys alone a customer is found, all that is known of them stands on one page, and it leads to what was said', async () => {
  const { customerId, bad } = await openMarta()
  const { owner } = table.world
  await owner.post(`/customers/${customerId}/facts`, { kind: 'product', value: 'Nido 2, 6 tazas' })
  const { page, complaints } = await table.open({ who: owner, path: `${base}/inbox/all` })
  await page.getByRole('main').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.getByRole('heading', { name: 'Clientes', level: 1 }).waitFor()
  await row(page, /Óscar Lizarraga/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'customers')
  await page.getByLabel('Busca por nombre, teléfono o correo').fill('nadie así')
  await page.getByText('Nadie se llama «nadie así».').waitFor()
  await page.getByLabel('Busca por nombre, teléfono o correo').fill('marta')
  await row(page, /Óscar Lizarraga/).waitFor({ state: 'detached' })
  await row(page, /Marta Iborra/).press('Enter')
  await page.getByRole('heading', { name: 'Marta Iborra', level: 1 }).waitFor()
  await page.getByText('3 conversaciones por 1 canal, 1 con tono negativo').waitFor()
  await page.getByRole('button', { name: /^Tiene: Nido 2, 6 tazas/ }).waitFor()
  await page.getByText('No ha dado ninguno.').waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Copia de sus datos' }).press('Enter')
  const copy = unzipSync(await readFile(await (await coming).path()))
  assert.match(new TextDecoder().decode(copy['index.html']), /Marta Iborra: tus datos en[^]*Nido 2, 6 tazas/)
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'customer')
  if (folder) await looks(page)
  await page.getByRole('link', { name: /tono negativo: Esto es una vergüenza/ }).press('Enter')
  await page.waitForURL(`**/inbox/all/${bad}`)
  await page.getByRole('region', { name: 'Ficha del cliente' }).getByText('De un vistazo').waitFor()
  await shoot(page, 'glance')
  await page.getByRole('link', { name: 'Abrir ficha' }).press('Enter')
  await page.getByRole('heading', { name: 'Marta Iborra', level: 1 }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever asks to be forgotten is, once it was asked twice, and the list goes on without them', async () => {
  await table.says('Pili Cocina', 'Borrad mis datos, por favor', { thread: 'pili' })
  const { page, complaints } = await table.open({ who: table.world.owner, path: `${base}/customers` })
  await row(page, /Pili Cocina/).press('Enter')
  await page.getByRole('heading', { name: 'Pili Cocina', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Más', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Borrar sus datos' }).press('Enter')
  const sure = page.getByRole('dialog', { name: '¿Borrar todo lo de Pili Cocina?' })
  await sure.getByText('No se puede deshacer').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'erase')
  await sure.getByRole('button', { name: 'Borrar sus datos' }).press('Enter')
  await page.getByRole('heading', { name: 'Clientes', level: 1 }).waitFor()
  await row(page, /Pili Cocina/).waitFor({ state: 'detached' })
  // What was asked of somebody who is gone by then is answered so.
  assert.deepEqual(
    complaints.filter(text => !/404/.test(text)),
    [],
  )
  await page.context().close()
})

/** In the dark and on a phone. */
async function looks(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'customer-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 390, height: 844 })
  await shoot(page, 'customer-phone')
  await page.setViewportSize(size)
}
