import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { InvitationSent } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const talk = await table.says('Marta Iborra', '¿Me la cambiáis?', { visibility: 'public' })
await table.says('Marta Iborra', 'Llevo así desde el día 13', {
  parts: [
    { kind: 'location', latitude: 39.46, longitude: -0.37, name: 'Mercado de Ruzafa' },
    { kind: 'card', name: 'Taller Pascual', phones: ['+34600000311'], emails: ['taller@pascual.example'] },
    { kind: 'product', id: 'nido', name: 'Nido 2', price: { amount: 42.9, currency: 'EUR' } },
    { kind: 'choice', id: 'si', label: 'Sí' },
  ],
})
await owner.post(`/conversations/${talk}/notes`, { id: crypto.randomUUID(), text: 'Quedan 2 en Ruzafa' })
const profiles = await owner.get<{ id: string }[]>('/profiles')
const { link } = await owner.post<InvitationSent>('/invitations', { email: 'noa@cafe.example', role: 'agent' })

const screens: [name: string, path: string, heading: string | RegExp][] = [
  ['an inbox with nobody in it', `${brand}/inbox/mine`, 'No queda nadie esperando.'],
  ['a conversation', `${brand}/inbox/all/${talk}`, 'Marta Iborra'],
  ['the channels', `${brand}/channels`, 'Canales'],
  ['a chat to be added', `${brand}/channels/new/web-chat`, 'Chat web'],
  ['a profile', `${brand}/channels/${profiles[0]!.id}`, 'Urraca Tienda'],
  ['what is parked', `${brand}/parked`, 'Aparcados'],
  ['the team', `${brand}/team/people`, 'Equipo'],
  ['the keys', `${brand}/team/keys`, 'Equipo'],
  ['the audit', `${brand}/team/audit`, 'Equipo'],
  ['the brand', `${brand}/brand`, 'Marca'],
  ['another brand', `${brand}/brand/new`, 'Otra marca'],
  ['an address that leads nowhere', '/b/nobody/inbox/mine', 'Aquí no hay nada.'],
]

const shown = (page: Page, heading: string | RegExp) => page.getByRole('heading', { name: heading }).first().waitFor()
const wear = (page: Page, theme: string) =>
  page.addInitScript(chosen => localStorage.setItem('sobremesa.choices', JSON.stringify({ theme: chosen })), theme)

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`every screen can be read and worked by all, ${theme}`, async () => {
    const { page, complaints } = await table.open({ who: owner })
    await wear(page, theme)
    for (const [name, path, heading] of screens) {
      await page.goto(world.address + path)
      await shown(page, heading)
      assert.deepEqual(await faultsOf(page), [], name)
    }
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}

test('a phone of 320 px has every screen, nothing wider than itself', async () => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
  const { page } = await table.open({ who: owner, ...phone })
  for (const [name, path, heading] of screens) {
    await page.goto(world.address + path)
    await shown(page, heading)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(width <= 320, `${name}: ${width}`)
    assert.deepEqual(await faultsOf(page), [], name)
  }
  await page.context().close()
})

test('on a phone one goes from the list to the conversation and back, and answers', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page, row, field } = await table.open({ who: owner, path: `${brand}/inbox/open`, ...phone })
  await row('Marta Iborra').tap()
  await field.fill('Claro, Marta')
  assert.equal(await page.getByRole('navigation', { name: 'Principal' }).isVisible(), false)
  await page.getByRole('button', { name: 'Enviar', exact: true }).tap()
  await page.getByText(/^Sale en/).waitFor()
  await page.getByRole('button', { name: 'Más', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Asignar' }).tap()
  await page.getByRole('option', { name: 'Nadie: devolver a la cola' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Volver a la lista' }).tap()
  await page.getByRole('navigation', { name: 'Principal' }).waitFor()
  await page.context().close()
})

test('two windows of one browser: neither takes back what the other chose', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/snoozed` })
  await shown(page, 'Nada pospuesto.')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await shown(other, 'Nada pospuesto.')
  const chooses = async (window: Page, name: string) => {
    await window.getByRole('button', { name: /Ana Ruiz/ }).click()
    await window.getByRole('menuitemradio', { name }).click()
  }
  await chooses(page, 'Oscuro')
  await other.locator('html[data-theme=dark]').waitFor()
  await chooses(other, 'Compacta')
  await page.locator('html[data-theme=dark][data-density=compact]').waitFor()
  await page.reload()
  await page.locator('html[data-theme=dark][data-density=compact]').waitFor()
  await page.context().close()
})

test('in English nothing is left in Spanish, and the choice is remembered', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/snoozed` })
  await page.getByRole('button', { name: /Ana Ruiz/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await shown(page, 'Nothing snoozed.')
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.reload()
  await shown(page, 'Nothing snoozed.')
  await page.context().close()
})

test('somebody comes by invitation', async () => {
  const { page } = await table.open({ path: new URL(link).pathname })
  await shown(page, 'Te esperan en Café Norte.')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('Nombre', { exact: true }).fill('Noa Vidal')
  await page.getByLabel('Contraseña', { exact: true }).fill('una mesa para tres')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('button', { name: /Noa Vidal/ }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Canales' }).count(), 0)

  await page.getByRole('button', { name: /Noa Vidal/ }).click()
  await page.getByRole('menuitem', { name: 'Salir' }).click()
  await shown(page, 'Siéntate.')
  assert.deepEqual(await faultsOf(page), [])
  await page.goto(link)
  await shown(page, 'Esta puerta ya no abre.')
  await page.context().close()
})

test('what could not be had says so, and how to go on', async () => {
  const { page } = await table.open({ who: owner })
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  const asking = /\/api\/v1\/conversations\?/
  await page.route(asking, route => route.fulfill({ status: 500, json: { code: 'unexpected', values: { id: 'x' } } }))
  await page.goto(`${world.address}${brand}/inbox/all`)
  await shown(page, 'No hemos podido traer la lista.')
  assert.deepEqual(await faultsOf(page), [])
  await page.unroute(asking)
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await page.getByRole('row').first().waitFor()
  await page.goto(`${world.address}${brand}/inbox/all/00000000-0000-7000-8000-000000000000`)
  await shown(page, 'Esta conversación no está aquí.')
  await page.context().close()
})
