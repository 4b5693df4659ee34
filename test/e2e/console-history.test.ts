import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Conversation, TimelinePage } from '#protocol'
import { oneCustomer } from '../desk.ts'
import { heard } from '../visitor.ts'
import { faultsOf as axeFaults } from './stories-page.ts'
import { brandOf, openTable } from './console-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const inbox = `${await brandOf(world.owner)}/inbox`
const day = 24 * 3_600_000
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const shots = process.env['SHOTS']
let shotNo = 0
const shoot = async (page: import('playwright-core').Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${++shotNo}-${name}.png` })
}

/** She wrote a mail five days ago that nobody answered, and today on the chat. */
async function wroteTwice(name: string) {
  const at = world.clock.now()
  const mail = await table.says(`${name} (correo)`, 'La cafetera nueva gotea por la junta', { at: at - 5 * day })
  await table.says(`${name} (correo)`, '¿Hay alguien ahí?', { at: at - 4 * day })
  const chat = await table.says(name, '¿Me la cambiáis o no? Llevo así desde el día 13.')
  const both = [{ conversationId: chat }, { conversationId: mail }] as const
  const customerId = await oneCustomer({ database: world.database, ours: world.workspaceId }, ...both)
  return { mail, chat, customerId }
}

test('the mail that nobody answered is there when the chat comes in, and is settled with it', async () => {
  const { mail, chat } = await wroteTwice('Marta Iborra')
  const { page, field } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}` })
  const log = page.getByRole('log')
  const fold = log.getByRole('button', { name: /La cafetera nueva gotea/ })
  await fold.getByText('Sin contestar').waitFor()
  await fold.click()
  await log.getByText('¿Hay alguien ahí?').waitFor()
  await fold.click()
  await log.getByText('¿Hay alguien ahí?').waitFor({ state: 'detached' })

  const waiting = page.getByRole('list', { name: 'También espera:' })
  await waiting.getByRole('button', { name: 'Ver' }).click()
  await log.getByText('¿Hay alguien ahí?').waitFor()
  await page.waitForURL(/at=/)
  await waiting.getByRole('checkbox', { name: 'Resolver también' }).check()
  await shoot(page, 'settle')
  await field.fill('Te la cambiamos entera')
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  await waiting.waitFor({ state: 'detached' })
  assert.equal((await world.owner.get<Conversation>(`/conversations/${mail}`)).status, 'waiting')
  const line = log.getByText('Tú: «¿Hay alguien ahí?» queda resuelta con la respuesta por API')
  await line.waitFor()
  await shoot(page, 'settled')
  await page.keyboard.press('Control+z').catch(() => undefined)
  await page.getByRole('button', { name: /^Deshacer/ }).click()
  await waiting.getByRole('checkbox', { name: 'Resolver también', checked: true }).waitFor()
  await line.waitFor({ state: 'detached' })
  assert.equal((await world.owner.get<Conversation>(`/conversations/${mail}`)).status, 'open')
})

test('however much was said where else they wait, it can be looked at and settled, on the desk and on a phone', async () => {
  const { chat, mail } = await wroteTwice('Nuria Gil')
  const at = world.clock.now() - day
  await table.says('Nuria Gil (correo)', `${'La cafetera gotea por la junta. '.repeat(20)}¿Hola?`, { at })
  const third = await table.says('Nuria Gil (otro correo)', `${'Otra vez yo. '.repeat(40)}¿Hola?`, { at })
  const parts = [{ conversationId: chat }, { conversationId: third }] as const
  await oneCustomer({ database: world.database, ours: world.workspaceId }, ...parts)
  assert.equal((await world.owner.get<Conversation>(`/conversations/${mail}`)).status, 'open')
  for (const options of [{}, phone]) {
    const { page } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}`, ...options })
    const waiting = page.getByRole('list', { name: 'También espera:' })
    await waiting.getByRole('listitem').nth(1).waitFor()
    const frame = (await waiting.boundingBox())!
    const lines = await waiting.getByRole('listitem').all()
    const ends: number[] = []
    for (const line of lines) {
      for (const deed of [line.getByRole('checkbox'), line.getByRole('button', { name: 'Ver' })]) {
        const box = (await deed.boundingBox())!
        assert.ok(box.x >= frame.x && box.x + box.width <= frame.x + frame.width, JSON.stringify({ box, frame }))
      }
      const box = (await line.boundingBox())!
      assert.ok(box.y >= (ends.at(-1) ?? frame.y), 'one lies over the other')
      ends.push(((await line.getByRole('checkbox').boundingBox())?.y ?? 0) + 16)
    }
    await waiting.getByRole('checkbox').last().check()
    assert.deepEqual(await axeFaults(page), [])
    await shoot(page, 'waits-long')
    await page.context().close()
  }
})

test('what one looks at stands in the address, and what is written elsewhere comes in', async () => {
  const { chat, mail } = await wroteTwice('Óscar Lizarraga')
  await world.owner.post(`/conversations/${mail}/notes`, { id: crypto.randomUUID(), text: 'Quedan dos juntas' })
  const { page, complaints } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}` })
  const log = page.getByRole('log')
  await log.getByText('¿Me la cambiáis o no?').waitFor()
  await page.getByRole('radio', { name: 'Notas' }).check({ force: true })
  await page.waitForURL(/only=notes/)
  await log.getByText('Quedan dos juntas').waitFor()
  assert.equal(await log.getByText('¿Me la cambiáis o no?').count(), 0)
  await world.owner.post(`/conversations/${mail}/notes`, { id: crypto.randomUUID(), text: 'Queda una' })
  await log.getByText('Queda una').waitFor()
  await page.getByRole('button', { name: 'Más filtros' }).click()
  await page.getByRole('menuitemradio', { name: 'Archivos' }).click()
  await page.getByText('Aquí no hay nada de eso.').waitFor()
  await shoot(page, 'none')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Ver todo' }).click()
  await log.getByText('¿Me la cambiáis o no?').waitFor()
  await page.goBack()
  await page.getByText('Aquí no hay nada de eso.').waitFor()
  assert.deepEqual(complaints, [])
})

test('a link to a message leads into the middle of a long history, and back to now', async () => {
  const { chat, mail, customerId } = await wroteTwice('Rachid Benali')
  const at = world.clock.now() - 3 * day
  const events = Array.from({ length: 400 }, (_, n) => ({
    ...{ type: 'message', id: `far-${n}`, thread: 'Rachid Benali (correo)', at: at + n * 1000 },
    ...{ from: { id: 'Rachid Benali (correo)', name: 'Rachid Benali' }, text: `Línea ${n}.` },
  }))
  for (let from = 0; from < events.length; from += 100) await table.post(events.slice(from, from + 100))
  const path = `/customers/${customerId}/timeline?at=${at + 200_000}&limit=2`
  let page200 = await world.owner.get<TimelinePage>(path)
  while (page200.rows.at(-1)?.text !== 'Línea 200.') page200 = await world.owner.get<TimelinePage>(path)
  const { id } = page200.rows.at(-1)!
  const { page } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}?message=${id}` })
  const log = page.getByRole('log')
  await log.getByText('Línea 200.', { exact: true }).waitFor()
  await page.waitForFunction(one => document.activeElement?.getAttribute('data-message') === one, id)
  assert.ok(await log.getByText('Línea 200.', { exact: true }).isVisible())
  await shoot(page, 'link')
  // Down from there without a gap, until one goes back to now.
  await page.mouse.move(800, 400)
  for (let turn = 0; turn < 60 && !(await log.getByText('Línea 290.', { exact: true }).isVisible()); turn++) {
    await page.mouse.wheel(0, 1200)
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  await log.getByText('Línea 290.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Ir a lo último' }).click()
  await log.getByText('¿Me la cambiáis o no?').waitFor()
  assert.ok(!page.url().includes('message='))
  assert.notEqual(mail, chat)
})

test('a day is gone to with the keyboard, and a message that is gone is said to be', async () => {
  const { chat } = await wroteTwice('Sonia P.')
  const { page } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}` })
  const log = page.getByRole('log')
  await log.getByText('¿Me la cambiáis o no?').waitFor()
  await page.getByRole('button', { name: 'Ir a una fecha' }).focus()
  await page.keyboard.press('Enter')
  const when = new Date(world.clock.now() - 5 * day)
  await page
    .getByRole('dialog', { name: 'Ir a una fecha' })
    .getByLabel('Ir a una fecha')
    .fill(when.toISOString().slice(0, 10))
  await page.keyboard.press('Enter')
  await log.getByText('La cafetera nueva gotea por la junta').last().waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('[data-message]'))
  await page.goto(`${world.address}${inbox}/all/${chat}?message=${crypto.randomUUID()}`)
  await shoot(page, 'gone')
  await page.getByRole('alert').getByText('No encontramos ese mensaje.').waitFor()
  await log.getByText('¿Me la cambiáis o no?').waitFor()
})

const dark = { colorScheme: 'dark' as const }
test('names and texts made to break the page break nothing, on a desk and on a phone, in the light and in the dark', async () => {
  const zalgo = `Z${'\u0301\u0327\u0489'.repeat(60)}algo`
  const name = `<img src=x onerror=alert(1)>\u202Egnivlah ${zalgo}`
  await table.says(name, `${'sinespacios'.repeat(900)}`)
  const chat = await table.says(name, `\u202E\u2066al revés <script>window.ran = true</script> ${zalgo}`)
  for (const options of [{}, dark, phone]) {
    const { page, complaints } = await table.open({ who: world.owner, path: `${inbox}/all/${chat}`, ...options })
    await page.getByRole('log').getByText('al revés').waitFor()
    await shoot(page, 'hostile')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wide <= 0, `${wide} px too wide`)
    const log = await page.getByRole('log').evaluate(box => box.scrollWidth - box.clientWidth)
    assert.ok(log <= 0, `the messages are ${log} px too wide`)
    assert.equal(await page.evaluate(() => 'ran' in window), false)
    assert.deepEqual(await axeFaults(page), [])
    assert.deepEqual(complaints, [])
  }
})
