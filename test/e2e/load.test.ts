import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { OfferShown, OwnTable, Reason } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const agent = await world.person('agent')
const brand = await brandOf(owner)
const path = `${brand}/inbox/mine`
const [reason] = await owner.get<Reason[]>('/reasons')

const folder = process.env.PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const meter = (page: Page, said: string) => page.getByRole('button', { name: said, exact: true })
const offered = (count: number) =>
  until(
    () => agent.get<OfferShown[]>('/offers'),
    all => all.length === count,
  )

/** Somebody writes, and the agent takes it. */
async function takes(who: string): Promise<string> {
  const id = await table.says(who, '¿Dónde está mi pedido?')
  const [offer] = await offered(1)
  await agent.post(`/offers/${offer!.number}/accept`, {})
  await until(
    () => agent.get<OwnTable>('/routing/mine'),
    ({ pieces }) => pieces.some(({ conversationId }) => conversationId === id),
  )
  return id
}
const settles = (id: string) => agent.post(`/conversations/${id}/close`, { reasonId: reason!.id })

const ids: string[] = []

test('where nothing is distributed there is no bar; once it is, it follows what one takes, and what lies before one', async () => {
  const { page, complaints } = await table.open({ who: agent, path })
  await page.getByRole('button', { name: new RegExp(agent.name) }).waitFor()
  await until(
    () =>
      page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/routing/mine'))),
    isAsked => isAsked,
  )
  assert.equal(await page.locator('[data-deed="house.load"]').count(), 0)
  await agent.put('/presences/mine', { state: 'available' })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  await meter(page, 'Llevas 0 de 100: nada entre manos').waitFor()
  await picture(page, 'load-none')
  ids.push(await takes('Marta Iborra'), await takes('Óscar Lizarraga'))
  await meter(page, 'Llevas 50 de 100: 2 conversaciones').waitFor()
  await table.says('Sonia Prado', 'Falta una taza')
  await meter(page, 'Llevas 50 de 100: 2 conversaciones; una te espera').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load')
  const [offer] = await offered(1)
  await agent.post(`/offers/${offer!.number}/decline`, { reason: null })
  const said = 'Llevas 50 de 100: 2 conversaciones'
  await meter(page, said).waitFor()
  await meter(page, said).click()
  const list = page.getByRole('dialog', { name: 'Lo que llevas' })
  await list.getByText('50 de 100').waitFor()
  assert.equal(await list.getByRole('listitem').count(), 2)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load-list')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load-list-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  const isShut = () => page.getByRole('button', { name: said, exact: true, expanded: false }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('Escape')
  await isShut()
  await meter(page, said).focus()
  await page.keyboard.press('Enter')
  await list.getByText('50 de 100').waitFor()
  assert.equal(await focused(), 'Marta Iborra', 'keys go on in the list')
  await page.keyboard.press('Escape')
  await isShut()
  assert.equal(await focused(), '50', 'and back at the bar')
  await page.keyboard.press('Enter')
  await list.getByRole('link', { name: 'Óscar Lizarraga' }).click()
  await page.waitForURL(`**/inbox/mine/${ids[1]}`)
  await list.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 900, height: 800 })
  await meter(page, said).click()
  await list.getByText('50 de 100').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load-narrow')
  assert.deepEqual(complaints, [])
})

test('after something was settled nothing comes for as long as the brand says, or until one is done', async () => {
  const rules = await owner.get<object>('/work-rules')
  await owner.put('/work-rules', { ...rules, wrapUpMs: { voice: 60_000, other: 300_000 } })
  const { page, complaints } = await table.open({ who: agent, path })
  await meter(page, 'Llevas 50 de 100: 2 conversaciones').waitFor()
  await settles(ids[0]!)
  await page.getByText(/^Cierre [45]:\d\d$/).waitFor()
  await meter(page, 'Llevas 25 de 100: 1 conversación').waitFor()
  const id = await table.says('Joan Ferrer', '¿Hola?')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wrap-up')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wrap-up-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 900, height: 800 })
  await picture(page, 'wrap-up-narrow')
  await page.setViewportSize({ width: 1440, height: 900 })
  assert.deepEqual(await agent.get<OfferShown[]>('/offers'), [])
  await page.route('**/api/v1/routing/mine/done', route => route.fulfill({ status: 503, body: '{}' }), { times: 1 })
  await page.getByRole('button', { name: 'Ya está' }).click()
  await page.getByRole('navigation').getByRole('alert').waitFor()
  await page.getByText(/^Cierre [45]:\d\d$/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wrap-up-fault')
  await page.getByRole('button', { name: 'Ya está' }).click()
  const [offer] = await offered(1)
  assert.equal(offer!.tasks[0]!.conversationId, id)
  await page.getByText(/^Cierre /).waitFor({ state: 'detached' })
  await agent.post(`/offers/${offer!.number}/accept`, {})
  await meter(page, 'Llevas 50 de 100: 2 conversaciones').waitFor()
  ids[0] = id
  assert.deepEqual(
    complaints.filter(said => !said.includes('503')),
    [],
  )
})

test('on a phone it stands among what is one’s own, and the quiet time above the page', async () => {
  const { page, complaints } = await table.open({ who: agent, path, ...phone })
  await settles(ids[0]!)
  await page.getByText(/^Tiempo para cerrar lo anterior: [45]:\d\d$/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'wrap-up-phone')
  await page.getByRole('button', { name: /^Tu menú|^Tú/ }).tap()
  await page.getByRole('menuitem', { name: /^Llevas 25 de 100: 1 conversación/ }).waitFor()
  await picture(page, 'load-phone-menu')
  await page.getByRole('menuitem', { name: /^Llevas 25 de 100: 1 conversación/ }).tap()
  const list = page.getByRole('dialog', { name: 'Lo que llevas' })
  await list.getByText('25 de 100').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load-phone')
  await list.getByRole('button', { name: 'Ya está' }).tap()
  await until(
    () => agent.get<OwnTable>('/routing/mine'),
    ({ wrapUpUntil }) => wrapUpUntil === null,
  )
  await list.getByRole('link', { name: 'Óscar Lizarraga' }).tap()
  await page.waitForURL(`**/inbox/mine/${ids[1]}`)
  assert.deepEqual(complaints, [])
})

test('in English, and with nothing left in hand', async () => {
  await settles(ids[1]!)
  await agent.post('/routing/mine/done', {})
  const { page } = await table.open({ who: agent, path, locale: 'en-GB' })
  await meter(page, 'You have 0 of 100: nothing in hand').click()
  const list = page.getByRole('dialog', { name: 'What you have in hand' })
  await list.getByText('You have nothing in hand.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'load-empty-en')
})
