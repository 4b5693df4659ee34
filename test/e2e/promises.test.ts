import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { day, hour, newId } from '#lib'
import type { Message, NotificationPage } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)
const colleague = await world.person('agent')

test('a promise stands under the head of its conversation and in the list, and is done with one press', async () => {
  const id = await table.says('Marta Iborra', '¿Me llaman?')
  const promises = [
    { id: newId(), text: 'Le llamamos', matter: 'call', dueAt: world.clock.now() + day },
    { id: newId(), text: 'Le enviamos otra', matter: 'send', dueAt: null },
  ]
  const said = { text: 'Le llamamos mañana y le enviamos otra', files: [], visibility: 'private', promises }
  await owner.post<Message>(`/conversations/${id}/messages`, { id: newId(), ...said })
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/promises/team` })
  const list = page.getByRole('list', { name: 'Del equipo' })
  await list.getByText('Le llamamos', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-list.png` })
  const menuOf = (text: string) => page.getByRole('button', { name: `Más de esta promesa: ${text}` })
  await menuOf('Le enviamos otra').click()
  await page.getByRole('menuitem', { name: 'Otra fecha' }).click()
  const when = new Date(world.clock.now() + 2 * day - hour).toISOString().slice(0, 16)
  await page.getByLabel('Para cuándo').fill(when)
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // It stands where its date belongs now.
  await list.getByRole('listitem').first().filter({ hasText: 'Le llamamos' }).waitFor()

  // Passed on by keys, taken back, and passed on again: who gets it is told.
  await menuOf('Le enviamos otra').press('Enter')
  await page.getByRole('menuitem', { name: 'Pasar' }).press('Enter')
  await page.getByLabel('A quién').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-pass.png` })
  await page.getByRole('dialog').getByRole('button', { name: 'Pasar', exact: true }).press('Enter')
  await page.getByText('«Le enviamos otra» queda a nombre de').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Deshacer' }).press('Enter')
  await page.getByText('«Le enviamos otra» queda a nombre de').waitFor({ state: 'detached' })
  assert.equal((await colleague.get<NotificationPage>('/notifications')).rows[0]?.kind, 'given')
  await menuOf('Le enviamos otra').press('Enter')
  await page.getByRole('menuitem', { name: 'Historia' }).press('Enter')
  const history = page.getByRole('list', { name: 'Historia' })
  await history.getByText('Se prometió, sin decir para cuándo').waitFor()
  assert.equal(await history.getByText(/^Pasa a /).count(), 2)
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-history.png` })
  await page.keyboard.press('Escape')
  await page.goto(new URL(`${brand}/inbox/all/${id}`, page.url()).href)
  const strip = page.getByRole('region', { name: 'Promesas' })
  await strip.getByText('Le llamamos', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-strip.png` })
  assert.ok((await strip.boundingBox())!.height <= 48, 'the strip takes more than a line')
  assert.equal(await strip.getByText('Le enviamos otra', { exact: true }).count(), 0)
  await strip.getByRole('button', { name: 'y 1 más' }).press('Enter')
  await strip.getByText('Le enviamos otra', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-strip-whole.png` })
  await strip.getByRole('button', { name: 'Más de esta promesa: Le llamamos' }).press('Enter')
  await page.getByRole('menuitem', { name: 'He dicho cómo va' }).press('Enter')
  await strip.getByText('En marcha').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390)
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promises-strip-phone.png` })
  await page.setViewportSize({ width: 1440, height: 900 })
  await strip.getByRole('button', { name: 'Hecha: Le llamamos' }).press('Enter')
  await strip.getByText('Le llamamos', { exact: true }).waitFor({ state: 'detached' })
  await page.goto(new URL(`${brand}/promises/history`, page.url()).href)
  const over = page.getByRole('list', { name: 'Terminadas' })
  await over.getByText('Cumplida').waitFor()
  await page.getByLabel('Cómo está').selectOption('broken')
  await page.getByText('No hay ninguna así').waitFor()
  assert.ok(page.url().endsWith('/history?state=broken'))
  assert.deepEqual(await faultsOf(page), [])
  await page.reload()
  await page.getByText('No hay ninguna así').waitFor()
  await page.getByLabel('Cómo está').selectOption('kept')
  await over.getByRole('button', { name: 'Historia: Le llamamos' }).press('Enter')
  await page.getByRole('list', { name: 'Historia' }).getByText('Hecha', { exact: true }).waitFor()
  assert.deepEqual(complaints, [])
})
