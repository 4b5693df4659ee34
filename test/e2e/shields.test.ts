import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { AuditPage, Message, Page as Rows } from '#protocol'
import { hour, newId } from '#lib'
import { marta } from '../vendors/telegram-customer.ts'
import { heard } from '../visitor.ts'
import { until } from '../waits.ts'
import { brandOf, holds, openDesk, type Seat } from './console-page.ts'
import { openBotOf, openMailboxOf } from './platform-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const desk = all.use(await openDesk())
const { world } = desk
const bot = all.use(await openBotOf(world))
const mailbox = all.use(await openMailboxOf(world))
const inbox = `${await brandOf(world.owner)}/inbox/all`
const card = '4242 4242 4242 4242'

const sit = (conversationId: string, options = {}): Promise<Seat> =>
  desk.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })
const said = (page: Page, text: string | RegExp) => page.getByRole('article').filter({ hasText: text }).first()
const shield = (page: Page) => page.getByRole('button', { name: /^tarjeta que termina en 4242, tapada/ }).first()
const looks = async () =>
  (await world.owner.get<AuditPage>('/audit')).rows.filter(({ deed }) => deed === 'message.uncovered')
const isOpen = (page: Page) => page.getByRole('article').getByText('Sin tapar; ha quedado anotado.').first().waitFor()
const picture = process.env.SHIELDS_PICTURES
const look = async (page: Page, name: string) => {
  if (picture) await page.screenshot({ path: `${picture}/${name}.png` })
}

test('a card is covered in the list and the talk; W shows it, the audit tells who looked, and W covers it again', async () => {
  const { conversationId } = await bot.writes(marta, `Cobradlo de ${card}, CVV 987. Mi móvil es 612 345 678`)
  const { page, row, complaints } = await sit(conversationId)
  await shield(page).waitFor()
  await row('•••• 4242').waitFor()
  assert.ok(!(await page.content()).includes(card))
  assert.ok(!(await said(page, 'Cobradlo de').innerText()).includes('987'))
  await page.getByRole('button', { name: 'Copiar teléfono: 612 345 678' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'covered')
  await said(page, '612 345 678').focus()
  await page.keyboard.press('w')
  await said(page, card).waitFor()
  await isOpen(page)
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'uncovered')
  const { rows } = await world.owner.get<Rows<Message>>(`/conversations/${conversationId}/messages`)
  assert.deepEqual(
    (await looks()).map(({ subjectId }) => subjectId),
    [rows.at(-1)!.id],
  )
  await page.keyboard.press('w')
  await shield(page).waitFor()
  assert.equal(await page.getByText(card).count(), 0)
  assert.deepEqual(complaints, [])
})

test('the shield itself is a way to look, by mouse and by key; whoever comes back finds it covered', async () => {
  const { conversationId } = await bot.writes(marta, `Otra vez la ${card}`)
  const { page } = await sit(conversationId)
  const before = (await looks()).length
  const last = page.getByRole('article').filter({ hasText: 'Otra vez la' })
  await last.getByRole('button', { name: /^tarjeta que termina/ }).press('Enter')
  await last.filter({ hasText: card }).waitFor()
  await last.getByRole('button', { name: 'Volver a tapar' }).click()
  await last.filter({ hasText: '•••• 4242' }).waitFor()
  await last.getByRole('button', { name: /^tarjeta que termina/ }).click()
  await last.filter({ hasText: card }).waitFor()
  assert.equal((await looks()).length, before + 2)
  await page.reload()
  await last.filter({ hasText: '•••• 4242' }).waitFor()
})

test('palette and help know it, where there is something to see', async () => {
  const { conversationId } = await bot.writes(marta, `La ${card}, por favor`)
  const { page } = await sit(conversationId)
  await shield(page).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tapado')
  await page.getByRole('option', { name: /Ver lo tapado/ }).click()
  await isOpen(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Ver lo tapado, o volver a taparlo').waitFor()
})

test('a mail as it was sent is covered in its frame, and uncovered by the same deed', async () => {
  const id = await mailbox.writes({
    from: 'nora@correo.example',
    subject: 'Mi tarjeta',
    text: `Es la ${card}`,
    html: `<p>Es la <b>${card}</b></p>`,
  })
  const { page } = await sit(id)
  await shield(page).waitFor()
  await page.getByRole('button', { name: 'Ver el correo tal cual' }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByText('•••• •••• •••• 4242').waitFor()
  await shield(page).click()
  await frame.getByText(card).waitFor()
})

test('what is found shows it covered, and the number itself finds nothing', async () => {
  const { conversationId } = await bot.writes(marta, `Buscad la frambuesa ${card}`)
  const { page } = await sit(conversationId)
  await shield(page).waitFor()
  const found = page.getByRole('img', { name: 'tarjeta que termina en 4242, tapada' })
  await until(
    async () => {
      await page.goto(`${world.address}${inbox.replace(/inbox\/all$/, 'search')}?q=frambuesa`)
      await page.getByRole('main').waitFor()
      await page.waitForLoadState('networkidle')
      return found.count()
    },
    count => count > 0,
  )
  assert.ok(!(await page.content()).includes(card))
})

/** What we said last, once the server has it. */
const sent = (conversationId: string, text: string): Promise<Message> =>
  until(
    async () => {
      const { rows } = await world.owner.get<Rows<Message>>(`/conversations/${conversationId}/messages`)
      return rows.find(message => message.direction === 'out' && message.text === text)!
    },
    message => message !== undefined,
  )

test('a promise is said with its day; one without a day is asked about, and leaves with one press', async () => {
  const { conversationId } = await bot.writes(marta, '¿Cuándo me llega el pedido?')
  const { page, field } = await sit(conversationId)
  await field.fill('Hola, mañana le llega.')
  const tomorrow = new Intl.DateTimeFormat('es', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Madrid',
  })
  const day = tomorrow.format(Date.now() + 86_400_000)
  await page.locator('form').getByText(`Promete: «mañana le llega» → ${day}`).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'promise-dated')
  await field.fill('Ya le llamaremos.')
  const question = page.locator('form').getByText(/sin decir para cuándo\. ¿Cuándo\?/)
  await question.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'promise-open')
  await field.press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.textContent === 'Sin fecha')
  await page.getByRole('button', { name: 'Escribir la fecha' }).click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await holds(field, 'Ya le llamaremos.')
  await field.press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.textContent === 'Sin fecha')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Enter')
  await queued
  await sent(conversationId, 'Ya le llamaremos.')
})

test('an answer for later that is taken back stands in the draft as it was written', async () => {
  const { conversationId } = await bot.writes({ ...marta }, '¿Dónde os pago?')
  const answer = 'A la cuenta ES91 2100 0418 4502 0005 1332, gracias'
  const scheduled = heard(world, 'message.scheduled')
  await world.owner.post(`/conversations/${conversationId}/messages`, {
    ...{ id: newId(), text: answer, files: [], visibility: 'private' },
    sendAt: world.clock.now() + hour,
  })
  await scheduled
  const { page, field } = await sit(conversationId)
  await said(page, 'ES•• •••• 1332').waitFor()
  await page.getByRole('button', { name: 'No enviar' }).click()
  await holds(field, answer)
})

test('what is written in English promises, too; on a phone and at night it is all there', async () => {
  const { conversationId } = await bot.writes({ ...marta }, `Please charge ${card}, when will it arrive?`)
  const { page } = await sit(conversationId, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await said(page, 'Please charge').waitFor()
  const field = page.getByRole('textbox', { name: /^(Reply to|Responder a)/ })
  await field.fill('Please wait, we will call you.')
  await page.getByRole('button', { name: /: se corrige en/ }).click()
  await page.getByRole('menuitemradio', { name: 'inglés' }).click()
  await page
    .locator('form')
    .getByRole('button', { name: /^(Without a date|Sin fecha)$/ })
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await look(page, 'phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `${width}`)
})
