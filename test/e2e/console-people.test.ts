import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Client, clientOf, cookieOf } from '../world-client.ts'
import { brandOf, holds, openDesk, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const inbox = `${await brandOf(owner)}/inbox`
const password = 'sobremesa de prueba'

/** The same person in another browser. */
async function elsewhere(person: Client): Promise<Client> {
  const answer = await world.stranger.fetch('/api/v1/sign-in', {
    method: 'POST',
    body: JSON.stringify({ email: person.email, password }),
    headers: { 'content-type': 'application/json' },
  })
  return clientOf(person.address, { ...person, cookie: cookieOf(answer) })
}

test('of a face whose picture does not come, the initials are left', async () => {
  const from = { id: 'Unai Zubiri', name: 'Unai Zubiri', picture: 'https://pictures.example/gone.jpg' }
  const id = await table.says('Unai Zubiri', '¿Traéis más?', { from })
  const { page, field } = await table.open({ who: owner, path: `${inbox}/all/${id}` })
  await field.waitFor()
  await page.getByText('Escribe desde').waitFor()
  await page.locator('img[src*="gone.jpg"]').waitFor({ state: 'detached' })
  await page.context().close()
})

test('who notes something is not taken for somebody who answers', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page } = await table.open({ who: owner, path: `${inbox}/all/${id}` })
  const lucia = await world.person('agent')
  const other = await table.open({ who: lucia, path: `${inbox}/all/${id}` })
  await page.getByRole('list', { name: 'También está aquí' }).waitFor()
  await other.page.getByRole('button', { name: 'Nota' }).click()
  await other.field.pressSequentially('Es cliente de siempre')
  await page.getByText(`${lucia.name} está escribiendo una nota…`).waitFor()
  assert.equal(await page.getByText(/está contestando/).count(), 0)
  await other.page.getByRole('button', { name: 'Responder', exact: true }).click()
  await other.field.pressSequentially('Sí')
  await page.getByText(/está contestando\. Mejor una nota/).waitFor()
  await page.context().close()
  await other.page.context().close()
})

test('who is signed out from elsewhere comes in again over the page, and everything goes on', async () => {
  const eva = await world.person('agent')
  const id = await table.says('Joan Ferrer', '¿Y lo mío?')
  const { page, field, row, complaints } = await table.open({ who: eva, path: `${inbox}/open/${id}` })
  let lines = 0
  page.on('websocket', () => lines++)
  await field.fill('Lo tuyo sale hoy')
  await (await elsewhere(eva)).remove('/me/sessions')
  const dialog = page.getByRole('dialog', { name: 'Tu sesión se ha cerrado' })
  await dialog.waitFor()
  const before = lines
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByLabel('Contraseña', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Entrar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await holds(field, 'Lo tuyo sale hoy')
  await table.says('Marta Iborra', 'Hola otra vez')
  await row('Marta Iborra').waitFor()
  assert.equal(lines, before + 1, 'it did not knock while it was not let in')
  assert.deepEqual(
    complaints.filter(said => !said.includes('401')),
    [],
  )
  await page.context().close()
})

test('who leaves by the door is not told that they were put out', async () => {
  const pau = await world.person('agent')
  const { page } = await table.open({ who: pau, path: `${inbox}/open` })
  const second = await page.context().newPage()
  await second.goto(`${world.address}${inbox}/open`)
  await second.getByRole('button', { name: new RegExp(pau.name) }).waitFor()
  await page.getByRole('button', { name: new RegExp(pau.name) }).click()
  await page.getByRole('menuitem', { name: 'Salir' }).click()
  await page.getByRole('heading', { name: 'Siéntate.' }).waitFor()
  assert.equal(await page.getByRole('dialog').count(), 0)
  await second.getByRole('dialog', { name: 'Tu sesión se ha cerrado' }).waitFor()
  await page.context().close()
})

test('who may less from now on sees less at once, and goes on working', async () => {
  const noa = await world.person('administrator')
  const { page, row } = await table.open({ who: noa, path: `${inbox}/open` })
  const channels = page.getByRole('link', { name: 'Canales' })
  await channels.waitFor()
  await owner.patch(`/people/${noa.personId}`, { role: 'agent' })
  await channels.waitFor({ state: 'detached' })
  await table.says('Ana Quesada', '¿Cómo es la junta?')
  await row('Ana Quesada').waitFor()
  await page.context().close()
})

test('who is removed sees it at once, and what they held is in the queue, which says why', async () => {
  const sol = await world.person('agent')
  const id = await table.says('Núria Bosch', '¿Me la mandáis?')
  await owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: sol.personId } })
  const theirs = await table.open({ who: sol, path: `${inbox}/mine/${id}` })
  await theirs.row('Núria Bosch').waitFor()
  const { page, row } = await table.open({ who: owner, path: `${inbox}/unassigned/${id}` })
  await page.getByRole('button', { name: `La lleva: ${sol.name}` }).waitFor()
  await owner.remove(`/people/${sol.personId}`)
  await theirs.page.getByRole('heading', { name: 'Ya no estás en ningún equipo.' }).waitFor()
  assert.deepEqual(await faultsOf(theirs.page), [])
  await page.getByText(`De vuelta en la cola: ${sol.name} ya no está en el equipo`).waitFor()
  await row('Núria Bosch').waitFor()
  await theirs.page.context().close()
  await page.context().close()
})

test('a brand that is called otherwise stays open under its new name', async () => {
  const { page } = await table.open({ who: owner, path: `${await brandOf(owner)}/brand` })
  const name = page.getByLabel('Nombre de la marca')
  await name.fill('Café Sur')
  await page.getByRole('button', { name: 'Guardar' }).first().click()
  await page.waitForURL(/\/b\/cafe-sur\/brand$/)
  await holds(name, 'Café Sur')
  await owner.patch('/workspace', { name: 'Café Norte' })
  await page.context().close()
})

test('a second brand goes on with its own first channel, also after a reload, and then its own desk', async () => {
  const { page } = await table.open({ who: owner, path: `${await brandOf(owner)}/brand/new` })
  await page.getByLabel('Nombre de la marca').fill('Alondra')
  const website = page.getByLabel('Web')
  await website.fill('no es una web')
  await website.blur()
  await page.getByText('Eso no es la dirección de una web').waitFor()
  await website.fill('alondra.example')
  await page.getByRole('button', { name: 'Crear la marca' }).click()
  await page.getByText('Alondra · alondra.example').waitFor()
  await page.reload()
  await page.getByText('Alondra · alondra.example').waitFor()
  await page.getByRole('button', { name: 'Añadirlo más tarde' }).click()
  await page.waitForURL(/\/b\/alondra\/inbox\/unassigned$/)
  await page.context().close()
})

test('the public address is tried, and what was found is said with what to do', async () => {
  const { page } = await table.open({ who: owner, path: `${await brandOf(owner)}/brand` })
  const address = page.getByLabel('Dirección pública')
  const tryIt = page.getByRole('button', { name: 'Probar la dirección' })
  await tryIt.click()
  await page.getByText('Llega hasta aquí, pero sin cifrar (http).').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await address.fill('http://127.0.0.1:1')
  await page.getByText('Llega hasta aquí').waitFor({ state: 'detached' })
  await tryIt.click()
  await page.getByText('Nadie contesta en ese puerto.').waitFor()
  await address.fill('no es nada')
  await tryIt.click()
  await page.getByRole('alert').getByText('Eso no es la dirección de una web.').waitFor()
  await page.context().close()
})

test('where others can get, the first run asks for what the terminal shows; its link brings it along', async () => {
  const setUpToken = 'the-token-of-the-terminal'
  await using desk = await openDesk({ empty: true, isReachable: true, setUpToken })
  const begin = async (path: string) => {
    const { page } = await desk.open({ path })
    await page.getByLabel('Nombre de la marca').fill('Urraca')
    await page.keyboard.press('Enter')
    await page.getByLabel('Nombre', { exact: true }).fill('Andrés Quiroga')
    await page.getByLabel('Correo').fill('andres@urraca.example')
    await page.getByLabel('Contraseña', { exact: true }).fill('mesa larga con pan')
    return { page, token: page.getByLabel('Clave de instalación') }
  }
  const stranger = await begin('/')
  await stranger.token.fill('a guess')
  assert.deepEqual(await faultsOf(stranger.page), [])
  await stranger.page.keyboard.press('Enter')
  await stranger.page.getByRole('alert').getByText('Hace falta la clave que sale en el terminal').waitFor()

  const { page, token } = await begin(`/#set-up=${setUpToken}`)
  await holds(token, setUpToken)
  await token.press('Enter')
  await page.getByText('listo ya').waitFor()
  await page.getByRole('button', { name: 'Probar la dirección' }).click()
  await page.getByText('Llega hasta aquí, pero sin cifrar (http).').waitFor()
  assert.deepEqual(await faultsOf(page), [])
})
