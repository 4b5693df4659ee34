import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Channel, Health } from '#channel'
import type { ProfileCard, ProfileKept } from '#protocol'
import { plainChannel } from '../plain-channel.ts'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const words = {
  about: 'Páginas de prueba',
  also: 'murales, pizarras',
  'setting.token.label': 'Clave de la página',
  'setting.secret.label': 'Secreto de los avisos',
  'health.refused': 'la plataforma no acepta la clave: genera otra y pégala aquí',
  'health.unreachable': 'la plataforma no responde',
  'health.quality-low': 'la gente denuncia el número: baja el ritmo',
}
const found = [
  { key: 'p-1', name: 'Urraca', handle: '@urraca' },
  { key: 'p-2', name: 'Urraca Outlet', handle: '@urraca.outlet' },
  { key: 'p-3', name: 'Urraca Sur', handle: '@urraca.sur' },
]
const state = { health: { state: 'good' } as Health }

const pages: Channel = plainChannel({
  name: 'Murales',
  words: { es: words, en: words },
  settings: {
    fields: [
      { key: 'token', kind: 'secret', required: true },
      { key: 'secret', kind: 'secret', required: true, generated: 32 },
    ],
    read: values => values,
  },
  verify: raw => (raw.headers['x-good'] === 'yes' ? 'ok' : 'forged'),
  check: async () => state.health,
  profiles: async () => found,
})

const desk = await openDesk({ channels: [pages] })
after(() => desk[Symbol.asyncDispose]())
const { owner } = desk.world
const brand = await brandOf(owner)
const shots = process.env['SHOTS']
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}
const asked = { channel: 'plain', name: 'Urraca', function: 'service', language: 'es', settings: { token: 'x' } }
const add = (more: object = {}) => owner.post<ProfileKept>('/profiles', { ...asked, ...more })

/** A wall with two good profiles and one that ails, one that fails, and one whose posts are turned away. */
async function laid(): Promise<void> {
  if ((await owner.get<ProfileCard[]>('/profiles')).length > 0) return
  const others = [
    { key: 'p-2', name: 'Urraca Outlet' },
    { key: 'p-3', name: 'Urraca Sur' },
  ]
  state.health = { state: 'good', ailing: [{ key: 'p-3', code: 'quality-low' }] }
  const wall = await add({ key: 'p-1', others })
  await owner.post(`/profiles/${wall.id}/check`)
  const hook = (id: string, good: string) =>
    fetch(`${desk.world.address}/hooks/${id}`, { method: 'POST', body: '[]', headers: { 'x-good': good } })
  await hook(wall.connectionId, 'yes')
  state.health = { state: 'failing', code: 'refused' }
  const failing = await add({ key: 'k-1', name: 'Urraca Prensa', function: 'corporate', language: 'en' })
  await owner.post(`/profiles/${failing.id}/check`)
  const forged = await add({ key: 'r-1', name: 'Urraca Ruzafa', function: 'store' })
  for (let post = 0; post < 3; post++) await hook(forged.connectionId, 'no')
  await desk.world.rooms.health.flush()
}

test('whoever knows a channel by another name finds it, and Enter opens it', async () => {
  await laid()
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/channels` })
  const search = page.getByRole('searchbox', { name: /^Buscar un canal/ })
  await search.waitFor()
  for (const name of ['Mensajería', 'Correo', 'SMS y teléfono', 'Reseñas'])
    await page.getByRole('heading', { level: 3, name, exact: true }).waitFor()
  await shoot(page, 'channels-desktop')
  await search.scrollIntoViewIfNeeded()
  await shoot(page, 'shelves-desktop')
  assert.deepEqual(await faultsOf(page), [])
  const first = page.locator('a[href*="/channels/new/"]').first()
  for (const [sought, id] of [
    ['correo', 'email'],
    ['gmail', 'email'],
    ['outlook', 'email'],
    ['insta', 'instagram'],
    ['fb', 'facebook'],
    ['twitter', 'x'],
    ['resenas', 'google-reviews'],
    ['GUÁSAP', 'whatsapp'],
    ['wasap', 'whatsapp'],
    ['mural', 'plain'],
  ] as const) {
    await search.fill(sought)
    assert.match((await first.getAttribute('href')) ?? '', new RegExp(`/new/${id}$`), sought)
  }
  await search.fill('correo')
  await shoot(page, 'shelves-found')
  await search.press('Enter')
  await page.waitForURL(/\/channels\/new\/email$/)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('what has no channel is told what to do, and arrows go through what was found', async () => {
  await laid()
  const { page } = await desk.open({ who: owner, path: `${brand}/channels` })
  const search = page.getByRole('searchbox', { name: /^Buscar un canal/ })
  await search.fill('fax')
  await page.getByText('Ningún canal se llama «fax».').waitFor()
  await page.getByRole('button', { name: 'Conectarlo por la API' }).scrollIntoViewIfNeeded()
  await shoot(page, 'shelves-none')
  assert.deepEqual(await faultsOf(page), [])
  await search.press('Escape')
  assert.equal(await search.inputValue(), '')
  await search.fill('meta')
  const links = page.locator('a[href*="/channels/new/"]')
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('href')?.split('/').at(-1))
  const order = await links.evaluateAll(all => all.map(one => one.getAttribute('href')?.split('/').at(-1)))
  assert.ok(order.length >= 3)
  await search.press('ArrowDown')
  assert.equal(await here(), order[0])
  await page.keyboard.press('ArrowDown')
  assert.equal(await here(), order[1])
  await page.keyboard.press('ArrowUp')
  assert.equal(await here(), order[0])
  await page.context().close()
})

for (const theme of ['light', 'dark'] as const) {
  test(`profiles stand under their connection, and what is wrong is said once with what to do, ${theme}`, async () => {
    await laid()
    const { page, complaints } = await desk.open({ who: owner, path: `${brand}/channels`, colorScheme: theme })
    const list = page.getByRole('list', { name: 'Por donde te hablan' })
    await list.waitFor()
    const lines = list.getByRole('listitem')
    assert.equal(await lines.count(), 6)
    await lines.filter({ hasText: '3 perfiles en una conexión' }).getByText('Recibiendo').waitFor()
    await lines.filter({ hasText: 'Urraca Sur' }).getByText('la gente denuncia el número').waitFor()
    await lines.filter({ hasText: 'Urraca Prensa' }).getByText('la plataforma no acepta la clave').waitFor()
    await lines.filter({ hasText: 'Urraca Prensa' }).getByText('Corporativo · Inglés').waitFor()
    await lines.filter({ hasText: 'Urraca Ruzafa' }).getByText('3 avisos rechazados').waitFor()
    assert.equal(await lines.filter({ hasText: 'Urraca Outlet' }).getByText('Recibiendo').count(), 0)
    await page.getByText('3 perfiles de 5 no funcionan.').waitFor()
    await shoot(page, `connections-${theme}`)
    assert.deepEqual(await faultsOf(page), [])
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}

test('on a phone the list and the shelves fit', async () => {
  await laid()
  const { page } = await desk.open({ who: owner, path: `${brand}/channels`, ...phone })
  await page.getByRole('list', { name: 'Por donde te hablan' }).waitFor()
  await shoot(page, 'connections-phone')
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(await isWide(), false)
  await page.getByRole('heading', { level: 3, name: 'Mensajería' }).scrollIntoViewIfNeeded()
  await shoot(page, 'shelves-phone')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})

test('a broken profile says that what comes is stored, and what to do', async () => {
  await laid()
  const cards = await owner.get<ProfileCard[]>('/profiles')
  const idOf = (name: string) => cards.find(card => card.name === name)!.id
  const { page } = await desk.open({ who: owner, path: `${brand}/channels/${idOf('Urraca Prensa')}` })
  await page.getByText('lo que te escriben no se pierde').waitFor()
  await page.getByText('La plataforma no acepta la clave: genera otra y pégala aquí.').waitFor()
  await shoot(page, 'profile-failing')
  await page.goto(`${desk.world.address}${brand}/channels/${idOf('Urraca Ruzafa')}`)
  await page.getByText('Lo rechazado no se guarda aquí').waitFor()
  await shoot(page, 'profile-rejecting')
  await page.goto(`${desk.world.address}${brand}/channels/${idOf('Urraca Sur')}`)
  await page.getByText('La gente denuncia el número: baja el ritmo.').waitFor()
  await page.getByText('Otros 2 perfiles comparten esta conexión').waitFor()
  await shoot(page, 'profile-ailing')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})

test('kept while the platform is down, the connection waits, and its accounts are chosen once it answers', async () => {
  await laid()
  const before = (await owner.get<ProfileCard[]>('/profiles')).length
  state.health = { state: 'failing', code: 'unreachable' }
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/channels/new/plain` })
  await page.getByLabel('Clave de la página').fill('x')
  await page.keyboard.press('Enter')
  await page.getByText('la conexión espera, y eliges sus cuentas en cuanto responda').waitFor()
  await page.getByRole('button', { name: 'Guardar de todos modos' }).click()
  const choose = page.getByRole('button', { name: 'Comprobar y elegir cuentas' })
  await choose.waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Lo que te llevas')
  await shoot(page, 'waiting-kept')
  assert.deepEqual(await faultsOf(page), [])
  await choose.click()
  await page.getByText('La conexión sigue guardada.').waitFor()
  await shoot(page, 'waiting-failing')
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('link', { name: 'Canales' }).first().click()
  const waiting = page.getByRole('listitem').filter({ hasText: 'Falta elegir la cuenta' })
  await waiting.waitFor()
  await shoot(page, 'waiting-list')
  await waiting.getByRole('link').first().click()
  state.health = { state: 'good' }
  await page.getByRole('button', { name: 'Comprobar y elegir cuentas' }).click()
  await page.getByText('3 de 3 elegidas').waitFor()
  await page.getByLabel('Nombre a la vista de @urraca.sur').fill('Sur')
  await page.getByRole('checkbox', { name: 'Urraca Outlet' }).uncheck()
  await shoot(page, 'waiting-found')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Añadir 2 cuentas' }).click()
  await page.waitForURL(/\/channels$/)
  const cards = (await owner.get<ProfileCard[]>('/profiles')).slice(before)
  assert.deepEqual(
    cards.map(card => [card.key, card.name, card.isWaiting]),
    [
      ['p-1', 'Urraca', false],
      ['p-3', 'Sur', false],
    ],
  )
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a secret of ours is renewed with the keyboard alone, and seen once', async () => {
  await laid()
  const { id } = (await owner.get<ProfileCard[]>('/profiles')).find(card => card.name === 'Urraca Ruzafa')!
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/channels/${id}` })
  const renew = page.getByRole('button', { name: 'Renovar', exact: true })
  await renew.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '¿Renovar Secreto de los avisos?' })
  await dialog.getByText('El viejo vale una hora más').waitFor()
  await shoot(page, 'secret-asked')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Renovar')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Renovarlo' }).press('Enter')
  const made = page.getByLabel('Secreto de los avisos: el nuevo')
  await made.waitFor()
  assert.equal((await made.inputValue()).length, 43)
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  await shoot(page, 'secret-renewed')
  await page.reload()
  await renew.waitFor()
  assert.equal(await made.count(), 0)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('hundreds of profiles are searched, and only those on screen are drawn', async () => {
  await laid()
  state.health = { state: 'good' }
  const others = Array.from({ length: 250 }, (_, at) => ({ key: `t-${at}`, name: `Tienda ${at}` }))
  await add({ key: 't', name: 'Tienda madre', others })
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/channels` })
  const lines = page.getByRole('list', { name: 'Por donde te hablan' }).getByRole('listitem')
  await lines.first().waitFor()
  assert.ok((await lines.count()) < 80, `${await lines.count()} lines are drawn`)
  await shoot(page, 'connections-many')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('searchbox', { name: 'Buscar un perfil' }).fill('tienda 249')
  await lines.filter({ hasText: 'Tienda 249' }).waitFor()
  assert.equal(await lines.count(), 2)
  await page.getByRole('radio', { name: /^Con problemas/ }).check()
  await page.getByText('Ningún perfil se llama «tienda 249».').waitFor()
  await page.getByRole('button', { name: 'Ver todos' }).first().click()
  await page.getByRole('link', { name: 'Tienda 3', exact: true }).click()
  await page.getByRole('heading', { name: 'Tienda 3' }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('without profiles, and without the server, the page says what to do', async () => {
  const { id } = await owner.post<{ id: string }>('/workspaces', {
    ...{ name: 'Farola', website: '', color: '#2f5d50', timeZone: 'Europe/Madrid', language: 'es' },
  })
  assert.ok(id)
  const { page } = await desk.open({ who: owner, path: '/b/farola/channels', ...phone })
  await page.getByText('Ningún perfil todavía.').waitFor()
  await shoot(page, 'connections-empty-phone')
  await page.getByRole('button', { name: 'Más' }).click()
  const menu = page.getByRole('menu', { name: 'Más' })
  await menu.getByText('Farola').waitFor()
  await shoot(page, 'brands-phone')
  assert.deepEqual(await faultsOf(page), [])
  await menu.getByRole('menuitemradio', { name: 'Café Norte' }).click()
  await page.waitForURL(new RegExp(`${brand}/inbox/mine`))

  await page.route('**/api/v1/profiles', route => route.abort())
  await page.goto(`${desk.world.address}${brand}/channels`)
  await page.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  await shoot(page, 'connections-offline-phone')
  await page.context().close()
})

test('the first run offers the usual channels and the way to all there are', async () => {
  const { page } = await desk.open({ who: owner, path: '/welcome' })
  const all = page.getByRole('button', { name: /^Ver los \d+ canales$/ })
  await all.waitFor()
  const { length } = await owner.get<unknown[]>('/channels')
  assert.equal(await all.textContent(), `Ver los ${length} canales`)
  assert.equal(await page.getByRole('radio').count(), 4)
  await shoot(page, 'first-run')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('radio', { name: /^WhatsApp/ }).check()
  await page.getByText('Te llevamos a su página con una guía paso a paso').waitFor()
  await page.getByRole('button', { name: 'Conectar este canal' }).click()
  await page.waitForURL(/\/channels\/new\/whatsapp$/)
  await page.goto(`${desk.world.address}/welcome`)
  await all.click()
  await page.getByRole('heading', { level: 3, name: 'Mensajería' }).waitFor()
  await page.context().close()
})

test('access that runs out, silence and posts turned away once are said for what they are', async () => {
  await laid()
  const card = async () => (await owner.get<ProfileCard[]>('/profiles')).find(({ name }) => name === 'Urraca Ruzafa')!
  const { id, connectionId } = await card()
  state.health = { state: 'good', until: Date.now() + 3 * 86_400_000 + 60_000 }
  await owner.post(`/profiles/${id}/check`)
  await desk.world.database.engine(tx =>
    tx.query(
      `update connection_health set received_at = now() - interval '5 days', rejected_at = now() - interval '9 days' where connection_id = $1`,
      [connectionId],
    ),
  )
  const { page } = await desk.open({ who: owner, path: `${brand}/channels/${id}` })
  await page.getByText('El acceso caduca dentro de 3 días').first().waitFor()
  await page.getByText('Renuévalo antes en la plataforma').waitFor()
  await page.getByText('Callado · hace 5 días').waitFor()
  await page.getByText('Escribe tú un mensaje de prueba').waitFor()
  await page.getByText('El último, hace 9 días. Desde entonces llegan bien.').waitFor()
  await shoot(page, 'profile-expiring')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
