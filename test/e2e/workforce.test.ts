import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { OwnPresence, ShiftsView, Skill, StaffLine } from '#protocol'
import { noteNotResponding, offerPause } from '#workforce'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const agent = await world.person('agent')
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const choose = (page: Page, choices: object): Promise<void> =>
  page.evaluate(chosen => localStorage.setItem('sobremesa.choices', JSON.stringify(chosen)), choices)
const card = (page: Page) => page.getByRole('button', { name: new RegExp(agent.name) })
const says = (page: Page, words: string) => card(page).getByText(words, { exact: false }).waitFor()

test('somebody says that they are there, by key and by menu, and both of their windows agree at once', async () => {
  await owner.post('/presence-reasons', { name: 'Comida', isPaid: false, isBreak: true })
  const first = await table.open({ who: agent, path: `${brand}/inbox/mine` })
  const second = await table.open({ who: agent, path: `${brand}/inbox/mine` })
  await says(first.page, 'Desconectado')
  await says(second.page, 'Desconectado')
  await first.page.keyboard.press('Shift+D')
  const chooser = first.page.getByRole('dialog', { name: 'Presencia' })
  await chooser.getByText('Disponible').waitFor()
  assert.deepEqual(await faultsOf(first.page), [])
  await picture(first.page, 'presence-chooser')
  await first.page.keyboard.press('Enter')
  await says(first.page, 'Disponible')
  await says(second.page, 'Disponible')
  await card(second.page).click()
  const menu = second.page.getByRole('menu')
  await menu.getByRole('menuitemradio', { name: 'Comida' }).waitFor()
  assert.deepEqual(await faultsOf(second.page), [])
  await picture(second.page, 'presence-menu')
  await menu.getByRole('menuitemradio', { name: 'Comida' }).click()
  await says(second.page, 'Comida')
  await says(first.page, 'Comida')
  const { presence } = await agent.get<OwnPresence>('/presences/mine')
  assert.equal(presence.state, 'away')
  assert.deepEqual([...first.complaints, ...second.complaints], [])
})

test('whoever does not respond is told so, and is back with one press', async () => {
  const { page, complaints } = await table.open({ who: agent, path: `${brand}/inbox/mine` })
  await agent.put('/presences/mine', { state: 'available' })
  await says(page, 'Disponible')
  const one = { workspaceId: world.workspaceId, personId: agent.personId, now: world.clock.now() }
  await world.database.engine(tx => noteNotResponding(tx, one))
  await page.getByText('No has contestado a lo que te ofrecíamos').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'presence-silent')
  await page.getByRole('button', { name: 'Ya estoy' }).press('Enter')
  await page.getByText('No has contestado a lo que te ofrecíamos').waitFor({ state: 'hidden' })
  await says(page, 'Disponible')
  assert.deepEqual(complaints, [])
})

test('whoever was written to with abuse is offered five minutes, and takes them', async () => {
  const { page, complaints } = await table.open({ ...phone, who: agent, path: `${brand}/inbox/mine` })
  const one = { workspaceId: world.workspaceId, personId: agent.personId }
  await world.database.engine(tx => offerPause(tx, one, world.clock.now()))
  await page.getByText('Te han escrito con malas formas').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'presence-offer-phone')
  await page.getByRole('button', { name: 'Tomármelos' }).tap()
  await page.getByText(/Tus cinco minutos, hasta las/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'presence-pause-phone')
  await page.getByRole('button', { name: 'Ya estoy' }).tap()
  await page.getByText(/Tus cinco minutos, hasta las/).waitFor({ state: 'hidden' })
  assert.deepEqual(complaints, [])
})

test('who supervises names a skill, says levels by keys alone, and sees how all stand', async () => {
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/settings/staff` })
  await page.getByText('Aún no hay habilidades.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff-empty')
  await page.getByRole('button', { name: 'Añadir habilidad' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Añadir habilidad' })
  await dialog.getByLabel('Nombre en español').fill('Garantías')
  await dialog.getByLabel('Imprescindible').press('Space')
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const grid = page.getByRole('grid', { name: 'Quién sabe qué' })
  await grid.getByRole('columnheader', { name: 'Garantías' }).waitFor()
  await grid.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('4')
  await grid.getByRole('gridcell', { name: 'Nivel 4' }).waitFor()
  const [skill] = await owner.get<Skill[]>('/skills')
  for (;;) {
    const lines = await owner.get<StaffLine[]>('/staff')
    if (lines.some(({ skills }) => skills[skill!.id] === 4)) break
  }
  await page.keyboard.press('Enter')
  const person = page.getByRole('dialog')
  await person.getByRole('group', { name: 'Idiomas' }).getByRole('button', { name: 'Añadir idioma' }).click()
  await person.getByLabel('Parte de la carga').fill('60')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff-person')
  await person.getByRole('button', { name: 'Guardar' }).click()
  await person.waitFor({ state: 'hidden' })
  assert.ok((await owner.get<StaffLine[]>('/staff')).some(({ share }) => share === 60))
  await grid.getByText('Disponible').waitFor()
  await agent.put('/presences/mine', { state: 'away' })
  await grid.getByText('Ausente').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff')
  await choose(page, { theme: 'dark' })
  await page.reload()
  await grid.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff-dark')
  assert.deepEqual(complaints, [])
})

test('who supervises writes a week, and is told of open hours with nobody', async () => {
  const profiles = await owner.get<{ id: string }[]>('/profiles')
  const spans = [1, 2, 3, 4, 5].map(each => ({ day: each, opens: '09:00', closes: '20:00' }))
  const hours = { timeZone: 'Europe/Madrid', spans }
  const side = { hours, level: null, guides: { es: '', en: '' }, link: '', isPublished: false }
  await owner.put(`/profiles/${profiles[0]!.id}/public`, side)
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/settings/shifts` })
  await page.getByText('Nadie ha dicho aún cuándo trabaja quién.', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'shifts-empty')
  await page.getByRole('button', { name: `Turnos de ${agent.name}` }).press('Enter')
  const dialog = page.getByRole('dialog', { name: `Turnos de ${agent.name}` })
  await dialog.getByLabel('Horas de lunes').fill('por la mañana')
  await dialog.getByText('Escríbelo como 9–14, 16–19').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Guardar' }).getAttribute('aria-disabled'), 'true')
  await dialog.getByLabel('Horas de lunes').fill('9-17')
  await dialog.getByLabel('Descansos de lunes').fill('13-13:30')
  await dialog.getByRole('button', { name: 'Lunes, de martes a viernes también' }).press('Enter')
  await dialog.getByText('37,5 horas a la semana, sin descansos').waitFor()
  await dialog.getByRole('button', { name: 'Añadir un día' }).click()
  await dialog.getByLabel('Por qué').fill('Médico')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'shifts-dialog')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const kept = await owner.get<ShiftsView>(`/agents/${agent.personId}/shifts`)
  assert.deepEqual([kept.week[4], kept.breaks[4]], [[{ opens: 540, closes: 1020 }], [{ opens: 780, closes: 810 }]])
  assert.equal(kept.days[0]!.name, 'Médico')
  await page.getByText('Nadie de turno en horas que decimos abiertas').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'shifts')
  assert.deepEqual(complaints, [])
  const small = await table.open({ ...phone, who: owner, path: `${brand}/settings/shifts` })
  await small.page.getByText('Nadie de turno en horas que decimos abiertas').waitFor()
  await small.page.getByRole('button', { name: `Turnos de ${agent.name}` }).tap()
  await small.page.getByLabel('Horas de lunes').waitFor()
  assert.deepEqual(await faultsOf(small.page), [])
  await picture(small.page, 'shifts-phone')
})

test('what each kind of work takes and why one may be away is set in one place', async () => {
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/settings/capacity` })
  await page.getByLabel('Correo').fill('30')
  await page.getByText('3 a la vez').first().waitFor()
  await page.getByLabel('Oferta en directo').fill('1')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('alert').getByText('Una oferta dura', { exact: false }).waitFor()
  await page.getByLabel('Oferta en directo').fill('30')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('alert').waitFor({ state: 'hidden' })
  for (;;) {
    const rules = await owner.get<{ weights: { email: number }; offerMs: { live: number } }>('/work-rules')
    if (rules.weights.email === 30 && rules.offerMs.live === 30_000) break
  }
  await page.getByRole('button', { name: 'Añadir motivo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Añadir motivo' })
  await dialog.getByLabel('Nombre').fill('Formación')
  await dialog.getByLabel('Es un descanso').uncheck()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('list', { name: 'Motivos de ausencia' }).getByText('Formación').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'capacity')
  assert.deepEqual(
    complaints.filter(said => !said.includes('422')),
    [],
  )
})

test('a team of two thousand is looked through and moved in as one of ten', async () => {
  await world.database.owner(async tx => {
    await tx.query(
      `with p as (insert into people (id, name, email) select gen_random_uuid(), 'Agente ' || lpad(n::text, 4, '0'), 'agente' || n || '@urraca.test'
         from generate_series(1, 2000) n returning id, name, email)
       insert into memberships (workspace_id, person_id, role, name, email) select $1, id, 'agent', name, email from p`,
      [world.workspaceId],
    )
  })
  const { page } = await table.open({ who: owner, path: `${brand}/settings/staff` })
  const grid = page.getByRole('grid', { name: 'Quién sabe qué' })
  await grid.getByText('Agente 0001').waitFor()
  assert.ok((await grid.getByRole('row').count()) < 60, 'only what is on screen is drawn')
  await grid.focus()
  for (let at = 0; at < 30; at++) await page.keyboard.press('PageDown')
  await grid.getByText('Agente 0290').waitFor()
  await page.getByLabel('Buscar persona o habilidad').fill('agente 1999')
  await page
    .getByText('1 resultado', { exact: false })
    .or(page.getByText('1 ', { exact: false }))
    .first()
    .waitFor()
  await grid.getByText('Agente 1999').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff-many')
})

test('in English, on a phone and without a connection it is the same', async () => {
  const { page } = await table.open({ ...phone, who: owner, path: `${brand}/settings/staff` })
  await choose(page, { language: 'en' })
  await page.reload()
  await page.getByRole('grid', { name: 'Who knows what' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'staff-phone')
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Load', exact: true }).tap()
  await page.getByRole('button', { name: 'Try again' }).first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'capacity-offline')
})
