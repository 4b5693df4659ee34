import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Message, Page as Rows } from '#protocol'
import { marta } from '../vendors/telegram-customer.ts'
import { heard } from '../visitor.ts'
import { until } from '../waits.ts'
import { brandOf, holds, openDesk, type Seat } from './console-page.ts'
import { faultsOf } from './stories-page.ts'
import { openBotOf, openMailboxOf, openPageOf } from './platform-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const desk = all.use(await openDesk())
const { world } = desk
const bot = all.use(await openBotOf(world))
const square = all.use(await openPageOf(world))
const mailbox = all.use(await openMailboxOf(world))
const inbox = `${await brandOf(world.owner)}/inbox/all`

const sit = (conversationId: string, options = {}): Promise<Seat> =>
  desk.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })
const publish = (page: Page) => page.getByRole('button', { name: /^Publicar/ })
const marks = (page: Page) => page.locator('form mark')
const question = (page: Page, words: RegExp) => page.locator('form').getByText(words).first()
const isFocused = (page: Page, name: string) =>
  page.waitForFunction(words => document.activeElement?.textContent?.startsWith(words), name)

/** What we said last, once the server has it. */
const said = (conversationId: string, text: string): Promise<Message> =>
  until(
    async () => {
      const { rows } = await world.owner.get<Rows<Message>>(`/conversations/${conversationId}/messages`)
      return rows.find(message => message.direction === 'out' && message.text === text)!
    },
    message => message !== undefined,
  )

/** One person who wrote in two places. */
const isOnePerson = (one: string, other: string) =>
  world.database.owner(tx =>
    tx.query(
      `update conversations set customer_id = (select customer_id from conversations where id = $1) where id = $2`,
      [one, other],
    ),
  )

test('what gives a person away in public is underlined, said aloud and not published; taken out, it can be', async () => {
  const { conversationId } = await square.comments(square.people[0]!, '¿Llegó mi pedido?')
  const { page, field, complaints } = await sit(conversationId)
  const text = 'Hola, Sonia Pardo: te llamamos al 612 345 678'
  await field.fill(text)
  await question(page, /un nombre completo y un teléfono\. No se puede publicar así/).waitFor()
  assert.deepEqual(await marks(page).allTextContents(), ['Sonia Pardo', '612 345 678'])
  assert.equal(await publish(page).getAttribute('aria-disabled'), 'true')
  await page.getByRole('alert').filter({ hasText: 'Esto lo leería cualquiera' }).waitFor({ state: 'attached' })
  assert.match((await field.getAttribute('aria-describedby')) ?? '', /./)
  assert.deepEqual(await faultsOf(page), [])
  await field.press('Control+Enter')
  await isFocused(page, 'Decirlo en privado')
  await page.getByRole('button', { name: 'Quitarlo' }).press('Enter')
  await holds(field, 'Hola, Sonia: te llamamos al …')
  assert.equal(await marks(page).count(), 0)
  await field.press('Control+z')
  await holds(field, text)
  await page.getByRole('button', { name: 'Decirlo en privado' }).click()
  await question(page, /Esto lo leería/).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Enviar/ }).waitFor()
  await holds(field, text)
  assert.deepEqual(complaints, [])
})

test('nobody is sent elsewhere before it is said why: by key, and the reason stays with the message', async () => {
  const { conversationId } = await bot.writes(marta, '¿Llegó mi pedido?')
  const { page, field } = await sit(conversationId)
  const text = 'Llame al 900 123 456'
  await field.fill(text)
  await question(page, /nos escribió aquí\. Si tiene que llamar, empieza de nuevo/).waitFor()
  assert.deepEqual(await marks(page).allTextContents(), [text])
  assert.deepEqual(await faultsOf(page), [])
  await field.press('Control+Enter')
  await isFocused(page, 'Lo ha pedido')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  const queued = heard(world, 'message.queued')
  await page.getByRole('button', { name: /^Enviar/ }).click()
  await isFocused(page, 'Lo ha pedido')
  assert.ok(await page.locator('[data-held]').isVisible())
  await page.keyboard.press('2')
  await queued
  assert.equal((await said(conversationId, text)).redirected, 'safety')
  // Until what was sent has left the field, a letter is text.
  await page.waitForFunction(() => document.activeElement?.tagName !== 'TEXTAREA')
  await page.keyboard.press('z')
  await holds(field, text)
  await question(page, /Se guarda el motivo: «Por seguridad»/).waitFor()
})

test('a note says what it likes, and a link to a parcel is no other place', async () => {
  const { conversationId } = await square.comments(square.people[1]!, '¿Y el mío?')
  const { page, field } = await sit(conversationId)
  await field.fill('Está en https://correos.example/seguimiento/RR123456785ES')
  assert.equal(await publish(page).getAttribute('aria-disabled'), null)
  await field.blur()
  await page.keyboard.press('n')
  await field.fill('Llama al 612 345 678, Ibai Etxeberria')
  assert.equal(await marks(page).count(), 0)
})

test('where else a customer can be answered is shown, never chosen; going there takes the text and a reason along', async () => {
  const { conversationId: there } = await bot.writes(marta, '¿Y la junta?')
  const here = await mailbox.writes({ from: 'marta@correo.example', subject: 'La junta', text: 'No me llega' })
  await isOnePerson(here, there)
  const { page, field } = await sit(here)
  await field.fill('Sale hoy')
  await field.blur()
  await page.keyboard.press('c')
  const ways = page.getByRole('dialog', { name: 'Contestar por otro canal' })
  const telegram = ways.getByRole('button', { name: /Telegram/ })
  await telegram.waitFor()
  assert.match(await telegram.innerText(), /¿Y la junta\?/)
  assert.deepEqual(await faultsOf(page), [])
  await telegram.press('Enter')
  await isFocused(page, 'Lo ha pedido')
  await page.keyboard.press('1')
  await page.waitForURL(address => address.pathname.endsWith(there))
  await holds(field, 'Sale hoy')
  await question(page, /Contestas aquí lo que .* escribió por .*«Lo ha pedido»/).waitFor()
  await field.press('Control+Enter')
  assert.equal((await said(there, 'Sale hoy')).redirected, 'customer-asked')
})

test('words are checked in the language of the customer, or in the one that is chosen for the conversation', async () => {
  const { conversationId } = await bot.writes(marta, 'Hola, ¿me llega hoy el pedido?')
  const { page, field } = await sit(conversationId)
  await field.fill('H')
  await page.locator('textarea[lang=es]').waitFor()
  assert.equal(await field.evaluate(text => (text as HTMLTextAreaElement).spellcheck), true)
  await page.getByRole('button', { name: /: se corrige en/ }).click()
  await page.getByRole('menuitemradio', { name: 'inglés' }).click()
  await page.locator('textarea[lang=en]').waitFor()
  await page.reload()
  await page.locator('textarea[lang=en]').waitFor()
})

test('what the brand has made public may be said in public, once somebody has listed it', async () => {
  const { conversationId } = await square.comments(square.people[0]!, '¿Cómo os encuentro?')
  const { page, field } = await sit(conversationId)
  await field.fill('Estamos en la calle Colón 5')
  await question(page, /una dirección\. No se puede/).waitFor()
  const house = await desk.open({ who: world.owner, path: `${await brandOf(world.owner)}/settings/published` })
  const lines = house.page.getByRole('textbox', { name: 'Teléfonos, correos y direcciones de la marca' })
  await lines.fill('Calle Colón, 5\n963 11 22 33')
  await house.page.getByRole('button', { name: 'Guardar' }).click()
  await house.page.getByRole('status').filter({ hasText: /./ }).waitFor()
  await house.page.getByText('hola@urraca.example').waitFor()
  assert.deepEqual(await faultsOf(house.page), [])
  await page.reload()
  await holds(field, 'Estamos en la calle Colón 5')
  await question(page, /una dirección/).waitFor({ state: 'detached' })
  assert.equal(await publish(page).getAttribute('aria-disabled'), null)
})
