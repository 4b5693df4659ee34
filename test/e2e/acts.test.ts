import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../waits.ts'
import { marta } from '../vendors/telegram-customer.ts'
import { tinyPicture } from '../tiny-picture.ts'
import { heard } from '../visitor.ts'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'
import { openBotOf, openMailboxOf, openPageOf } from './platform-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const desk = all.use(await openDesk())
const { world } = desk
const bot = all.use(await openBotOf(world))
const square = all.use(await openPageOf(world))
const inbox = `${await brandOf(world.owner)}/inbox/all`
const colleague = await world.person('agent')

const sit = (conversationId: string, options = {}) =>
  desk.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

/** What is written leaves once there is no more time for second thoughts. */
async function sends(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Responder a/ }).fill(text)
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  const sent = heard(world, 'message.sent')
  world.clock.advance(11_000)
  await sent
}

const deedsOf = async (page: Page, text: string): Promise<string[]> => {
  await said(page, text).hover()
  await said(page, text).getByRole('button', { name: 'Qué hacer con este mensaje' }).click()
  await page.getByRole('menuitem').first().waitFor()
  // What is read in it is ours, and comes once it is read.
  const ours = 'Corregir la lectura'
  return (await page.getByRole('menuitem').allInnerTexts()).filter(words => !words.startsWith(ours))
}
const choose = (page: Page, deed: string) => page.getByRole('menuitem', { name: deed }).click()

/** What the bot was last told to do to a message. */
const asked = (method: string) =>
  until(
    () => bot.vendor.requests.findLast(({ path }) => path.endsWith(`/${method}`)),
    seen => seen !== undefined,
  )

test('a reaction goes to the platform, colleagues see it at once, and a second press takes it back', async () => {
  const { id, conversationId } = await bot.writes(marta, 'Ya la tengo, muchas gracias')
  const { page, complaints } = await sit(conversationId)
  const other = await desk.open({ who: colleague, path: `${inbox}/${conversationId}` })
  const mine = said(page, 'Ya la tengo')
  await mine.hover()
  await mine.getByRole('button', { name: 'Reaccionar' }).click()
  await page.getByRole('button', { name: 'Reaccionar con 🙏' }).click()
  await mine.getByRole('button', { name: /^🙏 de / }).waitFor()
  await said(other.page, 'Ya la tengo')
    .getByRole('button', { name: /^🙏 de / })
    .waitFor()
  const seen = await asked('setMessageReaction')
  const { message_id: target, reaction } = seen!.body as { message_id: number; reaction: object[] }
  assert.deepEqual([target, reaction], [id, [{ type: 'emoji', emoji: '🙏' }]])
  await mine.getByRole('button', { name: /^🙏 de / }).click()
  await mine.getByRole('button', { name: /^🙏 de / }).waitFor({ state: 'detached' })
  assert.deepEqual(((await asked('setMessageReaction'))!.body as { reaction: object[] }).reaction, [])
  assert.deepEqual(complaints, [])
})

test('with the keyboard alone a message of ours is found, corrected, and what it said before is kept', async () => {
  const { conversationId } = await bot.writes(marta, '¿A qué hora cerráis?')
  const { page } = await sit(conversationId)
  await sends(page, 'A las ocho y medía')
  await page.getByRole('log').focus()
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('A las ocho'))
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('cerráis'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Corregir el mensaje' }).waitFor()
  await page.keyboard.type('cor')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Corregir'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Corregir el mensaje' })
  const text = dialog.getByRole('textbox', { name: 'Lo que dirá' })
  await text.fill('A las ocho y media')
  await dialog.getByRole('button', { name: 'Corregir', exact: true }).press('Enter')
  await said(page, 'A las ocho y media')
    .getByText(/^editado/)
    .waitFor()
  assert.equal(bot.vendor.messages.at(-1)!.fields.text, 'A las ocho y media')
  await said(page, 'A las ocho y media').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Corregir el mensaje' }).click()
  await text.fill('Llame al 900 123 456')
  await dialog.getByRole('button', { name: 'Corregir', exact: true }).press('Enter')
  await dialog.getByText(/manda a esta persona a otro sitio/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: /^Lo ha pedido/ }).press('1')
  await said(page, 'Llame al 900 123 456').getByText('A otro sitio: Lo ha pedido (Ana)').waitFor()
  await page.getByRole('button', { name: 'ver antes' }).press('Enter')
  await page.getByRole('dialog', { name: 'ver antes' }).getByText('A las ocho y medía').waitFor()
})

test('under a thumb the deeds are in sight, and what was taken back is gone there too', async () => {
  const { conversationId } = await bot.writes(marta, '¿Me la guardáis?')
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page } = await sit(conversationId, phone)
  await sends(page, 'Te la guardo en Gràcia')
  const mine = said(page, 'Te la guardo')
  const deeds = mine.getByRole('button', { name: 'Qué hacer con este mensaje' })
  const box = (await deeds.boundingBox())!
  assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box))
  await deeds.tap()
  await page.getByRole('menuitem', { name: 'Retirar el mensaje' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Retirar el mensaje' })
  await dialog.getByText('Te la guardo en Gràcia').waitFor()
  await dialog.getByRole('button', { name: 'Retirar', exact: true }).tap()
  await page.getByText(/^lo retiramos/).waitFor()
  assert.ok(bot.vendor.messages.at(-1)!.isDeleted)
})

test('what the platform no longer allows is no longer offered', async () => {
  const { conversationId } = await bot.writes(marta, '¿Y el mango?')
  const { page } = await sit(conversationId)
  await sends(page, 'El mango se cambia')
  assert.deepEqual(await deedsOf(page, 'El mango se cambia'), [
    'Citar',
    'Copiar enlace',
    'Copiar',
    'Corregir el mensaje',
    'Retirar el mensaje',
  ])
  await page.keyboard.press('Escape')
  assert.deepEqual(await deedsOf(page, '¿Y el mango?'), [
    'Citar',
    'Copiar enlace',
    'Copiar',
    'Reaccionar',
    'Otra conversación desde aquí',
  ])
  const later = await sit(conversationId)
  await later.page.clock.setSystemTime(Date.now() + 3 * 86_400_000)
  await later.page.reload()
  assert.deepEqual(await deedsOf(later.page, 'El mango se cambia'), ['Citar', 'Copiar enlace', 'Copiar'])
})

test('a quote says what the answer is to, here and on the platform', async () => {
  const { id, conversationId } = await bot.writes(marta, '¿Abrís el lunes?')
  const { page } = await sit(conversationId)
  await bot.writes(marta, '¿Y el martes?')
  await deedsOf(page, '¿Abrís el lunes?')
  await choose(page, 'Citar')
  await page.getByText('En respuesta a Marta:').waitFor()
  await sends(page, 'El lunes no')
  assert.deepEqual(bot.vendor.messages.at(-1)!.fields.reply_parameters, {
    message_id: id,
    allow_sending_without_reply: true,
  })
  await said(page, 'El lunes no').getByRole('button', { name: '¿Abrís el lunes?' }).waitFor()
})

test('a comment is hidden, shown again by what was just done, and liked', async () => {
  const [sonia] = square.people
  const { id, conversationId } = await square.comments(sonia!, 'Esto es una vergüenza')
  const { page } = await sit(conversationId)
  const there = () => square.vendor.comments.get(id)!
  await said(page, 'vergüenza').getByText('La Nido ya está en verde.').waitFor({ state: 'detached' })
  await deedsOf(page, 'vergüenza')
  await choose(page, 'Ocultar en la plataforma')
  await said(page, 'vergüenza').getByText('oculto en la plataforma').waitFor()
  assert.ok(there().isHidden)
  await page.getByRole('region', { name: 'Lo último que has hecho' }).getByRole('button', { name: 'Deshacer' }).click()
  await said(page, 'vergüenza').getByText('oculto en la plataforma').waitFor({ state: 'detached' })
  assert.ok(!there().isHidden)
  await deedsOf(page, 'vergüenza')
  await choose(page, 'Me gusta')
  await said(page, 'vergüenza').getByText('os gusta').waitFor()
  assert.ok(there().isLiked)
})

test('what came of a deed stays, also where the answer to the press comes after it', async () => {
  const { conversationId } = await square.comments(square.people[0]!, 'Otra vez tarde')
  const { page } = await sit(conversationId)
  const hidden = said(page, 'Otra vez tarde').getByText('oculto en la plataforma')
  await page.route('**/acts', async route => {
    const response = await route.fetch()
    await hidden.waitFor()
    await route.fulfill({ response })
  })
  await deedsOf(page, 'Otra vez tarde')
  const answered = page.waitForResponse(/\/acts$/).then(response => response.finished())
  await choose(page, 'Ocultar en la plataforma')
  await answered
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  assert.ok(await hidden.isVisible())
  assert.equal(await page.getByText('En camino a la plataforma').count(), 0)
})

test('what the platform refuses says why, and can be tried again', async () => {
  const { conversationId } = await square.comments(square.people[0]!, 'Muy caro todo')
  const { page } = await sit(conversationId)
  await said(page, 'Muy caro').waitFor()
  square.vendor.next('refuses')
  await deedsOf(page, 'Muy caro')
  await choose(page, 'Ocultar en la plataforma')
  const refused = said(page, 'Muy caro').getByRole('alert')
  await refused.filter({ hasText: 'La plataforma no ha aceptado «ocultar»' }).waitFor()
  await said(page, 'Muy caro').getByRole('button', { name: 'Probar otra vez' }).click()
  await said(page, 'Muy caro').getByText('oculto en la plataforma').waitFor()
  assert.equal(await refused.count(), 0)
})

test('from the square to the table and back, in one conversation', async () => {
  const ibai = square.people[1]!
  const { conversationId } = await square.comments(ibai, 'Mi pedido no ha llegado')
  const { page } = await sit(conversationId)
  const form = page.getByRole('form', { name: /^Responder a/ })
  await form.getByText('a la vista de cualquiera').waitFor()
  await deedsOf(page, 'Mi pedido no ha llegado')
  await choose(page, 'Responder en privado')
  await form.getByText('a la vista de cualquiera').waitFor({ state: 'detached' })
  await sends(page, '¿Me dices el número de pedido?')
  const private_ = square.vendor.talks.said.at(-1)!
  assert.deepEqual([private_.isOurs, private_.message.text], [true, '¿Me dices el número de pedido?'])
  assert.equal(await square.writes(ibai.id, 'Es el 48213'), conversationId)
  await said(page, 'Es el 48213').waitFor()
  world.clock.advance(60_000)
  await form.getByRole('radio', { name: 'Público' }).check({ force: true })
  await form.getByText('a la vista de cualquiera').waitFor()
  await sends(page, 'Resuelto, gracias por avisar')
  const answer = [...square.vendor.comments.values()].at(-1)!
  assert.equal(answer.message, 'Resuelto, gracias por avisar')
  const heads = await page
    .getByRole('log')
    .getByText(/^(Público|Privado)$/)
    .allInnerTexts()
  assert.deepEqual(heads, ['Público', 'Privado', 'Público'])
  assert.deepEqual(await faultsOf(page), [])
})

test('whoever writes alone with the brand is told that it was read', async () => {
  const nora = square.people[0]!
  const conversationId = await square.writes(nora.id, '¿Hay alguien?')
  const { page } = await sit(conversationId)
  await said(page, '¿Hay alguien?').waitFor()
  await until(
    () => square.vendor.talks.actions.some(({ sender_action: action }) => action === 'mark_seen'),
    is => is,
  )
})

test('an album is one grid, and its pictures follow each other in the viewer', async () => {
  const conversationId = await bot.sendsAlbum(
    marta,
    Array.from({ length: 5 }, () => tinyPicture),
    'Así llegaron',
  )
  const { page } = await sit(conversationId)
  const album = page.getByRole('group', { name: '5 fotos y vídeos' })
  await album.getByRole('button', { name: 'Ver 2 más' }).waitFor()
  assert.equal(await album.getByRole('button').count(), 4)
  assert.equal(await said(page, 'Así llegaron').count(), 1)
  await album
    .getByRole('button', { name: /^Ver más grande/ })
    .first()
    .click()
  const place = page.getByRole('dialog').getByRole('status')
  await place.filter({ hasText: '1 de 5' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await place.filter({ hasText: '2 de 5' }).waitFor()
  await page.keyboard.press('End')
  await place.filter({ hasText: '5 de 5' }).waitFor()
  assert.deepEqual(await faultsOf(page, 'dialog[open]'), [])
  await page.keyboard.press('Escape')
  await place.waitFor({ state: 'detached' })
})

test('a mail with its pictures is one message, and none of what its channel cannot do is offered', async () => {
  await using mailbox = await openMailboxOf(world)
  const files = ['base', 'rosca', 'caja'].map(name => ({ name: `${name}.png`, type: 'image/png', bytes: tinyPicture }))
  const mail = { from: 'james@mail.example', name: 'James Whitlock', subject: 'One bowl arrived broken', files }
  const conversationId = await mailbox.writes({ ...mail, text: 'Could you send another one?' })
  const { page } = await sit(conversationId)
  await said(page, 'Could you send another one?').getByRole('group', { name: '3 fotos y vídeos' }).waitFor()
  await said(page, 'One bowl arrived broken').waitFor()
  assert.deepEqual(await deedsOf(page, 'Could you send another one?'), ['Citar', 'Copiar enlace', 'Copiar'])
  await page.keyboard.press('Escape')
  await sends(page, 'A new one leaves today')
  const [sent] = [...mailbox.vendor.accepted.values()]
  assert.match(Buffer.from(sent!.bytes).toString(), /A new one leaves today/)
})
