import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { tinyPicture } from '../tiny-picture.ts'
import { faultsOf } from './stories-page.ts'
import { heard } from '../visitor.ts'
import { brandOf, openTable, type Seat } from './console-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const inbox = `${await brandOf(world.owner)}/inbox`
/** Where a message is sent to. */
const sending = /\/api\/v1\/conversations\/[^/]+\/messages$/

/** The clock moves on past the time for second thoughts, and everything that waited has left. */
async function lets(queued: Promise<unknown>): Promise<void> {
  await queued
  const sent = heard(world, 'message.sent')
  world.clock.advance(11_000)
  await sent
}

const sit = (path = '/unassigned', options = {}): Promise<Seat> =>
  table.open({ who: world.owner, path: inbox + path, ...options })

// First, while the clock of the world and those of the browsers agree: who types says until when by their own.
test('what a colleague does shows at once, and who is here', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page, row, field } = await sit('/all')
  await row('Rachid Benali').click()
  await field.waitFor()
  const lucia = await world.person('agent')
  const other = await table.open({ who: lucia, path: `${inbox}/all/${id}` })
  await page.getByRole('list', { name: 'También está aquí' }).waitFor()
  await other.field.pressSequentially('Sí, enviamos')
  await page.getByText(/está contestando\. Mejor una nota/).waitFor()
  await lucia.post(`/conversations/${id}/notes`, { id: crypto.randomUUID(), text: 'Lo miro yo' })
  await page.getByText('Lo miro yo').last().waitFor()
  await lucia.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: lucia.personId } })
  await page.getByRole('button', { name: `La lleva: ${lucia.name}` }).waitFor()
})

test('the whole work with the keyboard alone', async () => {
  await table.says('Óscar Lizarraga', 'Falta la factura')
  world.clock.advance(60_000)
  await table.says('Marta Iborra', '¿Me la cambiáis?')
  const { page, row, field, complaints } = await sit()
  await row('Marta Iborra').waitFor()
  const here = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Óscar'))
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Marta'))
  await page.keyboard.press('k')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Óscar'))
  assert.match(await here(), /Falta la factura/)
  await page.keyboard.press('Enter')
  await field.waitFor()

  // Whoever is faster than the list of reasons is not held up by it.
  const isFast = Promise.withResolvers<void>()
  await page.route(/\/api\/v1\/reasons/, route => isFast.promise.then(() => route.continue()))
  await page.keyboard.press('r')
  await page.keyboard.type('La tienes en tu cuenta.')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('combobox', { name: /Enviar y cerrar/ }).waitFor()
  await page.keyboard.type('factura')
  await page.keyboard.press('Enter')
  isFast.resolve()
  await lets(queued)
  await page.getByRole('heading', { name: 'Marta Iborra' }).first().waitFor()
  await page.getByText('Enviado a Óscar Lizarraga y cerrada.').waitFor()

  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.getByText('Tú: se la queda').waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Quedan 2 en Ruzafa')
  await page.keyboard.press('Control+Enter')
  await page.getByText('nota · solo el equipo').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Buscar o hacer…' }).waitFor()
  await page.keyboard.type('pospuestas')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Pospuestas' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Teclas' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Teclas' }).waitFor({ state: 'hidden' })
  const regions = new Set<string>()
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('F6')
    regions.add(
      await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? ''),
    )
  }
  assert.ok(regions.has('rail') && regions.has('list'), [...regions].join())
  assert.deepEqual(complaints, [])
  assert.ok(!(await field.isVisible()))
})

test('letters are letters while one writes', async () => {
  await table.says('Sonia P.', 'El mango quema')
  const { page, row, field } = await sit('/open')
  await row('Sonia P.').click()
  await field.fill('')
  await field.pressSequentially('rejane')
  assert.equal(await field.inputValue(), 'rejane')
  assert.equal(await page.locator('[popover=auto]:popover-open').count(), 0)
})

test('who types on at once after asking for the field types into it', async () => {
  await table.says('Iker Z.', '¿Hay en azul?')
  const { page, row, field } = await sit('/open')
  await row('Iker Z.').click()
  await field.waitFor()
  // A browser with much to do, which draws no frame for as long as this page lives.
  await page.evaluate(() => void (window.requestAnimationFrame = () => 0))
  for (const [asks, text] of [
    ['r', 'al'],
    ['n', 'a'],
  ] as const) {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    for (const key of asks + text) await page.keyboard.press(key)
    assert.equal(await field.inputValue(), text)
  }
})

test('nothing moves under the cursor: newcomers wait behind a pill', async () => {
  await table.says('Primera', 'Hola')
  const { page, row, rows } = await sit('/all')
  await row('Primera').hover()
  const before = await rows.allInnerTexts()
  await table.says('Segunda', 'Hola')
  await table.says('Tercera', 'Hola')
  const pill = page.getByRole('button', { name: '2 nuevas' })
  await pill.waitFor()
  assert.deepEqual(
    (await rows.allInnerTexts()).map(text => text.split('\n')[1]),
    before.map(text => text.split('\n')[1]),
  )
  await pill.click()
  await row('Tercera').waitFor()
})

test('without the server what is written waits in the browser, and leaves once when it is back', async () => {
  await table.says('Familia Puig', '¿Seguís ahí?')
  const { page, row, field } = await sit('/open')
  await row('Familia Puig').click()
  await page.route(sending, route => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await field.fill('Aquí seguimos')
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 mensaje guardado aquí.').waitFor()
  await page.reload()
  await page.getByText('Aquí seguimos').last().waitFor()
  const queued = heard(world, 'message.queued')
  await page.unroute(sending)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await lets(queued)
  await page.getByText('guardado aquí').waitFor({ state: 'detached' })
  assert.equal(await page.getByRole('log').getByText('Aquí seguimos').count(), 1)
})

test('a session that ends loses nothing that was written', async () => {
  await table.says('Joan Ferrer', '¿Y lo mío?')
  const { page, row, field } = await sit('/open')
  await row('Joan Ferrer').click()
  await field.fill('Lo tuyo sale hoy')
  const cookies = await page.context().cookies()
  // It ends as the message leaves, and not as something else that is asked in the meantime.
  await page.route(sending, async route => {
    if (route.request().method() !== 'POST') return route.continue()
    await page.context().clearCookies()
    const headers = await route.request().allHeaders()
    await route.continue({ headers: { ...headers, cookie: '' } })
  })
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Tu sesión se ha cerrado' })
  await dialog.waitFor()
  await page.unroute(sending)
  await page.context().addCookies(cookies)
  await dialog.getByLabel('Contraseña', { exact: true }).fill('sobremesa de prueba')
  await dialog.getByRole('button', { name: 'Entrar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await lets(queued)
  await page.getByText('Lo tuyo sale hoy').last().waitFor()
})

test('what did not leave says why, and can be sent again', async () => {
  await table.says('Núria Bosch', '¿Me la mandáis?')
  const { page, row, field } = await sit('/open')
  await row('Núria Bosch').click()
  await field.fill('Te la mando hoy mismo')
  table.client.next('refuses')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  world.clock.advance(11_000)
  await page.getByText(/^No salió:/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/failed.png` })
  // The answer to the press comes behind the news that it has left, and says what was true before.
  const sent = page.getByText('Enviado', { exact: true })
  await page.route(/\/retry$/, async route => {
    const response = await route.fetch()
    await sent.waitFor()
    await route.fulfill({ response })
  })
  const answered = page.waitForResponse(/\/retry$/).then(response => response.finished())
  await page.getByRole('button', { name: 'Enviar otra vez' }).click()
  await answered
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  assert.ok(await sent.isVisible())
})

test('a file is refused before it leaves, or goes with the message', async () => {
  await table.says('Ana Quesada', '¿Cómo es la junta?')
  const { page, row, field } = await sit('/open')
  await row('Ana Quesada').click()
  await field.waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'junta.png', mimeType: 'image/png', buffer: tinyPicture })
  await page.getByRole('button', { name: 'Quitar junta.png' }).waitFor()
  await field.fill('Es esta')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  await page.getByRole('button', { name: /Ver más grande/ }).click()
  await page.getByRole('dialog', { name: /junta\.png/ }).waitFor()
})

test('the picture that a platform shows of a customer stands in their card, and comes from this server alone', async () => {
  const platform = createServer((_, response) => response.end(tinyPicture))
  await new Promise<void>(resolve => void platform.listen(0, '127.0.0.1', resolve))
  const { port } = platform.address() as AddressInfo
  const from = { id: 'Noelia', name: 'Noelia Vidal', picture: `http://127.0.0.1:${port}/noelia.png` }
  const id = await table.says('Noelia', 'Hola', { from })
  const { page, complaints } = await sit(`/all/${id}`)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).origin))
  await page.reload()
  const shown = page.getByRole('region', { name: 'Ficha del cliente' }).locator('img').first()
  await shown.waitFor()
  await shown.evaluate((picture: HTMLImageElement) => picture.decode())
  assert.deepEqual(
    asked.filter(origin => origin !== world.address),
    [],
  )
  assert.deepEqual(complaints, [])
  platform.close()
})
