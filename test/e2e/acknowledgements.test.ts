import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hour, second } from '#lib'
import type { AcknowledgementCard, LevelsView } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)
const settings = `${brand}/settings/levels`
/** Friday 20 November 2026, 20:10 in Madrid. */
const friday = Date.UTC(2026, 10, 20, 19, 10)
world.clock.set(friday)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const choose = (page: Page, choices: object): Promise<void> =>
  page.evaluate(chosen => localStorage.setItem('sobremesa.choices', JSON.stringify(chosen)), choices)
const profile = (await owner.get<AcknowledgementCard[]>('/acknowledgements'))[0]!

test('who administers turns it on by keyboard, in words of their own, and reads what a customer would', async () => {
  const { page, complaints } = await table.open({ who: owner, path: settings })
  const lines = page.getByRole('list', { name: 'Acuse fuera de horario' })
  await lines.getByText('Apagado').waitFor()
  const edit = lines.getByRole('button', { name: /^Cambiar el acuse de/ }).first()
  await edit.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Acuse fuera de horario de/ })
  await dialog.getByText('El horario de esta cuenta no cierra nunca', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-never')
  await page.keyboard.press('Escape')
  await owner.post<LevelsView>('/calendars', {
    ...{ name: 'Oficina', isDefault: true, profileIds: [], timeZone: 'Europe/Madrid', holidays: [] },
    week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ opens: 540, closes: 1080 }] : [])),
  })
  await edit.press('Enter')
  const preview = dialog.getByRole('region', { name: 'Lo que leería un cliente' })
  await preview.getByText('como muy tarde el lunes a las 9:30.', { exact: false }).waitFor()
  const send = dialog.getByRole('checkbox', { name: 'Mandar el acuse' })
  await send.press('Space')
  const keep = dialog.getByRole('button', { name: 'Guardar' })
  await dialog.getByLabel('Lo que dice').fill('Ahora no hay nadie.')
  await dialog.getByText('Falta para cuándo habrá respuesta', { exact: false }).waitFor()
  assert.equal(await keep.getAttribute('aria-disabled'), 'true')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-wrong')
  await dialog.getByLabel('Lo que dice').fill('Ahora no hay nadie. Te contestamos')
  await dialog.getByRole('button', { name: 'El plazo' }).press('Enter')
  await preview.getByText('Ahora no hay nadie. Te contestamos el lunes a las 9:30').waitFor()
  await dialog.getByLabel('Idioma').selectOption('eu')
  await preview.getByText('astelehena, 9:30', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement')
  await keep.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await lines.getByText('Encendido').waitFor()
  await lines.getByText('con tu texto en español', { exact: false }).waitFor()
  await choose(page, { theme: 'dark' })
  await page.reload()
  await edit.press('Enter')
  await preview.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-dark')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a customer who writes while it is closed has it in their conversation, as said by a program', async () => {
  world.clock.set(Date.now())
  // It opens in twelve hours, for an hour.
  const opens = (Math.floor((Date.now() / hour) % 24) + 12) % 23
  const week = Array.from({ length: 7 }, () => [{ opens: opens * 60, closes: opens * 60 + 60 }])
  const [office] = (await owner.get<LevelsView>('/levels')).calendars
  await owner.put(`/calendars/${office!.id}`, { ...office, id: undefined, timeZone: 'UTC', week })
  const id = await table.says('Marta Iborra', '¿Cuándo llega la lámpara?')
  world.clock.advance(40 * second)
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  const said = page.getByRole('article').filter({ hasText: /Te contestamos (hoy|mañana) a las? / })
  await said.waitFor()
  await said.getByText('Automático').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-said')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('on a phone, in English, it fits; who does not administer only reads; without a connection it says so', async () => {
  const { page } = await table.open({ who: owner, path: settings, locale: 'en-GB', ...phone })
  await choose(page, { language: 'en' })
  await page.reload()
  await page.getByRole('button', { name: /^Change the acknowledgement of/ }).click()
  await page.getByRole('region', { name: 'What a customer would read' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `it is ${width} wide`)
  await page.getByLabel('What it says').fill('Hasta {{deadline}}. Si corre prisa, llame al 900 123 123.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('to another place (“llame al 900 123 123”)', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'acknowledgement-redirects')
  await page.route(`**/api/v1/profiles/${profile.profileId}/acknowledgement`, route => route.abort())
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await picture(page, 'acknowledgement-offline')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
  const supervisor = await world.person('supervisor')
  const reading = await table.open({ who: supervisor, path: settings })
  await reading.page.route('**/api/v1/acknowledgements', route => route.abort())
  await reading.page.reload()
  const again = reading.page.getByRole('button', { name: 'Probar otra vez' })
  await again.waitFor()
  assert.deepEqual(await faultsOf(reading.page), [])
  await reading.page.unroute('**/api/v1/acknowledgements')
  await again.click()
  await reading.page.getByRole('list', { name: 'Acuse fuera de horario' }).getByText('Encendido').waitFor()
  assert.equal(await reading.page.getByRole('button', { name: /^Cambiar el acuse de/ }).count(), 0)
  await reading.page.context().close()
})
