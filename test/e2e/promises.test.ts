import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { day, hour, newId } from '#lib'
import type { Message } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

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
  await page.getByRole('button', { name: 'Otra fecha: Le enviamos otra' }).click()
  const when = new Date(world.clock.now() + 2 * day - hour).toISOString().slice(0, 16)
  await page.getByLabel('Para cuándo').fill(when)
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Otra fecha: Le enviamos otra' }).waitFor()
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
  await page.getByRole('list', { name: 'Terminadas' }).getByText('Cumplida').waitFor()
  assert.deepEqual(complaints, [])
})
