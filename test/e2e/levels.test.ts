import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { minute } from '#lib'
import type { DeadlineCard, LevelsView } from '#protocol'
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
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const settings = `${brand}/settings/levels`
const choose = (page: Page, choices: object): Promise<void> =>
  page.evaluate(chosen => localStorage.setItem('sobremesa.choices', JSON.stringify(chosen)), choices)

const calendarFile = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20261224',
  'SUMMARY:Nochebuena',
  'END:VEVENT',
]
  .concat(['BEGIN:VEVENT', 'DTSTART:20261230T100000Z', 'SUMMARY:Comida', 'END:VEVENT', 'END:VCALENDAR'])
  .join('\r\n')

test('who administers puts in the hours, with the holidays of Madrid, those of a file and special ones', async () => {
  const { page, complaints } = await table.open({ who: owner, path: settings })
  await page.getByText('Sin horarios, los plazos corren a todas horas.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-empty')
  await page.getByRole('button', { name: 'Añadir horario' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Añadir horario' })
  await dialog.getByLabel('Nombre').fill('Oficina')
  await dialog.getByRole('button', { name: 'Ver festivos' }).click()
  const preview = dialog.getByRole('group', { name: 'Lo que se añadiría' })
  await preview.getByText('Epifanía del Señor').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-preview')
  await preview.getByRole('button', { name: /^Añadir \d+ días$/ }).click()
  const days = dialog.getByRole('list', { name: 'Festivos y días especiales' })
  await days.getByText('Epifanía del Señor', { exact: true }).waitFor()
  const chosen = { name: 'fiestas.ics', mimeType: 'text/calendar', buffer: Buffer.from('nada') }
  await dialog.locator('input[type=file]').setInputFiles(chosen)
  await dialog.getByRole('alert').getByText('Este archivo no es un calendario (.ics).').waitFor()
  await dialog.locator('input[type=file]').setInputFiles({ ...chosen, buffer: Buffer.from(calendarFile) })
  await preview.getByText('Una entrada no es un día entero y se ha dejado.').waitFor()
  await preview.getByRole('button', { name: 'Añadir un día' }).click()
  const eve = dialog.getByLabel('Horario de Nochebuena')
  await eve.fill('por la mañana')
  await dialog.getByText('Escríbelo como 10–14, 17–20').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Guardar' }).getAttribute('aria-disabled'), 'true')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-calendar')
  await eve.fill('9-14')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page
    .getByRole('list', { name: 'Horarios' })
    .getByText(/lun–vie 09:00–18:00 · Europe\/Madrid · \d+ festivos/)
    .waitFor()
  const { calendars } = await owner.get<LevelsView>('/levels')
  assert.deepEqual(calendars[0]?.holidays.find(({ name }) => name === 'Nochebuena')?.spans, [
    { opens: 540, closes: 840 },
  ])
  assert.equal(calendars[0]?.isDefault, true)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels')
  await choose(page, { theme: 'dark' })
  await page.reload()
  await page.getByText('Lo que se promete y lo que se cumple').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-dark')
  // The server refused a file that is none: the browser says so.
  assert.deepEqual(
    complaints.filter(said => !said.includes('422')),
    [],
  )
  await page.context().close()
})

test('a target is changed, an account is served otherwise only with a reason, a preset says first what it changes', async () => {
  const { page, complaints } = await table.open({ who: owner, path: settings })
  await page.getByRole('button', { name: /^Primera respuesta, Consulta: 30 min de horario/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cuánto').fill('0')
  await dialog.getByText('Un número entero, mayor que cero.').waitFor()
  await dialog.getByLabel('Cuánto').fill('45')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-target')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Primera respuesta, Consulta: 45 min de horario/ }).waitFor()
  await page.getByRole('button', { name: 'Añadir excepción' }).press('Enter')
  const keep = dialog.getByRole('button', { name: 'Guardar' })
  assert.equal(await keep.getAttribute('aria-disabled'), 'true')
  await dialog.getByLabel('Por qué').fill('Lo atiende la tienda, que abre menos')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-exception')
  await keep.click()
  await dialog.waitFor({ state: 'hidden' })
  const exceptions = page.getByRole('list', { name: 'Excepciones por cuenta' })
  await exceptions.getByText('Lo atiende la tienda, que abre menos', { exact: false }).waitFor()
  const looks = page.getByRole('button', { name: 'Ver qué cambia' })
  await looks.last().press('Enter')
  const changes = dialog.getByRole('list', { name: 'Lo que cambia' })
  await changes.getByText('15 días laborables').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-preset')
  await dialog.getByRole('button', { name: 'Poner estos plazos' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /^Resolución, Queja o fallo: 15 días laborables/ }).waitFor()
  await exceptions.getByText('Lo atiende la tienda, que abre menos', { exact: false }).waitFor()
  await looks.last().press('Enter')
  await dialog.getByText('Ya está todo así: no cambia nada.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Nuevo', { exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('on a phone, in English, a supervisor reads it and changes nothing; without a connection it says so', async () => {
  const supervisor = await world.person('supervisor')
  const { page } = await table.open({ who: supervisor, path: settings, locale: 'en-GB', ...phone })
  await choose(page, { language: 'en' })
  await page.reload()
  await page.getByText('Only those who administer the brand can change hours and targets.').waitFor()
  await page.getByText('15 working days').first().waitFor()
  assert.equal(await page.getByRole('button', { name: 'Add an exception' }).count(), 0)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'levels-phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `it is ${width} wide`)
  await page.context().close()
  const away = await table.open({ who: supervisor, path: `${brand}/settings/tags` })
  await away.page.getByRole('link', { name: 'Horarios y niveles' }).waitFor()
  await away.page.route('**/api/v1/levels*', route => route.abort())
  await away.page.getByRole('link', { name: 'Horarios y niveles' }).click()
  await away.page.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  assert.deepEqual(await faultsOf(away.page), [])
  await away.page.unroute('**/api/v1/levels*')
  await away.page.getByRole('button', { name: 'Probar otra vez' }).click()
  await away.page.getByText('Oficina').first().waitFor()
  await away.page.context().close()
})

test('a row and the head of its conversation say by when, soon, late, and why a clock rests', async () => {
  const id = await table.says('Marta Iborra', '¿Cuándo llega la lámpara?')
  const path = `/conversations/${id}/deadlines`
  const [first] = await until(
    () => owner.get<DeadlineCard[]>(path),
    found => found.length === 2,
  )
  const { page, row, field, complaints } = await table.open({ who: owner, path: `${brand}/inbox/due` })
  await page.getByText('Nada vence pronto.').waitFor()
  const soon = first!.dueAt! - 7 * minute
  await page.clock.install({ time: soon })
  await page.reload()
  world.clock.set(soon)
  await row('Marta Iborra')
    .getByText(/^[67] min$/)
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.goto(`${world.address}${brand}/inbox/due/${id}`)
  await field.waitFor()
  const clocks = page.locator('[data-deed=clocks]')
  await clocks.getByText('Primera respuesta').waitFor()
  await picture(page, 'due-soon')
  await clocks.press('Enter')
  const all = page.getByRole('dialog', { name: 'Plazos de la conversación' })
  await all
    .getByText(/^Vence el .+, \d\d?:\d\d/)
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'clocks')
  await page.keyboard.press('Escape')
  await owner.post(`/conversations/${id}/messages`, {
    ...{ id: crypto.randomUUID(), text: 'Llega mañana', files: [], visibility: 'private' },
  })
  await until(
    () => owner.get<DeadlineCard[]>(path),
    found => found[0]!.state !== 'running',
  )
  await clocks.press('Enter')
  await all.getByText('Antes').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'clocks-answered')
  assert.deepEqual(complaints, [])
  await page.context().close()
})
