import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { minute } from '#lib'
import type { Conversation, RoutingBoard } from '#protocol'
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
async function picture(page: Page, name: string): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const board = () => owner.get<RoutingBoard>('/routing/board')
const holderOf = async (id: string) => (await owner.get<Conversation>(`/conversations/${id}`)).holder

test('where nothing is handed out the wallboard says so, and leads to where that is chosen', async () => {
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/inbox/open` })
  await page.getByRole('heading', { name: 'Abiertas' }).first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByText('Aquí todavía no se reparte.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wall-off')
  await page.getByRole('link', { name: 'Elegir cómo llega el trabajo' }).click()
  await page.getByRole('heading', { name: 'Cola común' }).waitFor()
  assert.deepEqual(complaints, [])
})

const ids: string[] = []

test('what waits stands against its time, live, and who is at the table with how much', async () => {
  await owner.post('/teams', { name: 'Pedidos', members: [] })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/wallboard` })
  await page.getByText('No espera nadie.', { exact: true }).waitFor()
  await page.getByText('No hay nadie en turno.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wall-calm')
  const waitsFor = async (names: readonly string[], minutes: number): Promise<void> => {
    for (const [at, name] of names.entries())
      ids.push(
        await table.says(name, '¿Dónde está mi pedido?', { at: world.clock.now() - (minutes + 3 * at) * minute }),
      )
  }
  await waitsFor(['Marta Iborra', 'Óscar Lizarraga', 'Sonia Prado', 'Joan Ferrer'], 6)
  await page.getByText('Vamos en hora. 4 vencen en la próxima hora.').waitFor()
  await picture(page, 'wall-soon')
  await waitsFor(['Núria Bosch', 'Pau Sempere'], 34)
  await page.getByText('2 conversaciones fuera de plazo. 4 vencen en la próxima hora.').waitFor()
  await ana.put('/presences/mine', { state: 'available' })
  await luis.put('/presences/mine', { state: 'available' })
  await page.getByText('2 de 2, carga sobre 100').waitFor()
  await page.getByText('tiene propuesta').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wall')
  for (const [name, options] of [
    ['wall-dark', { colorScheme: 'dark' }],
    ['wall-phone', phone],
    ['wall-english', { locale: 'en-GB' }],
    ['wall-television', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }],
  ] as const) {
    const other = await table.open({ who: owner, path: `${brand}/wallboard`, ...options })
    await other.page
      .getByText(/Pedidos/)
      .first()
      .waitFor()
    await other.page
      .getByText(/fuera de plazo|overdue/)
      .first()
      .waitFor()
    assert.deepEqual(await faultsOf(other.page), [], name)
    const isWider = await other.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(isWider, false, name)
    await picture(other.page, name)
    await other.page.context().close()
  }
  await page.context().setOffline(true)
  await page
    .getByText('No llegamos', { exact: false })
    .or(page.getByText('Sin conexión', { exact: false }))
    .first()
    .waitFor()
  await picture(page, 'wall-offline')
  await page.context().setOffline(false)
  assert.deepEqual(
    complaints.filter(said => !/Failed to load|WebSocket|ERR_INTERNET/.test(said)),
    [],
  )
})

test('behind a queue stands what waits there: some of it is put into other hands, and back', async () => {
  for (const who of [ana, luis]) await who.put('/presences/mine', { state: 'offline' })
  await until(board, ({ queues }) => queues[0]!.waiting === 6)
  const { page } = await table.open({ who: owner, path: `${brand}/wallboard` })
  await page.getByRole('link', { name: 'Cola común' }).press('Enter')
  await page.getByRole('link', { name: 'Pau Sempere' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wall-queue')
  await page.getByLabel('Elegir la de Marta Iborra').check()
  await page.getByLabel('Elegir la de Sonia Prado').check()
  await page.getByText('2 elegidas').waitFor()
  await page.getByLabel('Pasar a…').selectOption({ label: `A ${luis.name}` })
  const marta = page.getByRole('link', { name: 'Marta Iborra' })
  await marta.waitFor({ state: 'detached' })
  assert.deepEqual(await holderOf(ids[0]!), { kind: 'agent', id: luis.personId })
  await picture(page, 'wall-moved')
  await page.getByRole('button', { name: /^Deshacer/ }).click()
  await marta.waitFor()
  await page.getByRole('link', { name: 'Sonia Prado' }).waitFor()
  assert.deepEqual(await holderOf(ids[0]!), { kind: 'queue' })
  await page.getByLabel('Elegir todas').check()
  await page.getByText('6 elegidas').waitFor()
  await page.getByLabel('Pasar a…').selectOption({ label: 'A la cola: Pedidos' })
  await page.getByText('No espera nadie.').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const narrow = await table.open({ who: owner, path: `${brand}/wallboard`, ...phone })
  await narrow.page.getByRole('link', { name: 'Pedidos' }).tap()
  await narrow.page.getByRole('link', { name: 'Pau Sempere' }).waitFor()
  assert.deepEqual(await faultsOf(narrow.page), [])
  await picture(narrow.page, 'wall-queue-phone')
})

test('behind somebody stands what they have in hand, and it can be taken off them', async () => {
  await owner.post(`/conversations/${ids[1]}/assign`, { holder: { kind: 'agent', id: ana.personId } })
  await until(board, ({ agents }) => agents.some(({ id, active }) => id === ana.personId && active === 1))
  const { page } = await table.open({ who: owner, path: `${brand}/wallboard` })
  await page.getByRole('link', { name: ana.name }).click()
  await page.getByText('Lleva 1 conversación.').waitFor()
  await page.getByRole('link', { name: 'Óscar Lizarraga' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wall-person')
  await page.getByLabel('Elegir la de Óscar Lizarraga').check()
  await page.getByLabel('Pasar a…').selectOption({ label: 'A la cola: Cola común' })
  await page.getByText('No lleva nada entre manos.').waitFor()
})

test('who answers and does not supervise is not let in, and is told so', async () => {
  const { page } = await table.open({ who: ana, path: `${brand}/wallboard` })
  await page.getByRole('alert').first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'Panel' }).count(), 0)
  assert.deepEqual(await faultsOf(page), [])
})
