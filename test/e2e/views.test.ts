import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { minute } from '#lib'
import type { Conversation, Field, NewView, Reason, SavedView, Tag, Team } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const editor = (page: Page) => page.getByRole('dialog')
const place = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name })
const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('by keys alone a list is saved as a view, counts live, is renamed, shared and deleted', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis por la azul?')
  await table.says('Óscar Lizarraga', 'Falta la factura')
  const { page, row, complaints } = await table.open({ who: owner, path: `${brand}/inbox/unassigned` })
  await row('Marta Iborra').waitFor()
  await page.keyboard.press('v')
  await editor(page).waitFor()
  await editor(page).getByText('Ahora entran 2 conversaciones.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('Sin leer de <b>nadie</b>')
  await editor(page).getByRole('button', { name: 'Añadir condición' }).press('Enter')
  await page.locator('[role=menuitem]:focus').waitFor()
  await page.getByRole('menuitem', { name: 'Sin leer' }).press('Enter')
  await editor(page).getByRole('group', { name: 'Sin leer' }).getByRole('checkbox', { name: 'Sí' }).press('Space')
  await picture(page, 'editor')
  await editor(page).getByLabel('Nombre').press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Sin leer de <b>nadie</b>' }).waitFor()
  await row('Óscar Lizarraga').waitFor()
  await place(page, 'Sin leer de <b>nadie</b>').getByText('2', { exact: true }).waitFor()
  await picture(page, 'view')
  assert.deepEqual(await faultsOf(page), [])

  await table.says('Nadia El Amrani', 'Hola')
  await row('Nadia El Amrani').waitFor()
  await owner.post(`/conversations/${id}/read`)
  await row('Marta Iborra').waitFor({ state: 'detached' })
  await place(page, 'Sin leer de <b>nadie</b>').getByText('2', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Editar la vista' }).press('Enter')
  await editor(page).getByLabel('Nombre').fill('De todos')
  await editor(page).getByText('Para todos').click()
  await editor(page).getByRole('button', { name: 'Guardar' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'De todos' }).waitFor()
  const agent = await world.person('agent')
  const colleague = await table.open({ who: agent, path: `${brand}/inbox/all` })
  await place(colleague.page, 'De todos').click()
  await colleague.row('Nadia El Amrani').waitFor()
  assert.equal(await colleague.page.getByRole('button', { name: 'Editar la vista' }).count(), 0)

  await page.getByRole('button', { name: 'Editar la vista' }).press('Enter')
  await editor(page).getByRole('button', { name: 'Borrar' }).press('Enter')
  await editor(page).getByRole('button', { name: 'Sí, borrar la vista' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Mías' }).waitFor()
  await place(colleague.page, 'De todos').waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await page.context().close()
  await colleague.page.context().close()
})

test('a list stands in the order that was chosen, in the address and when one comes back', async () => {
  const { page, rows } = await table.open({ who: owner, path: `${brand}/inbox/open` })
  await rows.first().waitFor()
  await page.getByRole('button', { name: 'Orden: Lo que vence antes' }).click()
  await page.getByRole('menuitemradio', { name: 'Más nuevas' }).click()
  await page.waitForURL(/sort=newest/)
  await rows.filter({ hasText: /./ }).first().getByText('Nadia El Amrani').waitFor()
  await picture(page, 'newest')
  await page.goto(`${world.address}${brand}/inbox/open`)
  await page.getByRole('button', { name: 'Orden: Más nuevas' }).waitFor()
  await rows.first().getByText('Nadia El Amrani').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})

test('what is due soon is counted, and its ring says what is left', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/due` })
  await page.getByText('Nada vence pronto.').waitFor()
  await picture(page, 'due-empty')
  await page.context().close()
  await world.database.engine(tx =>
    tx.query(
      `update deadlines set due_at = $2, next_at = $3 where workspace_id = $1 and aim = 'first' and state = 'running'
        and conversation_id = (select id from conversations where workspace_id = $1 and turn_at is not null order by id limit 1)`,
      [world.workspaceId, new Date(world.clock.now() + 9 * minute), new Date(world.clock.now())],
    ),
  )
  const later = await table.open({ who: owner, path: `${brand}/inbox/due` })
  // The page's clock goes on while the installation's stands still.
  await later.rows.filter({ hasText: /[1-9] min/ }).waitFor()
  await place(later.page, 'Vencen pronto').getByText('1', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(later.page), [])
  await picture(later.page, 'due')
  await later.page.context().close()
})

test('many are chosen by keys, done with at once, taken back, and what fails is named', async () => {
  const names = ['Rachid Benali', 'Lucía Prat', 'Joan Ferrer']
  const ids: string[] = []
  for (const name of names) ids.push(await table.says(name, `Hola, soy ${name}`))
  const [reason] = await owner.get<Reason[]>('/reasons')
  const { page, row, rows } = await table.open({ who: owner, path: `${brand}/inbox/unassigned?sort=newest` })
  const bar = page.getByRole('group', { name: 'Conversaciones elegidas' })
  await row('Joan Ferrer').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await bar.getByText('1 elegida').waitFor()
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await bar.getByText('3 elegidas').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'many')
  await page.keyboard.press('e')
  await page.getByRole('option', { name: reason!.label }).waitFor()
  await picture(page, 'many-close')
  await page.keyboard.press('Enter')
  await page.getByText('3 cerradas.').waitFor()
  await bar.waitFor({ state: 'detached' })
  assert.equal((await owner.get<Conversation>(`/conversations/${ids[0]}`)).status, 'closed')
  // Somebody opens one again: that one stays as they left it.
  const agent = await world.person('agent')
  await agent.post(`/conversations/${ids[1]}/reopen`)
  await agent.post(`/conversations/${ids[1]}/snooze`, { until: world.clock.now() + 3_600_000 })
  await page.keyboard.press('z')
  await page.getByText('1 sigue como está: alguien la ha cambiado desde entonces.').waitFor()
  const stand = await Promise.all(ids.map(id => owner.get<Conversation>(`/conversations/${id}`)))
  assert.deepEqual(
    stand.map(each => [each.status, each.unread]),
    [
      ['open', 1],
      ['snoozed', 0],
      ['open', 1],
    ],
  )
  await page.goto(`${world.address}${brand}/inbox/all`)
  await row('Joan Ferrer').waitFor()
  await owner.post(`/conversations/${ids[2]}/close`, { reasonId: reason!.id })
  await page.getByRole('checkbox', { name: 'Elegir a Rachid Benali' }).check({ force: true })
  await row('Joan Ferrer').click({ modifiers: ['Shift'] })
  const chosen = await bar.getByRole('status').innerText()
  assert.ok(Number(chosen.split(' ')[0]) >= 2, chosen)
  await page.keyboard.press('h')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await bar.getByText('Con 1 no se ha podido').waitFor()
  await bar.getByText('Joan Ferrer').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'many-failed')
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })
  assert.ok((await rows.count()) > 0)
  await page.context().close()
})

test('a team has a view that asks for a field of the brand, a mention and a wait, and follows what colleagues do', async () => {
  const lead = await world.person('supervisor')
  const field = await owner.post<Field>('/fields', {
    ...{ subject: 'conversation', kind: 'choice', label: 'Tienda', isRequired: false },
    choices: [{ label: 'Gràcia' }, { label: 'Sants' }],
  })
  await owner.post<Team>('/teams', { name: 'Devoluciones', members: [lead.personId] })
  const id = await table.says('Iker Etxeberria', 'Lo devuelvo en tienda')
  const { page, row, complaints } = await table.open({ who: lead, path: `${brand}/inbox/all` })
  await row('Iker Etxeberria').waitFor()
  await page.keyboard.press('v')
  await editor(page).getByLabel('Nombre').fill('Recogidas de Gràcia')
  await editor(page).getByText('Para un equipo').click()
  assert.equal(await editor(page).getByLabel('Equipo').locator('option:checked').innerText(), 'Devoluciones')
  const asks = async (name: string) => {
    await editor(page).getByRole('button', { name: 'Añadir condición' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    return editor(page).getByRole('group', { name, exact: true })
  }
  await (await asks('Tienda')).getByRole('checkbox', { name: 'Gràcia' }).check({ force: true })
  const waits = await asks('Espera')
  await waits.getByRole('combobox').selectOption({ label: 'como mucho' })
  await waits.getByRole('spinbutton').fill('500')
  await (await asks('Incidencia')).getByRole('combobox').selectOption({ label: 'no tiene' })
  await picture(page, 'team-editor')
  await editor(page).getByText('Ahora entran 0 conversaciones.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await editor(page).getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Nada cumple lo que pide esta vista.').waitFor()
  await page.getByRole('navigation').getByRole('heading', { name: 'Devoluciones' }).waitFor()
  const choose = (choice: string | null) =>
    owner.patch(`/conversations/${id}/fields`, { conversation: { [field.id]: choice } })
  await choose(field.choices[0]!.id)
  await row('Iker Etxeberria').waitFor()
  await place(page, 'Recogidas de Gràcia').getByText('1', { exact: true }).waitFor()
  await picture(page, 'team-view')
  assert.deepEqual(await faultsOf(page), [])
  await choose(field.choices[1]!.id)
  await row('Iker Etxeberria').waitFor({ state: 'detached' })
  // Whoever is not of the team finds it folded, and may look after it.
  const other = await table.open({ who: owner, path: `${brand}/inbox/all` })
  await other.page.getByText('De otros equipos').click()
  await place(other.page, 'Recogidas de Gràcia').click()
  await other.page.getByRole('button', { name: 'Editar la vista' }).waitFor()
  assert.deepEqual(await faultsOf(other.page), [])
  assert.deepEqual([...complaints, ...other.complaints], [])
  await page.context().close()
  await other.page.context().close()
})

test('under the pointer no row moves, whatever others do, until one looks away', async () => {
  const ids: string[] = []
  for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro']) ids.push(await table.says(`Fila ${name}`, 'Hola'))
  const tag = await owner.post<Tag>('/tags', { name: 'Urgente' })
  const [reason] = await owner.get<Reason[]>('/reasons')
  const { page, row, rows } = await table.open({ who: owner, path: `${brand}/inbox/open?sort=newest` })
  await row('Fila Uno').waitFor()
  const places = async () => {
    const all = await rows.filter({ hasText: 'Fila' }).all()
    return Promise.all(all.map(async each => [await each.locator('bdi').first().innerText(), await each.boundingBox()]))
  }
  await row('Fila Dos').hover()
  const before = await places()
  await table.says('Fila nueva', 'Recién llegada')
  await page.getByRole('button', { name: '1 nueva' }).waitFor()
  await owner.post(`/conversations/${ids[3]}/tags`, { add: [tag.id], remove: [] })
  await table.says('Fila Tres', 'Una respuesta que no cabe en una línea, porque dice mucho más de lo que cabe en ella.')
  await row('Fila Tres').getByText('Una respuesta').waitFor()
  await owner.post(`/conversations/${ids[0]}/close`, { reasonId: reason!.id })
  await row('Fila Uno').getByText('Ya no está en esta lista').waitFor()
  assert.deepEqual(await places(), before)
  await picture(page, 'still')
  await page.mouse.move(1000, 500)
  await row('Fila nueva').waitFor()
  await row('Fila Cuatro').getByText('Urgente').waitFor()
  await row('Fila Uno').waitFor({ state: 'detached' })
  await page.context().close()
})

test('on a phone and in the dark a view is made and gone to', async () => {
  const asked: NewView = { name: 'Tienda', isShared: true, conditions: [], sort: 'activity' }
  await owner.post<SavedView>('/views', asked)
  const { page, row } = await table.open({
    who: owner,
    path: `${brand}/inbox/open?unread=1`,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: 'dark',
  })
  await row('Nadia El Amrani').waitFor()
  await page.getByRole('button', { name: 'Guardar como vista' }).tap()
  await editor(page).waitFor()
  await picture(page, 'phone-editor')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Escape')
  await editor(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Más', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Tienda' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Tienda' }).waitFor()
  await row('Óscar Lizarraga').waitFor()
  await picture(page, 'phone-view')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
