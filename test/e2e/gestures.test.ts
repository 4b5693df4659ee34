import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { newId } from '#lib'
import type { GestureKind, MyGestures } from '#protocol'
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
const speak = async (page: Page, language: 'es' | 'en'): Promise<void> => {
  await page.evaluate(
    chosen => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: chosen })),
    language,
  )
  await page.reload()
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('who supervises begins with what is proposed and sets the budgets, by keys', async () => {
  const { page, complaints } = await table.open({
    who: await world.person('supervisor'),
    path: `${brand}/settings/gestures`,
  })
  const take = page.getByRole('button', { name: 'Empezar con estos' })
  await take.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'settings-empty')
  await take.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Lo que se puede dar' }).getByText('Flores').waitFor()
  const usual = page.getByLabel('Cada mes, por persona')
  await usual.fill('cincuenta')
  await page.getByText('Escribe un importe, como 12,50 €.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await usual.fill('50')
  await page.keyboard.press('Enter')
  const team = page.getByRole('list', { name: 'Cada persona, este mes' })
  await team.getByText('0,00 € dados de 50,00 €').first().waitFor()
  await page.getByRole('button', { name: 'Editar el presupuesto de Ana Ruiz' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel(/^De más en/).fill('20')
  await page.getByText('Con esto podrá dar 70,00 € este mes.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'settings-person')
  await page.keyboard.press('Enter')
  await team.getByText('0,00 € dados de 70,00 € · 20,00 € más este mes').waitFor()
  await page.getByRole('button', { name: 'Nuevo gesto' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Tarjeta a mano')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Lo que se puede dar' }).getByText('Tarjeta a mano').waitFor()
  await page.getByRole('button', { name: 'Archivar Tarjeta a mano' }).click()
  await page.getByRole('list', { name: 'Archivados' }).getByText('Tarjeta a mano').waitFor()
  await picture(page, 'settings')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('with one key and a few words it is recorded; past the budget it says what is left and who can raise it', async () => {
  const agent = await world.person('agent')
  const id = await table.says('Marta Iborra', 'La taza ha llegado rota')
  const beside = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await beside.field.waitFor()
  const { page, field, complaints } = await table.open({ who: agent, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: 'Un gesto con Marta Iborra' })
  await dialog.getByText('Te quedan 50,00 € este mes', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  for (let step = 0; step < 5 && !(await dialog.getByRole('radio', { name: /Flores/ }).isChecked()); step++)
    await page.keyboard.press('ArrowDown')
  await dialog.getByText('Te quedan 50,00 € este mes; después, 25,00 €.').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('60')
  await dialog.getByText('Pasa de lo que te queda este mes: 50,00 €.', { exact: false }).waitFor()
  await dialog.getByText('Ana Ruiz', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'dialog-over')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('25')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Llegó rota y era un regalo')
  await picture(page, 'dialog')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  const line = 'Flores, 25,00 € — «Llegó rota y era un regalo»'
  await page.getByText(`Tú: ${line}`).waitFor()
  await beside.page.getByText(`${agent.name}: ${line}`).waitFor()
  await picture(page, 'line')
  assert.deepEqual(await faultsOf(page), [])
  assert.equal((await agent.get<MyGestures>('/gestures/mine')).left, 2500)
  assert.deepEqual(complaints, [])
  await beside.page.context().close()
  await page.context().close()
})

test('the list is open to the team, narrowed and left as a file; what was a mistake is taken back', async () => {
  const agent = await world.person('agent')
  const kinds = await agent.get<GestureKind[]>('/gesture-kinds')
  const kindOf = (name: string) => kinds.find(kind => kind.name === name)!.id
  const talks = [
    await table.says('Óscar Lizarraga', 'Tarda'),
    await table.says('Rachid <b>Benali</b>', 'Se ha perdido'),
  ]
  const give = (conversation: string, kind: string, amount: number | null, reason: string) =>
    agent.post(`/conversations/${conversation}/gestures`, { id: newId(), kindId: kindOf(kind), amount, reason })
  await give(talks[0]!, 'Gastos de envío', 490, 'Tardó el doble')
  await give(talks[1]!, 'Mensajero en el día', 1500, 'Lo quería para hoy')
  await give(talks[1]!, 'Perdonar un plazo', null, 'שלום, llegó tarde')
  const { page, complaints } = await table.open({ who: agent, path: `${brand}/inbox/mine` })
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('g')
  const list = page.getByRole('list', { name: 'Gestos' })
  await list.getByText('Lo quería para hoy').waitFor()
  await page.getByText('Te quedan 30,10 € de 50,00 € este mes.', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'list')
  await page.getByLabel('Quién').selectOption({ label: agent.name })
  await page.getByText('3 gestos por 19,90 €', { exact: false }).waitFor()
  assert.equal(await list.getByText('era un regalo').count(), 0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descargar (CSV)' }).click(),
  ])
  assert.match(file.suggestedFilename(), /^gestures-\d{4}-\d{2}\.csv$/)
  await page.getByRole('button', { name: `Retirar Gastos de envío de ${agent.name}` }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ya los había devuelto la tienda')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'take-back')
  await page.keyboard.press('Enter')
  await list.getByText('«Ya los había devuelto la tienda»', { exact: false }).waitFor()
  await page.getByText('2 gestos por 15,00 €', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'list-taken-back')
  await page.getByLabel('Gesto', { exact: true }).selectOption({ label: 'Mensajero en el día' })
  await page.getByRole('link', { name: 'Abrir la conversación con Rachid <b>Benali</b>' }).click()
  await page.getByText('Tú: Mensajero en el día, 15,00 € — «Lo quería para hoy»').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('on a phone, in the dark and in English, it is read and given', async () => {
  const id = await table.says('Nuria Ferrer', 'Era para ayer')
  const { page } = await table.open({ who: owner, path: `${brand}/gestures`, ...phone, colorScheme: 'dark' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await speak(page, 'en')
  await page.getByRole('list', { name: 'Gestures' }).getByText('era un regalo', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone-list')
  await page.goto(`${world.address}${brand}/settings/gestures`)
  await page.getByRole('list', { name: 'Each person, this month' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone-settings')
  await page.goto(`${world.address}${brand}/inbox/all/${id}`)
  await page.getByRole('textbox', { name: /^(Reply to|Note about)/ }).waitFor()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: /Record a gesture/ }).click()
  const dialog = page.getByRole('dialog', { name: 'A gesture for Nuria Ferrer' })
  await dialog.getByText('You have €70.00 left this month', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone-dialog')
  await page.context().close()
})
