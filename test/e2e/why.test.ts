import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { OfferShown, Skill } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const [ana, luis] = [await world.person('agent'), await world.person('agent')]
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const rule = (needs: Record<string, number> = {}, mode: 'push' | 'pull' = 'push') =>
  owner.put('/routing/queues', { teamId: null, mode, needs, overflow: null })
const offerOf = async (who: typeof ana, name: string): Promise<OfferShown> =>
  (
    await until(
      () => who.get<OfferShown[]>('/offers'),
      all => all.some(one => one.name === name),
    )
  ).find(one => one.name === name)!
const why = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `¿Por qué? · ${name}` })
const log = (shown: Locator) => shown.getByRole('list', { name: 'Lo que se ha decidido' }).getByRole('listitem')

test('where nothing is distributed, that is said plainly', async () => {
  const id = await table.says('Nadia Soler', 'Hola')
  const { page, field, complaints } = await table.open({ who: ana, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('Shift+W')
  await why(page, 'Nadia Soler').getByText('El reparto no ha intervenido aquí.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-none')
  await page.keyboard.press('Escape')
  await why(page, 'Nadia Soler').waitFor({ state: 'detached' })
  await owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: owner.personId } })
  assert.deepEqual(complaints, [])
})

test('what was declined and what was taken is told while one looks, with what was weighed, by keys alone', async () => {
  await rule()
  await ana.put('/presences/mine', { state: 'available' })
  const id = await table.says('Marta Iborra', '¿Dónde está mi pedido?')
  const first = await offerOf(ana, 'Marta Iborra')
  const { page, field, complaints } = await table.open({ who: luis, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('Shift+W')
  const shown = why(page, 'Marta Iborra')
  await shown.getByText(`Se ofrece a ${ana.name} hasta las`).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-offered')
  await ana.post(`/offers/${first.number}/decline`, { reason: null })
  await log(shown).getByText(`${ana.name} dijo que no.`).waitFor()
  await shown.getByRole('list', { name: 'Quién podría atenderla' }).getByText('Hace poco dijo que no').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-declined')
  await luis.put('/presences/mine', { state: 'available' })
  const second = await offerOf(luis, 'Marta Iborra')
  await luis.post(`/offers/${second.number}/accept`, {})
  await shown.getByText('La llevas tú: se te ofreció y la aceptaste.').waitFor()
  await shown.getByText('En ese momento nadie más podía atenderla.').waitFor()
  const fold = shown.locator('summary').first()
  for (let at = 0; at < 5 && !(await fold.evaluate(one => one === document.activeElement)); at++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await shown.getByText('De lo que esperaba, era lo que más pesaba.').first().waitFor()
  await shown.getByText('una dijo que no o no contestó').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-held')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-held-dark')
  await page.keyboard.press('Escape')
  await shown.waitFor({ state: 'detached' })
  assert.ok(page.url().includes(id), 'closing it leaves the conversation open')
  assert.deepEqual(complaints, [])
})

test('what nobody can take says what it asks for; on a phone it is in the menu, in English, and in the dark', async () => {
  await owner.post('/skills', { name: { es: 'Seguros', en: 'Insurance' }, isHard: true })
  const [skill] = await owner.get<Skill[]>('/skills')
  await rule({ [skill!.id]: 3 })
  const id = await table.says('Óscar Lizarraga', '¿Cubre el agua?')
  const { page, field } = await table.open({ who: ana, path: `${brand}/inbox/all/${id}`, ...phone })
  await field.waitFor()
  await page.getByRole('button', { name: 'Más', exact: true }).first().click()
  await page.getByRole('menuitem', { name: '¿Por qué?' }).click()
  const shown = why(page, 'Óscar Lizarraga')
  await shown.getByText('Espera, y nadie de la casa puede atenderla.').waitFor()
  await shown.getByText('Pide Seguros (nivel 3).', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-nobody-phone')
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Why?' }).click()
  await page.getByText('It asks for Insurance (level 3).', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-nobody-phone-dark-en')
  await rule()
})

test('what cannot be asked is said with a way to ask again; what was there stays, marked as old', async () => {
  await rule({}, 'pull')
  const id = await table.says('Rosa Pardo', 'Quiero cambiar la talla')
  const { page, field } = await table.open({ who: ana, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.route('**/routing', route => route.fulfill({ status: 500, json: { code: 'unexpected' } }))
  await page.keyboard.press('Shift+W')
  const shown = why(page, 'Rosa Pardo')
  await shown.getByRole('alert').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why-error')
  await page.unroute('**/routing')
  await shown.getByRole('button', { name: 'Probar otra vez' }).click()
  await shown.getByText('Espera en una cola que no se reparte').waitFor()
  await picture(page, 'why-pull')
  await page.context().setOffline(true)
  await shown.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  await shown.getByText('Espera en una cola que no se reparte').waitFor()
  await picture(page, 'why-offline')
  await page.context().setOffline(false)
})
