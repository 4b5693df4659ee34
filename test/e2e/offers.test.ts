import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Conversation, QueueRule, RoutingWhy } from '#protocol'
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
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const spot = (page: Page) => page.getByRole('region', { name: 'Te toca a ti' })
const holderOf = async (id: string) => (await owner.get<Conversation>(`/conversations/${id}`)).holder

test('whoever supervises turns distribution on for a queue, and says what it asks for', async () => {
  await owner.post('/skills', { name: { es: 'Seguros', en: 'Insurance' }, isHard: true })
  await owner.post('/teams', { name: 'Pedidos', members: [] })
  const { page } = await table.open({ who: owner, path: `${brand}/settings/queues` })
  const common = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Cola común' }) })
  await common.getByLabel('Cómo llega').selectOption('push')
  await page.getByText('Guardado').waitFor({ state: 'attached' })
  await common.getByLabel('Seguros: nivel').selectOption('3')
  await common.getByLabel('Si se acaba el tiempo').selectOption({ label: 'Se ofrece también a Pedidos' })
  const rule = await until(
    async () => (await owner.get<QueueRule[]>('/routing/queues'))[0]!,
    ({ overflow }) => overflow !== null,
  )
  assert.deepEqual([rule.mode, Object.values(rule.needs), rule.overflow?.at], ['push', [3], 1])
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'queues')
  await common.getByLabel('Seguros: nivel').selectOption('0')
  await common.getByLabel('Si se acaba el tiempo').selectOption('none')
  await until(
    async () => (await owner.get<QueueRule[]>('/routing/queues'))[0]!,
    ({ overflow, needs }) => overflow === null && Object.keys(needs).length === 0,
  )
})

test('what waits is laid before one, who leaves it with a reason; the other takes it by key and is in it', async () => {
  const first = await table.open({ who: ana, path: `${brand}/inbox/mine` })
  const other = await table.open({ who: ana, path: `${brand}/inbox/mine` })
  await ana.put('/presences/mine', { state: 'available' })
  const id = await table.says('Marta Iborra', '¿Dónde está mi pedido? Llevo tres días esperando')
  await spot(first.page).getByRole('article').getByText('Marta Iborra').waitFor()
  await spot(other.page).getByRole('article').getByText('Marta Iborra').waitFor()
  assert.deepEqual(await faultsOf(first.page), [])
  await picture(first.page, 'offer')
  await first.page.emulateMedia({ colorScheme: 'dark' })
  await picture(first.page, 'offer-dark')
  await first.page.emulateMedia({ colorScheme: 'light' })
  await spot(first.page).getByRole('button', { name: 'Ahora no' }).click()
  await first.page.keyboard.type('Salgo a comer')
  await picture(first.page, 'offer-reason')
  assert.deepEqual(await faultsOf(first.page), [])
  await first.page.keyboard.press('Enter')
  await spot(first.page).getByRole('article').getByText('Marta Iborra').waitFor({ state: 'detached' })
  await spot(other.page).getByRole('article').getByText('Marta Iborra').waitFor({ state: 'detached' })

  const { page, field } = await table.open({ who: luis, path: `${brand}/inbox/all` })
  await luis.put('/presences/mine', { state: 'available' })
  await spot(page).getByRole('article').getByText('Marta Iborra').waitFor()
  await page.keyboard.press('u')
  await page.waitForURL(`**/inbox/mine/${id}`)
  await field.waitFor()
  await until(
    () => holderOf(id),
    holder => holder.kind === 'agent' && holder.id === luis.personId,
  )
  const { decisions } = await owner.get<RoutingWhy>(`/conversations/${id}/routing`)
  assert.deepEqual(
    decisions.map(({ kind, agentId, detail }) => [kind, agentId, detail.reason]),
    [
      ['assigned', luis.personId, 'accepted'],
      ['offered', luis.personId, undefined],
      ['returned', ana.personId, 'declined'],
      ['offered', ana.personId, undefined],
    ],
  )
})

test('on a phone it lies at the foot; what was taken by somebody else meanwhile is said, not lost in silence', async () => {
  const { page } = await table.open({ who: ana, path: `${brand}/inbox/mine`, ...phone })
  await luis.put('/presences/mine', { state: 'offline' })
  await ana.put('/presences/mine', { state: 'available' })
  const id = await table.says('Óscar Lizarraga', 'Falta la factura del mes pasado')
  await spot(page).getByRole('article').getByText('Óscar Lizarraga').waitFor()
  await picture(page, 'offer-phone')
  assert.deepEqual(await faultsOf(page), [])
  await page.route('**/api/v1/offers/*/accept', async route => {
    await owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: owner.personId } })
    await until(
      () => ana.get<unknown[]>('/offers'),
      all => all.length === 0,
    )
    await route.continue()
  })
  await spot(page).getByRole('button', { name: 'Atender' }).click()
  await spot(page).getByRole('alert').getByText('Ya no está').waitFor()
  await picture(page, 'offer-gone')
  assert.deepEqual(await holderOf(id), { kind: 'agent', id: owner.personId })
  await spot(page).getByRole('button', { name: 'Entendido' }).click()
  await spot(page).getByRole('alert').waitFor({ state: 'detached' })
})
