import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { Colleague, Team } from '#protocol'
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
const soleTeam = async (name: string): Promise<Team> =>
  (await owner.get<Team[]>('/teams')).find(team => team.name === name)!
const isGone = (there: Locator): Promise<void> => there.waitFor({ state: 'detached' })

test('a team is made with its people, renamed, archived with what happens said, and taken back', async () => {
  const [ana, luis] = [await world.person('agent'), await world.person('supervisor')]
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/settings/teams` })
  await page.getByText('Todavía no hay equipos.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'settings-empty')
  await page.getByRole('button', { name: 'Nuevo equipo' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('<b>Pedidos</b> \u202egro')
  await dialog.getByLabel(ana.name).check()
  await dialog.getByLabel(luis.name).check()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'dialog')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { id } = (await owner.get<Team[]>('/teams'))[0]!
  await page.getByRole('button', { name: /^Editar <b>Pedidos/ }).click()
  await dialog.getByLabel('Nombre').fill('Pedidos')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('button', { name: 'Editar Pedidos' }).waitFor()
  assert.deepEqual((await soleTeam('Pedidos')).members.toSorted(), [ana.personId, luis.personId].toSorted())
  await page.getByRole('button', { name: 'Nuevo equipo' }).click()
  await dialog.getByLabel('Nombre').fill('pedidos')
  await page.keyboard.press('Enter')
  await dialog.getByText('Ya hay un equipo que se llama «pedidos».').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Archivar Pedidos' }).click()
  await dialog.getByText(/pasa a la cola común/).waitFor()
  await picture(page, 'archiving')
  await dialog.getByRole('button', { name: 'Archivar', exact: true }).click()
  await page.getByRole('heading', { name: 'Archivados' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Recuperar Pedidos' }).click()
  await page.getByRole('button', { name: 'Archivar Pedidos' }).waitFor()
  assert.equal((await soleTeam('Pedidos')).id, id)
  await picture(page, 'settings')
  assert.deepEqual(
    complaints.filter(said => !said.includes('409')),
    [],
  )
  await page.context().close()
})

test('by keys a conversation is given to a team; those who are in it see it at once, and whoever answers takes it', async () => {
  const ana = await world.person('agent')
  const { id: teamId } = await owner.post<Team>('/teams', { name: 'Envíos' })
  const id = await table.says('Marta Iborra', '¿Por dónde va el paquete?')
  const theirs = await table.open({ who: ana, path: `${brand}/inbox/mine` })
  const myTeam = theirs.page.getByRole('link', { name: /^Mi equipo/ })
  await theirs.page.getByRole('link', { name: /^Mías/ }).waitFor()
  assert.equal(await myTeam.count(), 0)
  await owner.patch(`/teams/${teamId}`, { members: [ana.personId] })
  await myTeam.waitFor()
  await theirs.page.keyboard.press('g')
  await theirs.page.keyboard.press('q')
  await theirs.page.getByText('Tu equipo está al día.').waitFor()
  assert.deepEqual(await faultsOf(theirs.page), [])
  await picture(theirs.page, 'team-empty')
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/unassigned/${id}` })
  await field.waitFor()
  await page.keyboard.press('a')
  await page.getByRole('option', { name: /Envíos/ }).waitFor()
  assert.match((await page.getByRole('option').allTextContents()).slice(0, 2).join(), /\(tú\).*Envíos|\(tú\).*Pedidos/s)
  await picture(page, 'chooser')
  await page.keyboard.type('envi')
  await page.keyboard.press('Enter')
  await page.getByText('Tú: asignada a Envíos').waitFor()
  await page.getByRole('button', { name: 'La lleva: Envíos. Asignar' }).waitFor()
  await theirs.row('Marta Iborra').getByText('Envíos').waitFor()
  await myTeam.getByText('1').waitFor()
  await picture(page, 'talk')
  await theirs.row('Marta Iborra').click()
  await theirs.field.fill('Sale hoy')
  await picture(theirs.page, 'team')
  assert.deepEqual(await faultsOf(theirs.page), [])
  await theirs.page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: `La lleva: ${ana.name}. Asignar` }).waitFor()
  assert.deepEqual([...theirs.complaints], [])
  await theirs.page.context().close()
  await page.context().close()
})

test('whoever sees only their own loses the rest at once, and what is taken from them; whoever has it goes on', async () => {
  const noa = await world.person('agent')
  const [mine, other] = [await table.says('Joan Ferrer', '¿Y lo mío?'), await table.says('Núria Bosch', 'Hola')]
  const give = (conversation: string, personId: string) =>
    owner.post(`/conversations/${conversation}/assign`, { holder: { kind: 'agent', id: personId } })
  await give(mine, noa.personId)
  const { page, row, field } = await table.open({ who: noa, path: `${brand}/inbox/open/${mine}` })
  await row('Núria Bosch').waitFor()
  await field.fill('Lo tuyo sale hoy')
  const people = await table.open({ who: owner, path: `${brand}/team/people` })
  await people.page.getByLabel(`Qué ve ${noa.name}`).selectOption('own')
  await isGone(row('Núria Bosch'))
  await row('Joan Ferrer').waitFor()
  assert.equal(await field.inputValue(), 'Lo tuyo sale hoy')
  await isGone(page.getByRole('link', { name: /^Sin asignar/ }))
  assert.deepEqual(await faultsOf(people.page), [])
  await picture(people.page, 'people')
  await picture(page, 'own')
  await give(other, noa.personId)
  await row('Núria Bosch').waitFor()
  await give(other, owner.personId)
  await isGone(row('Núria Bosch'))
  await give(mine, owner.personId)
  await page.getByText('Esta conversación no está aquí.').waitFor()
  await isGone(row('Joan Ferrer'))
  await page.goto(`${world.address}${brand}/search?q=hola`)
  await page.getByText(/^Nada/).first().waitFor()
  await picture(page, 'gone')
  const seen = (await owner.get<Colleague[]>('/people')).find(({ id }) => id === noa.personId)
  assert.equal(seen?.sees, 'own')
  await page.context().close()
  await people.page.context().close()
})

test('on a phone, in the dark and in English, teams are set and gone to', async () => {
  const bob = await world.person('administrator')
  const orders = (await soleTeam('Pedidos')) ?? (await owner.post<Team>('/teams', { name: 'Pedidos' }))
  await owner.patch(`/teams/${orders.id}`, { members: [...orders.members, bob.personId] })
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
  const { page } = await table.open({ who: bob, path: brand, ...phone, colorScheme: 'dark', locale: 'en-GB' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  for (const [path, name] of [
    ['settings/teams', 'Teams'],
    ['team/people', 'People'],
  ] as const) {
    await page.goto(`${world.address}${brand}/${path}`)
    await page.getByRole('heading', { name, exact: true }).first().waitFor()
    assert.deepEqual(await faultsOf(page), [])
    await picture(page, `phone-${name}`)
  }
  await page.goto(`${world.address}${brand}/inbox/mine`)
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'My team' }).click()
  await page.getByRole('heading', { name: 'My team' }).waitFor()
  await picture(page, 'phone-team')
  await page.context().close()
})
