import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Message, Page as Rows } from '#protocol'
import { brandOf, holds, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const { world } = table
const inbox = `${await brandOf(world.owner)}/inbox/all`
const colleague = await world.person('agent')

const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const sit = (conversationId: string, options = {}) =>
  table.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })
/** What the customer said in a conversation itself. */
async function textsOf(id: string): Promise<(string | null)[]> {
  const { rows } = await world.owner.get<Rows<Message>>(`/conversations/${id}/messages`)
  return rows.filter(({ direction }) => direction === 'in').map(({ text }) => text)
}
const chooser = (page: Page, name: string) => page.getByRole('dialog', { name })

test('two mails of one person become one conversation, by keys alone; a colleague who had the other one open is taken along with what she was writing', async () => {
  const first = await table.says('Marta Iborra', '¿Dónde está mi pedido?', { thread: 'marta 1' })
  const second = await table.says('Marta Iborra', 'Es el 4812, por si ayuda', { thread: 'marta 2' })
  const { page, complaints } = await sit(first)
  const other = await table.open({ who: colleague, path: `${inbox}/${second}` })
  await other.field.fill('Te lo miro')
  await said(page, '¿Dónde está mi pedido?').waitFor()
  await page.keyboard.press('m')
  await chooser(page, 'Juntar con otra conversación').getByText('Es el 4812').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await said(page, 'Es el 4812').waitFor()
  await page.getByText('Tú: ha juntado aquí otra conversación').waitFor()
  await other.page.waitForURL(`**/${first}`)
  await said(other.page, '¿Dónde está mi pedido?').waitFor()
  await holds(other.field, 'Te lo miro')
  assert.deepEqual(await faultsOf(page), [])

  await table.says('Marta Iborra', '¿Hola?', { thread: 'marta 2' })
  await said(page, '¿Hola?').waitFor()
  await page.getByRole('button', { name: 'Separar' }).click()
  // What she said stays in sight, as of another conversation of hers.
  await page.getByText('Tú: las ha separado').first().waitFor()
  await other.page.getByText('las ha separado').first().waitFor()
  assert.deepEqual(await textsOf(first), ['¿Dónde está mi pedido?'])
  assert.deepEqual(await textsOf(second), ['Es el 4812, por si ayuda', '¿Hola?'])
  await page.goto(`${world.address}${inbox}/${second}`)
  await said(page, '¿Hola?').waitFor()
  assert.deepEqual(complaints, [])
})

test('from a message on it is another matter: it stands in a conversation of its own, and one press makes them one again', async () => {
  const id = await table.says('Óscar Vidal', '¿Abrís hoy?')
  await table.says('Óscar Vidal', 'Además, me falta un plato')
  const { page } = await sit(id)
  const plate = said(page, 'me falta un plato')
  await plate.hover()
  await plate.getByRole('button', { name: 'Qué hacer con este mensaje' }).click()
  await page.getByRole('menuitem', { name: 'Otra conversación desde aquí' }).click()
  await page.waitForURL(url => !url.pathname.endsWith(id))
  await plate.waitFor()
  const begun = new URL(page.url()).pathname.split('/').at(-1)!
  assert.deepEqual([await textsOf(id), await textsOf(begun)], [['¿Abrís hoy?'], ['Además, me falta un plato']])
  await page.getByText('Otra conversación, desde ese mensaje.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('z')
  await page.waitForURL(`**/${id}`)
  await plate.waitFor()
  await said(page, '¿Abrís hoy?').waitFor()
})

test('one cause, many conversations: named from one, found from the next, and answered in all at once', async () => {
  const first = await table.says('Lara Sanz', 'No puedo pagar, me da error')
  const second = await table.says('Iker Ruiz', 'La tarjeta no pasa')
  const { page, row, complaints } = await sit(first)
  const other = await table.open({ who: colleague, path: `${inbox}/${second}` })
  await said(page, 'No puedo pagar').waitFor()
  await page.keyboard.press('i')
  const asking = chooser(page, 'Vincular a una incidencia')
  await asking.getByRole('textbox', { name: 'Otra causa que afecta a varios' }).fill('Caída de la pasarela de pago')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Incidencia: Caída de la pasarela de pago' }).waitFor()
  await row('Lara Sanz').getByText('Incidencia: Caída de la pasarela de pago').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await said(other.page, 'La tarjeta no pasa').waitFor()
  await other.page.keyboard.press('i')
  await chooser(other.page, 'Vincular a una incidencia').getByText('Caída de la pasarela').waitFor()
  await other.page.keyboard.press('Enter')
  await other.page.getByText('Tú: forma parte de la incidencia').waitFor()

  await page.getByRole('link', { name: 'Incidencia: Caída de la pasarela de pago' }).click()
  await page.getByText('Afecta a 2 personas en 2 conversaciones', { exact: false }).waitFor()
  await page.getByRole('textbox', { name: 'Lo que se sabe' }).fill('Lo arreglan antes de las 12.')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await other.page.getByText('Lo arreglan antes de las 12.').waitFor()

  await page.getByRole('textbox', { name: 'Respuesta' }).fill('Hola {{customer.first-name}}: ya puedes pagar.')
  await page.getByRole('button', { name: 'Ver a quién llega' }).click()
  await page.getByText('Les llega a 2 en privado').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Contestar a 2 conversaciones' }).click()
  await page.getByText('2 de 2').waitFor()
  await said(other.page, 'Hola Iker: ya puedes pagar.').waitFor()
  await page.getByRole('button', { name: 'Dar por resuelta' }).click()
  await page.getByText('Afectó a 2 personas').waitFor()
  await other.page.getByRole('link', { name: 'Incidencia resuelta' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('a conversation goes to a colleague with what she needs to know, which stands at the top until she answers', async () => {
  const id = await table.says('Nuria Gil', '¿Me cambiáis la taza por la azul?')
  const { page } = await sit(id)
  await said(page, '¿Me cambiáis la taza').waitFor()
  await page.keyboard.press('Shift+a')
  const dialog = page.getByRole('dialog', { name: 'Pasar la conversación de Nuria Gil' })
  const text = dialog.getByRole('textbox', { name: 'Lo que tiene que saber' })
  await holds(text, 'Nuria Gil quiere: «¿Me cambiáis la taza por la azul?»\nTodavía no le hemos contestado.')
  assert.deepEqual(await faultsOf(page), [])
  const [, other] = await dialog.getByRole('combobox', { name: 'A quién' }).locator('option').allInnerTexts()
  await dialog.getByRole('combobox', { name: 'A quién' }).selectOption({ label: other! })
  await text.fill('Nuria quiere la taza azul. Quedan dos en Gràcia.')
  await dialog.getByRole('button', { name: 'Pasarla' }).click()
  await dialog.waitFor({ state: 'detached' })
  const their = await table.open({ who: colleague, path: `${inbox}/${id}` })
  const strip = their.page.getByRole('region', { name: 'Resumen de quien la pasa' })
  await strip.getByText('Quedan dos en Gràcia.').waitFor()
  assert.deepEqual(await faultsOf(their.page), [])
  await their.field.fill('Te la guardo')
  await their.page.keyboard.press('Control+Enter')
  await strip.waitFor({ state: 'detached' })
})

test('before one goes, all that is in one’s hands goes to the queue, each with its own summary', async () => {
  const ids = [await table.says('Pau Ros', '¿Abrís el lunes?'), await table.says('Ona Ros', '¿Y el martes?')]
  for (const id of ids)
    await world.owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: colleague.personId } })
  const { page } = await table.open({ who: colleague, path: `${inbox}/${ids[0]}` })
  await said(page, '¿Abrís el lunes?').waitFor()
  await page.keyboard.press('Shift+a')
  const dialog = page.getByRole('dialog', { name: 'Pasar la conversación de Pau Ros' })
  await dialog.getByRole('combobox', { name: 'A quién' }).selectOption({ label: 'A la cola: quien pueda' })
  await dialog.getByRole('checkbox', { name: 'También todo lo demás que tengo' }).check()
  await dialog.getByRole('button', { name: 'Pasarla' }).click()
  await page.getByText(/cada una con su resumen/).waitFor()
  await page.goto(`${world.address}${inbox}/${ids[1]}`)
  await page.getByText('Ona Ros quiere: «¿Y el martes?»').first().waitFor()
  await world.owner.post('/teams', { name: 'Envíos', members: [colleague.personId] })
  await page.keyboard.press('Shift+a')
  const again = page.getByRole('dialog', { name: 'Pasar la conversación de Ona Ros' })
  await again.getByRole('combobox', { name: 'A quién' }).selectOption({ label: 'Equipo: Envíos' })
  assert.deepEqual(await faultsOf(page), [])
  await again.getByRole('textbox', { name: 'Lo que tiene que saber' }).press('Control+Enter')
  await page.getByRole('button', { name: 'La lleva: Envíos' }).waitFor()
})
