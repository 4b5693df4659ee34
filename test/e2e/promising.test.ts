import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { day, hour } from '#lib'
import type { PromiseInTalk } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, holds, openTable, type Seat } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const sit = (id: string, options = {}): Promise<Seat> =>
  table.open({ who: owner, path: `${brand}/inbox/all/${id}`, ...options })
const strip = (page: Page) => page.getByRole('region', { name: /^(Promesas|Promises)$/ })
const look = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/promising-${name}.png` })
}
const promised = (id: string, count: number): Promise<PromiseInTalk[]> =>
  until(
    () => owner.get<PromiseInTalk[]>(`/conversations/${id}/promises`),
    all => all.length === count,
  )
/** As the field writes a moment, by the clocks of the browser of these tests. */
const inField = (at: number): string =>
  new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Madrid' })
    .format(at)
    .replace(' ', 'T')
const minuteOf = (at: number): number => Math.floor(at / 60_000) * 60_000

test('what a reply promises is proposed as it is written, takes another date, and stands in the strip once it is sent', async () => {
  const id = await table.says('Marta Iborra', '¿Cuándo me llega?')
  const { page, field, complaints } = await sit(id)
  await field.fill('Hola, Marta. Mañana le llega.')
  const form = page.locator('form')
  await form.getByText(/Promete: «Mañana le llega» →/).waitFor()
  await form.getByText('queda a tu nombre').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'dated')
  await page.getByRole('button', { name: 'Otra fecha: Mañana le llega' }).click()
  const dueAt = minuteOf(Date.now() + 3 * day)
  await page.getByLabel('Para cuándo').fill(inField(dueAt))
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'date')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await holds(field, 'Hola, Marta. Mañana le llega.')
  await field.press('Control+Enter')
  await strip(page).getByText('Mañana le llega').waitFor()
  const [kept] = await promised(id, 1)
  assert.deepEqual([kept!.dueAt, kept!.matter, kept!.state], [dueAt, 'deliver', 'made'])
  assert.ok(kept!.ownerId)
  assert.deepEqual(complaints, [])
})

test('what is no promise is said with one press, and can be said back; nothing of it is kept', async () => {
  const id = await table.says('Lucía Pons', '¿Me llaman?')
  const { page, field } = await sit(id)
  await field.fill('Mañana le llamamos. Y el jueves le enviamos otra.')
  await page.getByRole('button', { name: 'No es una promesa: Mañana le llamamos' }).press('Enter')
  await page.getByText('«Mañana le llamamos» no queda como promesa').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'none')
  await page.getByRole('button', { name: 'Sí lo es: Mañana le llamamos' }).press('Enter')
  await page.getByRole('button', { name: 'No es una promesa: Mañana le llamamos' }).click()
  await field.press('Control+Enter')
  const [kept] = await promised(id, 1)
  assert.match(kept!.text, /jueves le enviamos/)
})

test('one without a date does not leave before it is answered: it is dated, with the keyboard alone', async () => {
  const id = await table.says('Paco Gil', '¿Y mi lámpara?')
  const { page, field } = await sit(id)
  await field.fill('Ya le llamaremos.')
  await page.getByText(/sin decir para cuándo/).waitFor()
  await field.press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.textContent === 'Sin fecha')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const when = page.getByLabel('Para cuándo')
  await when.waitFor()
  await look(page, 'dating')
  const dueAt = minuteOf(Date.now() + day)
  await when.fill(inField(dueAt))
  await page.keyboard.press('Enter')
  const [kept] = await promised(id, 1)
  assert.equal(kept!.dueAt, dueAt)
})

test('on a phone, at night, in English it is all there', async () => {
  const id = await table.says('Ada King', 'When will you call me?')
  const { page } = await sit(id, { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' })
  const field = page.getByRole('textbox', { name: /^(Reply to|Responder a)/ })
  await field.fill('We will call you tomorrow. We will send you another one.')
  await page.getByRole('button', { name: /: se corrige en|: checked in|: spelling/ }).click()
  await page.getByRole('menuitemradio', { name: /^(inglés|English)$/ }).click()
  await page
    .getByText(/We will call you tomorrow» →|We will call you tomorrow” →/)
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `${width}`)
})

test('a reply that waited past its date comes back with why, also after the page was opened again, and leaves with another one', async () => {
  const id = await table.says('Nora Vidal', '¿Cuándo?')
  const { page, field } = await sit(id)
  const away = async () => {
    await page.getByRole('link', { name: 'Promesas' }).first().click()
    await page.getByRole('heading', { name: 'Promesas' }).waitFor()
  }
  // A page that was never opened cannot be brought without a connection.
  await away()
  await page.goBack()
  await field.fill('Hoy le llamamos.')
  const other = page.getByRole('button', { name: 'Otra fecha: Hoy le llamamos' })
  await other.click()
  await page.getByLabel('Para cuándo').fill(inField(minuteOf(Date.now() + hour)))
  await page.keyboard.press('Enter')
  await page.context().setOffline(true)
  await field.press('Control+Enter')
  await holds(field, '')
  await away()
  world.clock.advance(2 * hour)
  await page.context().setOffline(false)
  await page.waitForFunction(() =>
    Object.keys(localStorage).some(
      key => key.startsWith('sobremesa.outbox.') && localStorage[key].includes('promise.earlier'),
    ),
  )
  await page.goto(new URL(`${brand}/inbox/all`, page.url()).href)
  const left = page.getByRole('row').filter({ hasText: 'Nora Vidal' })
  await left.getByText('Tienes un borrador').waitFor()
  await left.click()
  await holds(field, 'Hoy le llamamos.')
  await page.getByText(/y esa fecha ya ha pasado/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'refused')
  await field.press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Otra fecha'))
  await page.keyboard.press('Enter')
  const dueAt = minuteOf(Date.now() + day)
  await page.getByLabel('Para cuándo').fill(inField(dueAt))
  await page.keyboard.press('Enter')
  const [kept] = await promised(id, 1)
  assert.equal(kept!.dueAt, dueAt)
})
