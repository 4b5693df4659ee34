import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { ConversationDrafts, Message, Page as Rows } from '#protocol'
import { newId } from '#lib'
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
  // What is asked while nobody is signed in may be refused only when somebody is again.
  const isOut = Promise.withResolvers<void>()
  const { held, release } = await holdAnswers(page, /\/drafts/, isOut.promise)
  await field.fill('Sale hoy mismo')
  await agent.post('/sign-out')
  isOut.resolve()
  await page.getByText('Tu sesión se ha cerrado').waitFor()
  await held
  await page.getByLabel('Contraseña').fill('sobremesa de prueba')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByText('Tu sesión se ha cerrado').waitFor({ state: 'detached' })
  await release()
  await holds(field, 'Sale hoy mismo')
  const again = await table.open({ path: `${brand}/inbox/open/${id}` })
  await again.page.context().addCookies(await page.context().cookies())
  for (;;) {
    await again.page.goto(page.url())
    await again.field.waitFor()
    if ((await again.field.inputValue()) === 'Sale hoy mismo') break
  }
  assert.equal(await page.getByText('Tu sesión se ha cerrado').count(), 0)
})

/** These questions are asked once `begin` has come; their answers arrive when released: the browser has them when that is done. */
async function holdAnswers(page: Page, address: RegExp, begin: Promise<void>) {
  const held = Promise.withResolvers<void>()
  const isOver = Promise.withResolvers<void>()
  const arriving: Promise<void>[] = []
  await page.route(address, async route => {
    await begin
    const response = await route.fetch()
    held.resolve()
    arriving.push(isOver.promise.then(() => route.fulfill({ response })))
  })
  const release = async (): Promise<void> => {
    isOver.resolve()
    await Promise.all(arriving)
  }
  return { held: held.promise, release }
}

test('a saved reply is kept in the settings, found with a slash, filled, and stopped while a gap is left', async () => {
  const id = await table.says('MARTA PONS', '¿Cómo la devuelvo?')
  const { page, field, complaints } = await sit(`/settings`)
  await page.getByRole('heading', { name: 'Todavía no hay respuestas guardadas.' }).waitFor()
  await picture(page, 'snippets-empty')
  await page.getByRole('button', { name: 'Nueva respuesta guardada' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Devolución')
  await dialog.getByLabel('Atajo').fill('dev')
  const text = dialog.getByLabel('Texto en español')
  await text.fill('Hola, ')
  await dialog.getByRole('button', { name: 'nombre del cliente', exact: true }).click()
  await text.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(999, 999))
  await text.pressSequentially('. Tu pedido {{número de pedido}} se recoge en casa.')
  await dialog.getByText('Hola, Marta. Tu pedido').waitFor()
  await dialog.getByLabel('Para todo el equipo').check()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'snippet-form')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('list', { name: 'Respuestas guardadas' }).getByText('Devolución').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'snippets')
  await page.goto(`${world.address}${brand}/inbox/open/${id}`)
  await field.focus()
  await page.keyboard.type('y/o ')
  await page.keyboard.press('/')
  const search = page.getByRole('combobox', { name: 'Usar una respuesta guardada' })
  await search.waitFor()
  await page.keyboard.press('Escape')
  await holds(field, 'y/o /')
  await field.fill('')
  await page.keyboard.press('/')
  await search.pressSequentially('devolucion')
  await page.getByText('Hola, Marta. Tu pedido').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'snippet-picker')
  await page.keyboard.press('Enter')
  await holds(field, 'Hola, Marta. Tu pedido {{número de pedido}} se recoge en casa.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Falta rellenar: número de pedido').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'gap-left')
  await page.keyboard.type('48213')
  await holds(field, 'Hola, Marta. Tu pedido 48213 se recoge en casa.')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  assert.deepEqual(complaints, [])
})

test('an answer for later waits in sight, is moved, sent at once or not at all, and is held back when the customer writes', async () => {
  const id = await table.says('Joan Ferrer', '¿Cuándo llega?')
  const { page, field, complaints } = await sit(`/inbox/open/${id}`)
  const log = page.getByRole('log')
  const scheduled = heard(world, 'message.scheduled')
  await field.fill('Mañana por la mañana, Joan')
  await page.keyboard.press('Shift+Alt+Enter')
  await page.getByRole('option', { name: /^Mañana/ }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'later-chooser')
  await page.getByRole('option', { name: /^Mañana/ }).click()
  await scheduled
  await log.getByText(/^Sale el/).waitFor()
  await page.getByText(/^Saldrá para Joan Ferrer el/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'later')
  const moved = heard(world, 'message.scheduled')
  await log.getByRole('button', { name: 'Cambiar la hora' }).click()
  await page.getByRole('option', { name: /^Tres horas/ }).click()
  await moved
  await log.getByRole('button', { name: 'No enviar' }).click()
  await holds(field, 'Mañana por la mañana, Joan')
  const again = heard(world, 'message.scheduled')
  await page.keyboard.press('Shift+Alt+Enter')
  await page.getByRole('option', { name: /^Mañana/ }).click()
  await again
  const withdrawn = heard(world, 'message.withdrawn')
  await table.says('Joan Ferrer', 'Olvídalo, ya está aquí')
  await withdrawn
  await log.getByText(/^Tu respuesta prevista para el .* no ha salido/).waitFor()
  await holds(field, 'Mañana por la mañana, Joan')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'held-back')
  const third = heard(world, 'message.scheduled')
  await field.fill('Me alegro, Joan')
  await page.keyboard.press('Shift+Alt+Enter')
  await page.getByRole('option', { name: /^Tres horas/ }).click()
  await third
  const sent = heard(world, 'message.sent')
  await log.getByRole('button', { name: 'Enviar ya' }).click()
  await sent
  const last = heard(world, 'message.scheduled')
  await page.getByRole('button', { name: 'Escribir otra' }).or(field).first().click()
  await field.fill('¿Todo bien con ella?')
  await page.keyboard.press('Shift+Alt+Enter')
  await page.getByRole('option', { name: /^Tres horas/ }).click()
  await last
  const { rows } = await world.owner.get<Rows<Message>>(`/conversations/${id}/messages`)
  const waiting = rows.find(({ sendAt }) => sendAt !== null)
  await world.owner.patch(`/messages/${waiting!.id}`, { sendAt: world.clock.now() + 20_000 })
  world.clock.advance(21_000)
  await log.getByText(/^Sale el/).waitFor({ state: 'detached' })
  const hasLeft = () => [...table.client.messages.values()].some(({ body }) => body.text === '¿Todo bien con ella?')
  while (!hasLeft()) await page.evaluate(() => new Promise(requestAnimationFrame))
  assert.deepEqual(complaints, [])
})

test('what is sent puts the conversation aside, and both come back together', async () => {
  const id = await table.says('Ana Quesada', '¿Me avisáis el lunes?')
  const { page, field } = await sit(`/inbox/open/${id}`)
  const queued = heard(world, 'message.queued')
  await field.fill('Te aviso el lunes')
  await page.getByRole('button', { name: 'Otras formas de enviar' }).click()
  await picture(page, 'ways')
  await page.getByRole('menuitem', { name: /^Enviar y posponer/ }).click()
  await page.getByRole('option', { name: /^Mañana/ }).click()
  await queued
  const status = async () => (await world.owner.get<{ status: string }>(`/conversations/${id}`)).status
  assert.equal(await status(), 'snoozed')
  await page.getByText('Enviado a Ana Quesada; la conversación vuelve el').waitFor()
  const back = heard(world, 'message.withdrawn')
  await page.getByRole('button', { name: /^Deshacer/ }).click()
  await back
  assert.equal(await status(), 'open')
})

test('a macro answers, notes and closes with one key, and all of it comes back with another', async () => {
  const id = await table.says('Sonia Prado', 'La cafetera gotea')
  const { id: tagId } = await world.owner.post<{ id: string }>('/tags', { name: 'Juntas' })
  const { page, complaints } = await sit('/settings/macros')
  await page.getByRole('heading', { name: 'Todavía no hay macros.' }).waitFor()
  await page.getByRole('button', { name: 'Nueva macro' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Junta enviada')
  await dialog.getByRole('button', { name: 'Cerrar por' }).click()
  await dialog.getByRole('button', { name: 'Nota' }).click()
  await dialog.getByRole('textbox', { name: 'Nota' }).fill('Sale una junta para {{customer.name}}')
  await dialog.getByRole('button', { name: 'Asignar' }).click()
  await dialog.getByRole('button', { name: 'Etiquetar' }).click()
  await dialog.getByRole('button', { name: 'Quitar: Juntas' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'macro-form')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('list', { name: 'Macros' }).getByText('Junta enviada').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'macros')
  const brought = page.waitForResponse(answer => answer.url().endsWith('/api/v1/macros'))
  await page.goto(`${world.address}${brand}/inbox/open/${id}`)
  await (await brought).finished()
  await page.getByRole('heading', { name: 'Sonia Prado' }).first().waitFor()
  const stands = () => world.owner.get<{ status: string; tags: string[] }>(`/conversations/${id}`)
  const log = page.getByRole('log')
  await log.getByText('La cafetera gotea').waitFor()
  const noted = heard(world, 'note.written')
  await page.keyboard.press('m')
  await page.getByRole('option', { name: 'Junta enviada' }).waitFor()
  await picture(page, 'macro-chooser')
  await page.keyboard.press('Enter')
  await noted
  await log.getByText('Sale una junta para Sonia Prado').waitFor()
  await page.getByText('«Junta enviada» hecha para Sonia Prado.').waitFor()
  const { status, tags } = await stands()
  assert.deepEqual([status, tags], ['closed', [tagId]])
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'macro-done')
  await page.keyboard.press('z')
  await log.getByText('Sale una junta para Sonia Prado').waitFor({ state: 'detached' })
  const undone = await stands()
  assert.deepEqual([undone.status, undone.tags], ['open', []])
  assert.deepEqual(complaints, [])
})

test('all of it in the dark and in a pocket', async () => {
  const id = await table.says('Familia Puig', '¿Seguís ahí?')
  const scheduled = heard(world, 'message.scheduled')
  await world.owner.post(`/conversations/${id}/messages`, {
    ...{ id: newId(), text: 'Aquí seguimos', files: [], visibility: 'private' },
    sendAt: world.clock.now() + 3_600_000,
  })
  await scheduled
  for (const [name, options] of [
    ['dark', { colorScheme: 'dark' }],
    ['pocket', pocket],
  ] as const) {
    const { page } = await sit(`/inbox/waiting/${id}`, options)
    await page
      .getByRole('log')
      .getByText(/^Sale el/)
      .waitFor()
    assert.deepEqual(await faultsOf(page), [], name)
    await picture(page, `later-${name}`)
    await page.goto(`${world.address}${brand}/settings/snippets`)
    await page.getByRole('list', { name: 'Respuestas guardadas' }).waitFor()
    assert.deepEqual(await faultsOf(page), [], name)
    await picture(page, `snippets-${name}`)
  }
})
