import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { newId } from '#lib'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

test('what is written from right to left keeps its order in names, messages, excerpts and sentences', async () => {
  const name = 'ليلى الحسن'
  const id = await table.says(name, 'مرحبا، أين طلبي رقم 4812؟')
  const { page, row, field, complaints } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await row(name).waitFor()
  const directionOf = (text: string) =>
    said(page, text)
      .getByText(text, { exact: true })
      .evaluate(one => getComputedStyle(one.closest('[dir]')!).direction)
  assert.equal(await directionOf('مرحبا، أين طلبي رقم 4812؟'), 'rtl')
  await page.getByText(`a \u2068${name}\u2069, como Ana`).waitFor()
  await field.fill('وصل الطلب')
  assert.equal(await field.evaluate(one => getComputedStyle(one).direction), 'rtl')
  await field.fill('Ya ha llegado')
  assert.equal(await field.evaluate(one => getComputedStyle(one).direction), 'ltr')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'arabic')
  await page.goto(`${world.address}${brand}/search?q=${encodeURIComponent('طلبي')}`)
  const found = page.getByRole('list', { name: 'Lo dicho' }).getByRole('listitem')
  await found.getByRole('link', { name }).waitFor()
  assert.equal(await found.getByText('مرحبا').evaluate(one => getComputedStyle(one).direction), 'rtl')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever is at the end of what was said stays there when something comes to stand above the composer', async () => {
  const id = await table.says('Marta Iborra', 'Hola')
  for (let at = 0; at < 14; at++) await table.says('Marta Iborra', `Otra cosa, la número ${at}`)
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  const log = page.getByRole('log')
  const fromEnd = () => log.evaluate(box => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))
  await log.evaluate(box => void (box.scrollTop = box.scrollHeight))
  await page.getByRole('button', { name: 'Ir a lo último' }).waitFor({ state: 'detached' })
  await said(page, 'la número 13').waitFor()
  await owner.post(`/conversations/${id}/notes`, { id: newId(), text: 'Una nota\ncon dos\ny tres líneas' })
  await log.getByText('y tres líneas').waitFor()
  assert.ok((await fromEnd()) < 2, 'after a note')
  const [reason] = await owner
    .get<{ id: string; isLeaf: boolean }[]>('/reasons')
    .then(all => all.filter(one => one.isLeaf))
  await owner.post(`/conversations/${id}/close`, { reasonId: reason!.id })
  await page.getByText(/^Cerrada\. Si el cliente/).waitFor()
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  assert.ok((await fromEnd()) < 2, 'after the line that says that it is closed')
  // Whoever reads further up is left there.
  await log.evaluate(box => void (box.scrollTop = 40))
  await page.getByRole('button', { name: 'Ir a lo último' }).waitFor()
  await table.says('Marta Iborra', 'Una cosa más')
  await page.getByText(/^Cerrada\. Si el cliente/).waitFor({ state: 'detached' })
  assert.ok((await fromEnd()) > 60)
  await page.context().close()
})

test('before many are closed it is said how many of them have a case that is open', async () => {
  const first = await table.says('Óscar Vidal', 'La lámpara llegó rota')
  await table.says('Lucía Prat', '¿Abrís mañana?')
  await owner.post('/cases', { id: newId(), title: 'Lámpara rota', conversationIds: [first] })
  const { page, row } = await table.open({ who: owner, path: `${brand}/inbox/unassigned?sort=newest` })
  const bar = page.getByRole('group', { name: 'Conversaciones elegidas' })
  await row('Óscar Vidal').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await bar.getByText('1 elegida').waitFor()
  assert.equal(await bar.getByText('con un caso abierto').count(), 0)
  await page.keyboard.press('Shift+J')
  await bar.getByText('1 con un caso abierto').waitFor()
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByText('1 con un caso abierto').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'many-cases')
  await page.context().close()
})

test('on the smallest phone all that narrows a conversation is in sight, and a line of a list keeps its deeds behind one button', async () => {
  const id = await table.says('Marta Iborra', '¿Y el recibo?')
  const { page, field } = await table.open({ who: owner, ...phone, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  const notes = page.getByRole('group', { name: 'La historia de esta persona' }).getByText('Notas')
  await notes.waitFor()
  const box = (await notes.boundingBox())!
  assert.ok(box.x + box.width <= 320, `it ends at ${box.x + box.width}`)
  await picture(page, 'smallest-talk')
  await page.goto(`${world.address}${brand}/settings/reasons`)
  const line = page
    .getByRole('list', { name: 'Motivos' })
    .getByRole('listitem')
    .filter({ hasText: /^Productos/ })
  await line.waitFor()
  assert.equal(await line.getByRole('button').count(), 2)
  await line.getByRole('button', { name: 'Más cosas con Productos' }).tap()
  await page.getByRole('menuitem', { name: 'Subir Productos' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'smallest-menu')
  await page.getByRole('menuitem', { name: 'Subir Productos' }).tap()
  await page
    .getByText(/^Productos: ahora|Productos.*1/)
    .first()
    .waitFor()
  await page.context().close()
})

test('there is nothing to keep until something is written', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/settings/reasons` })
  await page.getByRole('button', { name: 'Editar Productos' }).click()
  const keep = page.getByRole('dialog').getByRole('button', { name: 'Guardar' })
  assert.equal(await keep.getAttribute('aria-disabled'), 'true')
  await page.getByLabel('Motivo', { exact: true }).fill('Los productos')
  assert.equal(await keep.getAttribute('aria-disabled'), null)
  await page.getByLabel('Motivo', { exact: true }).fill('Productos')
  assert.equal(await keep.getAttribute('aria-disabled'), 'true')
  await page.context().close()
})

test('an incident of others is read, and the page says who may change it', async () => {
  const id = newId()
  await owner.post('/incidents', { id, name: 'Caída de la pasarela', known: 'Lo miran en el banco' })
  const agent = await world.person('agent')
  const { page } = await table.open({ who: agent, path: `${brand}/incidents/${id}` })
  await page.getByText('Solo la cambia quien la abrió').waitFor()
  await page.getByText('Lo miran en el banco').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Dar por resuelta' }).count(), 0)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'incident-of-others')
  await page.context().close()
})

test('whoever closes what is asked and asks for it again in the same moment has it open', async () => {
  const id = await table.says('Nerea Gil', '¿Abrís hoy?')
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await said(page, '¿Abrís hoy?').first().waitFor()
  await page.keyboard.press('e')
  const choices = page.locator('[data-asked]:popover-open').getByRole('option')
  await choices.first().waitFor()
  // In one task: the browser has not told yet that it was closed.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-asked]')!.hidePopover()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true }))
  })
  // Two frames later all of that has been told.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  assert.ok((await choices.count()) > 0)
  await page.keyboard.press('Escape')
  await choices.first().waitFor({ state: 'detached' })
  await page.context().close()
})
