import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { ProposalStanding, Reason } from '#protocol'
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

const matters = [
  ['Dónde está mi pedido', ['Mi pedido no llega', 'Dónde está el paquete', 'Lleva una semana de retraso el envío']],
  ['Pago o factura', ['Necesito la factura de marzo', 'La factura tiene mal el NIF', 'No encuentro mi factura']],
  ['Queja o avería', ['La cafetera vino rota', 'Se ha roto el asa de la taza', 'Ha dejado de funcionar y gotea']],
] as const

/** Closes so many conversations, each for what it was about, and waits until they are learnt. */
async function closings(count: number): Promise<void> {
  const reasons = await owner.get<Reason[]>('/reasons')
  for (let each = 0; each < count; each++) {
    const [label, texts] = matters[each % 3]!
    const id = await table.says(`Cliente ${each}`, `${texts[Math.floor(each / 3) % 3]}, gracias`)
    await owner.post(`/conversations/${id}/close`, { reasonId: reasons.find(reason => reason.label === label)!.id })
  }
  while ((await owner.get<ProposalStanding>('/proposed-reasons')).learnt < count);
}

/** Nothing is put in under the hand of whoever has begun to choose: who was quicker than the answer begins again. */
async function choosesWith(page: Page, proposed: Locator): Promise<void> {
  for (;;) {
    await page.keyboard.press('e')
    await page.getByRole('option').first().waitFor()
    if (await proposed.isVisible()) return
    await page.keyboard.press('Escape')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
  }
}

const settings = `${brand}/settings/reasons`
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const

test('before anything is learnt the page says so, and whoever closes finds the tree alone', async () => {
  const id = await table.says('Marta Iborra', 'Necesito la factura')
  const { page, field } = await table.open({ who: owner, path: settings })
  await page.getByText('Todavía no se ha aprendido de ningún cierre.').waitFor()
  await page.getByText('Aún no se muestran').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'proposed-none')
  await page.goto(`${world.address}${brand}/inbox/all/${id}`)
  await field.waitFor()
  await page.keyboard.press('e')
  await page.getByRole('option').first().waitFor()
  assert.equal(await page.getByText('Propuestos').count(), 0)
  await page.context().close()
})

test('what was learnt is proposed above the tree, taken by a digit, for one and for many', async () => {
  await closings(108)
  const one = await table.says('Óscar Lizarraga', 'No encuentro mi factura, ¿me la mandáis?')
  const { page, field, row } = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all/${one}` })
  const asked = page.waitForResponse(answer => answer.url().endsWith('/proposed-reasons/asked'))
  await field.waitFor()
  await asked
  await choosesWith(page, page.getByText('Propuestos', { exact: true }))
  assert.match((await page.getByRole('option').first().textContent()) ?? '', /^Pago o factura.*(Casi seguro|Probable)/)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'proposed-one')
  await page.keyboard.press('1')
  await page.getByText('Cerrada.', { exact: true }).waitFor()
  for (const name of ['Ana Ruiz', 'Bea Soto', 'Carla Gil']) await table.says(name, 'La cafetera vino rota')
  await page.goto(`${world.address}${brand}/inbox/open`)
  for (const name of ['Ana Ruiz', 'Bea Soto', 'Carla Gil']) {
    const many = page.waitForResponse(answer => answer.url().endsWith('/proposed-reasons/asked'))
    await row(name).getByRole('checkbox').click()
    await many
  }
  await choosesWith(page, page.getByText('Propuesto para 3 de 3'))
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'proposed-many')
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('whoever supervises sees how good it is, hides it, begins anew and goes back', async () => {
  const { page } = await table.open({ who: await world.person('supervisor'), path: settings })
  const first = page.getByRole('button', { name: /^Acierta a la primera/ })
  await first.scrollIntoViewIfNeeded()
  await picture(page, 'proposed-page')
  await first.click()
  await page.getByText('si el primer motivo propuesto').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'proposed-meaning')
  await page.keyboard.press('Escape')
  await page.getByRole('switch', { name: 'Proponer motivos al cerrar' }).click()
  await page.getByText('No se muestran a nadie').waitFor()
  await page.getByRole('switch', { name: 'Proponer motivos al cerrar' }).click()
  await page.getByText('así que se muestran').waitFor()
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click()
  const dialog = page.getByRole('dialog', { name: '¿Empezar de nuevo?' })
  await dialog.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: 'Empezar de nuevo' }).click()
  await page.getByText('De antes de empezar de nuevo').waitFor()
  await picture(page, 'proposed-anew')
  await page
    .getByRole('button', { name: /^Volver a esta: la versión/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Volver a esta' }).click()
  await page.getByText('De antes de volver atrás').or(page.getByText('así que se muestran')).first().waitFor()
  await page.context().close()
})

test('on a phone, in the dark and in English, it is read whole', async () => {
  const { page } = await table.open({ who: owner, path: settings, ...phone })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  await page.getByRole('switch', { name: 'Propose reasons when closing' }).scrollIntoViewIfNeeded()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'proposed-phone')
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(beyond <= 0, 'nothing stands beyond the edge')
  await page.context().close()
})
