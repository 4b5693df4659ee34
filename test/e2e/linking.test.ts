import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { day } from '#lib'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const inbox = `${await brandOf(table.world.owner)}/inbox/all`
const folder = process.env.PICTURES
const shoot = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const panel = (page: Page) => page.getByRole('region', { name: 'Ficha del cliente' })

test('by keys alone two customers are said to be one person, their history is one, and it is taken back', async () => {
  const mail = await table.says('Marta Iborra', '¿Y mi pedido? Escribí hace ocho días', { thread: 'marta' })
  const app = await table.says('Martita I.', 'Hola, sigo esperando', { thread: 'martita' })
  const { page, complaints } = await table.open({ who: table.world.owner, path: `${inbox}/${app}` })
  await said(page, 'sigo esperando').first().waitFor()
  await page.keyboard.press('Shift+u')
  const asking = page.getByRole('dialog', { name: 'Unir con otra persona' })
  await asking.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('marta iborra')
  await asking.getByRole('option', { name: /Marta Iborra/ }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'link-person')
  await page.keyboard.press('Enter')
  await page.getByText('Marta Iborra y esta persona son una').waitFor()
  const why = panel(page).getByRole('heading', { name: 'Por qué es una persona' })
  await why.waitFor()
  await panel(page).getByRole('heading', { name: 'Escribe desde 2 sitios' }).waitFor()
  await panel(page)
    .getByText(/^Lo dijo /)
    .waitFor()
  await panel(page).getByText('¿Y mi pedido? Escribí hace ocho días').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'linked')

  await page.keyboard.press('z')
  await why.waitFor({ state: 'detached' })
  await panel(page).getByText('Es la primera vez que escribe.').waitFor()

  // Said again by key; taken back where it says why, and that is taken back.
  await page.keyboard.press('Shift+u')
  await page.keyboard.type('marta iborra')
  await asking.getByRole('option', { name: /Marta Iborra/ }).waitFor()
  await page.keyboard.press('Enter')
  await panel(page)
    .getByRole('button', { name: /no son la misma persona/ })
    .click()
  await page.getByText('Vuelven a ser dos personas').waitFor()
  await why.waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await why.waitFor()

  await page.goto(`${table.world.address}${inbox}/${mail}`)
  await said(page, '¿Y mi pedido?').first().waitFor()
  await why.waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('eight days ago by mail and unanswered, today by another app: it is suggested, said with one press, settled with one answer, and undone', async () => {
  const { world } = table
  const mail = await table.says('Lucía Zubiri', 'No llega mi pedido 4711-88231. Mi móvil es el 611 222 333', {
    thread: 'lucia',
  })
  world.clock.advance(8 * day)
  const app = await table.says('lu_zubi', 'Hola, ¿qué pasa con el pedido 4711-88231? Llamadme al 611222333', {
    thread: 'lu',
  })
  const { page, complaints } = await table.open({ who: world.owner, path: `${inbox}/${app}` })
  const likely = panel(page).getByRole('heading', { name: '¿La misma persona?' })
  await likely.waitFor()
  await panel(page).getByText('El mismo teléfono: 611 222 333').waitFor()
  await panel(page).getByText('El mismo pedido: 471188231').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'likely')

  // She is not, it turns out; and is after all.
  await panel(page).getByRole('button', { name: 'No lo es: Lucía Zubiri' }).press('Enter')
  await page.getByText('Lucía Zubiri es otra persona: no se preguntará más').waitFor()
  await likely.waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await likely.waitFor()
  await panel(page).getByRole('button', { name: 'Es la misma: Lucía Zubiri' }).press('Enter')
  await page.getByText('Lucía Zubiri y esta persona son una').waitFor()
  await panel(page)
    .getByText(/^Lo dijo .* · El mismo teléfono: 611\s222\s333/)
    .waitFor()
  await likely.waitFor({ state: 'detached' })

  // One answer settles what was asked by mail, too.
  const waits = page.getByRole('list', { name: 'También espera:' })
  await waits.getByRole('checkbox', { name: 'Resolver también' }).check()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'likely-linked')
  await panel(page)
    .getByRole('button', { name: /no son la misma persona/ })
    .click()
  await page.getByText('Vuelven a ser dos personas').waitFor()
  await page.goto(`${world.address}${inbox}/${mail}`)
  await said(page, 'No llega mi pedido').first().waitFor()
  await panel(page).getByText('Es la primera vez que escribe.').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})
