import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { ConversationDrafts } from '#protocol'
import { heard } from '../visitor.ts'
import { brandOf, holds, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const brand = await brandOf(world.owner)

const pocket = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const sit = (path = '/inbox/open', options = {}) => table.open({ who: world.owner, path: brand + path, ...options })
const pictures = process.env.PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

test('what is written on the computer goes on on the phone, and what both wrote is kept', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis por la roja?')
  const computer = await sit(`/inbox/open/${id}`)
  const saved = heard(world, 'draft.changed')
  await computer.field.fill('Claro que sí, Marta')
  await saved
  const phone = await sit(`/inbox/open/${id}`, pocket)
  await holds(phone.field, 'Claro que sí, Marta')
  await phone.page.context().setOffline(true)
  await phone.field.fill('Claro que sí, Marta. Te la mandamos mañana')
  const again = heard(world, 'draft.changed')
  await computer.field.fill('Claro que sí, Marta, pero ya no queda roja')
  await again
  const merged = heard(world, 'draft.changed')
  await phone.page.context().setOffline(false)
  await phone.page.evaluate(() => dispatchEvent(new Event('online')))
  await merged
  await holds(computer.field, 'Claro que sí, Marta. Te la mandamos mañana')
  const offer = computer.page.getByText('Hay otra versión, de tu ordenador')
  await offer.waitFor()
  await phone.page.getByText('Hay otra versión, de tu ordenador').waitFor()
  assert.deepEqual(await faultsOf(computer.page), [])
  assert.deepEqual(await faultsOf(phone.page), [])
  await picture(computer.page, 'other-draft')
  await picture(phone.page, 'other-draft-phone')
  await computer.page.getByRole('button', { name: 'Usar esa' }).click()
  await holds(computer.field, 'Claro que sí, Marta, pero ya no queda roja')
  await holds(phone.field, 'Claro que sí, Marta, pero ya no queda roja')
  await offer.waitFor({ state: 'detached' })
  await computer.page.getByRole('button', { name: /^Deshacer/ }).click()
  await holds(computer.field, 'Claro que sí, Marta. Te la mandamos mañana')
  const sent = heard(world, 'message.queued')
  await computer.field.press('Control+Enter')
  await sent
  await holds(phone.field, '')
  assert.deepEqual(await world.owner.get(`/conversations/${id}/drafts`), { drafts: [], others: [] })
})

test('a conversation with a draft says so in the list of its writer, on every device', async () => {
  const id = await table.says('Óscar Lizarraga', 'Falta la factura')
  await table.says('Sonia P.', '¿Y el mango?')
  const other = await sit()
  const seat = await sit(`/inbox/open/${id}`)
  await seat.field.fill('Te la mando')
  await seat.row('Sonia P.').click()
  for (const { row } of [seat, other]) await row('Óscar Lizarraga').getByText('Tienes un borrador').waitFor()
  await picture(seat.page, 'draft-mark')
  const { drafts } = await world.owner.get<ConversationDrafts>(`/conversations/${id}/drafts`)
  assert.equal(drafts[0]?.text, 'Te la mando')
})

test('a paste of 25 MB stays out, says what to do, and goes as a file', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page, field } = await sit(`/inbox/open/${id}`)
  await field.fill('Mira: ')
  await field.evaluate(element => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'x'.repeat(25_000_000))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.getByText('Aquí caben 100.000 caracteres, y lo que pegas tiene 25.000.000.').waitFor()
  assert.equal(await field.inputValue(), 'Mira: ')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'paste')
  await page.getByRole('button', { name: 'Adjuntarlo como archivo' }).click()
  await page.getByText('texto.txt').waitFor()
})

test('a session that ends while one writes loses nothing', async () => {
  const agent = await world.person('agent')
  const id = await table.says('Núria Bosch', '¿Me la mandáis?')
  const { page, field } = await table.open({ who: agent, path: `${brand}/inbox/open/${id}` })
  await field.fill('Sale hoy mismo')
  await agent.post('/sign-out')
  await page.getByText('Tu sesión se ha cerrado').waitFor()
  await page.getByLabel('Contraseña').fill('sobremesa de prueba')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByText('Tu sesión se ha cerrado').waitFor({ state: 'detached' })
  await holds(field, 'Sale hoy mismo')
  const again = await table.open({ path: `${brand}/inbox/open/${id}` })
  await again.page.context().addCookies(await page.context().cookies())
  for (;;) {
    await again.page.goto(page.url())
    await again.field.waitFor()
    if ((await again.field.inputValue()) === 'Sale hoy mismo') break
  }
})
