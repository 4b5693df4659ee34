import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Case, CasePage, Row } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const { world } = table
const inbox = `${await brandOf(world.owner)}/inbox/all`
const colleague = await world.person('agent')
const folder = process.env.SHOTS
const shoot = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const sit = (conversationId: string, options = {}) =>
  table.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })
const asking = (page: Page) => page.getByRole('dialog', { name: 'Vincular a un caso' })
const strip = (page: Page, number: number) => page.getByRole('region', { name: `Caso ${number}` })
const row = (id: string) => world.owner.get<Row>(`/conversations/${id}`)

test('one matter in two places is linked, seen and settled by keys alone, live for a colleague, and open again when the customer goes on', async () => {
  const mail = await table.says('Marta Iborra', 'La lámpara del pedido 4812 llegó rota', { thread: 'marta mail' })
  const chat = await table.says('Marta Iborra', '¿Sabéis algo de mi lámpara?', { thread: 'marta chat' })
  const { page, complaints } = await sit(mail)
  const other = await table.open({ who: colleague, path: `${inbox}/${chat}` })
  await said(page, 'llegó rota').first().waitFor()
  await page.keyboard.press('l')
  await asking(page).getByText('¿Sabéis algo de mi lámpara?').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'link')
  await page.keyboard.press('Enter')
  await page.getByText('Caso 1 abierto.').waitFor()
  await strip(page, 1).getByText('2 conversaciones · 2 abiertas').waitFor()
  await page.getByText('Tú: forma parte del caso 1').first().waitFor()
  await strip(other.page, 1).getByText('2 conversaciones · 2 abiertas').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'strip')

  // What it does can be taken back, and done again.
  await page.keyboard.press('z')
  await strip(page, 1).waitFor({ state: 'detached' })
  await strip(other.page, 1).waitFor({ state: 'detached' })
  await page.keyboard.press('l')
  await asking(page).getByText('¿Sabéis algo de mi lámpara?').waitFor()
  await page.keyboard.press('Enter')
  await strip(page, 2).waitFor()

  // From one to the other by key.
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.getByRole('dialog', { name: 'Ir a otra conversación del caso' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/${chat}*`)
  await strip(page, 2).waitFor()

  await page.keyboard.press('Shift+l')
  const settling = page.getByRole('dialog', { name: 'Resolver el caso' })
  await settling.getByRole('option').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await page.getByText('Caso 2 resuelto, 2 conversaciones cerradas.').waitFor()
  await strip(other.page, 2).getByText('2 conversaciones · resuelto').waitFor()
  assert.deepEqual([(await row(mail)).status, (await row(chat)).status], ['closed', 'closed'])
  await page.keyboard.press('z')
  await strip(page, 2).getByText('2 conversaciones · 2 abiertas').waitFor()
  assert.deepEqual([(await row(mail)).status, (await row(chat)).status], ['open', 'open'])
  await page.keyboard.press('Shift+l')
  await settling.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await strip(page, 2).getByText('resuelto').waitFor()

  await table.says('Marta Iborra', 'Sigue rota', { thread: 'marta mail' })
  await strip(page, 2).getByText('2 conversaciones · 1 abierta').waitFor()
  const { caseId } = await row(mail)
  assert.equal((await world.owner.get<CasePage>(`/cases/${caseId}`)).reopenedCount, 1)
  assert.deepEqual(complaints, [])
})

test('a case of two people is found by its number, says so, and has a page with all of it', async () => {
  const wife = await table.says('Lara Sanz', 'El sofá no cabe por la puerta', { thread: 'lara' })
  const husband = await table.says('Iker Ruiz', 'Soy el marido de Lara, es por el sofá', { thread: 'iker' })
  const { page, complaints } = await sit(wife)
  await said(page, 'El sofá no cabe').waitFor()
  await page.keyboard.press('l')
  const title = asking(page).getByRole('textbox', { name: 'Un caso nuevo' })
  assert.equal(await title.inputValue(), 'El sofá no cabe por la puerta')
  await asking(page).getByRole('option', { name: 'Abrir el caso «El sofá no cabe por la puerta»' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'link-alone')
  await title.fill('El sofá de Lara')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /El sofá de Lara/ }).waitFor()
  const { rows } = await world.owner.get<{ rows: Case[] }>('/cases?q=sofa')
  const { number } = rows[0]!

  await page.goto(`${world.address}${inbox}/${husband}`)
  await said(page, 'Soy el marido').waitFor()
  await page.keyboard.press('l')
  await asking(page).waitFor()
  await page.keyboard.type(String(number))
  await asking(page)
    .getByRole('option', { name: /El sofá de Lara/ })
    .waitFor()
  await page.keyboard.press('Enter')
  await strip(page, number).getByText('2 conversaciones de 2 personas · 2 abiertas').waitFor()
  await strip(page, number)
    .getByRole('link', { name: /Lara Sanz/ })
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'two-people')

  await page.getByRole('link', { name: /El sofá de Lara/ }).click()
  const lines = page.getByRole('list', { name: 'Conversaciones' })
  await lines.getByRole('link', { name: 'Lara Sanz' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'page')
  await page.getByRole('textbox', { name: 'Título' }).fill('El sofá')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { name: `Caso ${number} · El sofá`, exact: true }).waitFor()
  await page.getByRole('button', { name: 'Resolver el caso' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolver el caso' })
  const reason = dialog.getByRole('combobox', { name: 'Motivo' })
  await reason.selectOption({ index: 1 })
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'settle')
  await dialog.getByRole('button', { name: 'Resolver el caso' }).click()
  await page.getByText(/2 conversaciones de 2 personas · resuelto/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('closing one conversation of a case says what is still open of it', async () => {
  const first = await table.says('Nuria Gil', 'Me falta un plato', { thread: 'nuria 1' })
  const second = await table.says('Nuria Gil', 'Y una taza', { thread: 'nuria 2' })
  const asked = { id: crypto.randomUUID(), title: 'Platos y tazas', conversationIds: [first, second] }
  const { number } = await world.owner.post<CasePage>('/cases', asked)
  const { page } = await sit(first)
  await strip(page, number).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('dialog', { name: 'Cerrar' }).getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`Cerrada. Del caso ${number} queda 1 conversación abierta.`).waitFor()

  // So does the answer that closes the other one as it leaves.
  await page.goto(`${world.address}${inbox}/${second}`)
  await strip(page, number).getByText('2 conversaciones · 1 abierta').waitFor()
  await page.getByRole('textbox', { name: /^Responder a/ }).fill('Hoy salen los dos')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog', { name: 'Enviar y cerrar' }).getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`Enviado a Nuria Gil y cerrada. Del caso ${number} ya no queda nada abierto.`).waitFor()
})

test('hostile titles break nothing, on a phone, in the dark, in English', async () => {
  const id = await table.says('Pau Ros', '¿Y mi silla?', { thread: 'pau 1' })
  const others = [await table.says('Pau Ros', 'La silla cojea', { thread: 'pau 2' })]
  for (const place of [3, 4, 5, 6])
    others.push(await table.says('Pau Ros', `Otra vez yo ${place}`, { thread: `pau ${place}` }))
  const title = `\u202e<script>alert(1)</script> ${'ñ'.repeat(150)}`
  const asked = { id: crypto.randomUUID(), title, conversationIds: [id, ...others] }
  const { number } = await world.owner.post<CasePage>('/cases', asked)
  const dark = await sit(id, { colorScheme: 'dark' })
  await strip(dark.page, number).waitFor()
  assert.deepEqual(await faultsOf(dark.page), [])
  await shoot(dark.page, 'strip-dark')
  await dark.page.keyboard.press('l')
  await asking(dark.page).getByRole('option').first().waitFor()
  assert.deepEqual(await faultsOf(dark.page), [])
  await shoot(dark.page, 'link-dark')

  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' as const }
  const { page, complaints } = await sit(id, { ...phone, locale: 'en-GB' })
  await page.getByRole('region', { name: new RegExp(`Cas[eo] ${number}`) }).waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  const region = page.getByRole('region', { name: `Case ${number}` })
  await region.getByText('6 conversations · 6 open').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `${width}`)
  await shoot(page, 'phone-dark')
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Link to a case' }).click()
  await page.getByRole('option', { name: `Take it out of case ${number}` }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'link-phone-dark')
  await page.keyboard.press('Escape')
  await region.getByRole('link').first().click()
  await page.getByRole('list', { name: 'Conversations' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'page-phone-dark')
  assert.deepEqual(complaints, [])
})
