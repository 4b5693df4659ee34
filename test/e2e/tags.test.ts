import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Tag } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const chooser = (page: Page) => page.getByRole('combobox', { name: 'Etiquetar' })
const carried = (page: Page) => page.getByRole('list', { name: 'Etiquetas' })
const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('by keys alone a tag is made, put on, taken off and found; a colleague sees it at once', async () => {
  const first = await table.open({ who: owner, path: `${brand}/inbox/all/${await table.says('Pau Ros', '¿Abrís?')}` })
  await first.field.waitFor()
  await first.page.keyboard.press('t')
  await first.page.getByText('Aquí todavía no hay nada.').waitFor()
  assert.deepEqual(await faultsOf(first.page), [])
  await first.page.context().close()
  await owner.post('/tags', { name: 'Regalo', hue: 'amber' })
  await owner.post('/tags', { name: 'Prensa', hue: 'violet' })
  const id = await table.says('Marta Iborra', '¿Me la cambiáis por la azul?')
  await table.says('Óscar Lizarraga', 'Falta la factura')
  const agent = await world.person('agent')
  const { page, field, row, complaints } = await table.open({ who: agent, path: `${brand}/inbox/all/${id}` })
  const colleague = await table.open({ who: owner, path: `${brand}/inbox/all` })
  await colleague.row('Marta Iborra').waitFor()
  await field.waitFor()
  await page.keyboard.press('t')
  await chooser(page).waitFor()
  await page.getByRole('option', { name: 'Regalo' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('reg')
  await page.keyboard.press('Enter')
  await carried(page).getByText('Regalo').waitFor()
  await page.keyboard.type('Cambio urgente')
  await page.getByRole('option', { name: 'Crear «Cambio urgente»' }).waitFor()
  await page.keyboard.press('Enter')
  await carried(page).getByText('Cambio urgente').waitFor()
  await picture(page, 'chooser')
  await page.keyboard.type('prensa')
  await page.keyboard.press('Enter')
  await carried(page).getByText('Prensa').waitFor()
  await page.getByRole('option', { checked: true }).nth(2).waitFor()
  await page.keyboard.press('Escape')
  await chooser(page).waitFor({ state: 'hidden' })
  await page.getByText('Tú: etiquetada como Regalo, Cambio urgente y Prensa').waitFor()
  await row('Marta Iborra').getByText('+1').waitFor()
  await colleague.row('Marta Iborra').getByText('Cambio urgente').waitFor()
  assert.match((await colleague.row('Marta Iborra').getAttribute('aria-label')) ?? '', /etiquetas: Regalo, Cambio/)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'talk')
  await page.keyboard.press('t')
  await chooser(page).waitFor()
  await page.keyboard.type('regalo')
  await page.keyboard.press('Enter')
  await carried(page).getByText('Regalo').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByText('Tú: etiquetada como Cambio urgente y Prensa').waitFor()
  await page.goto(`${world.address}${brand}/search?q=${encodeURIComponent('etiqueta:"cambio urgente"')}`)
  await page.getByText('¿Me la cambiáis por la azul?').waitFor()
  await page.getByRole('searchbox').fill('etiqueta:nada')
  await page.getByText('Ninguna etiqueta se llama «nada».').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
  await colleague.page.context().close()
})

test('two tags put on at once stand in that order, also where the first is long on its way', async () => {
  const id = await table.says('Núria Bosch', '¿Tenéis cajas?')
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  const { promise: isFree, resolve: free } = Promise.withResolvers<void>()
  let isFirst = true
  await page.route(`**/conversations/${id}/tags`, async route => {
    const waits = isFirst
    isFirst = false
    if (waits) await isFree
    await route.continue()
  })
  await field.waitFor()
  await page.keyboard.press('t')
  await page.getByRole('option', { name: 'Regalo' }).waitFor()
  for (const name of ['Regalo', 'Prensa']) {
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await carried(page).getByText(name).waitFor()
  }
  free()
  await page.keyboard.press('Escape')
  await page.getByText('Tú: etiquetada como Regalo y Prensa').waitFor()
  await page.context().close()
})

test('where only supervisors make tags, agents are not offered to', async () => {
  await owner.put('/tags/rules', { agentsMayAdd: false })
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page, field } = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('t')
  await chooser(page).waitFor()
  await page.keyboard.type('Ceuta')
  await page.getByText('Nada con «Ceuta».').waitFor()
  assert.equal(await page.getByRole('option').count(), 0)
  await owner.put('/tags/rules', { agentsMayAdd: true })
  await page.getByRole('option', { name: 'Crear «Ceuta»' }).waitFor()
  await page.context().close()
})

test('tags are made, renamed, coloured, archived and taken back among the settings', async () => {
  const { page } = await table.open({ who: await world.person('supervisor'), path: `${brand}/settings/tags` })
  await page.getByRole('button', { name: 'Nueva etiqueta' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').waitFor()
  await page.keyboard.type('REGALO')
  await dialog.getByLabel('Turquesa').check()
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.getByText('Ya hay una etiqueta que se llama «REGALO».').waitFor()
  await picture(page, 'dialog')
  await dialog.getByLabel('Nombre').fill('<b>Tienda</b> de Ruzafa')
  await dialog.getByRole('button', { name: 'Crear' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Editar <b>Tienda</b> de Ruzafa' }).click()
  assert.ok(await dialog.getByLabel('Turquesa').isChecked())
  await dialog.getByLabel('Nombre').fill('Ruzafa')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('button', { name: 'Archivar Ruzafa' }).click()
  await page.getByRole('heading', { name: 'Archivadas' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'settings')
  await page.getByRole('button', { name: 'Recuperar' }).click()
  await page.getByRole('button', { name: 'Archivar Ruzafa' }).waitFor()
  const made = (await owner.get<Tag[]>('/tags')).find(({ name }) => name === 'Ruzafa')
  assert.deepEqual([made?.hue, made?.isArchived], ['teal', false])
  await page.context().close()
})

test('on a phone, in the dark and in English, a conversation is tagged from its menu', async () => {
  const id = await table.says('Nadia El Amrani', 'Hola')
  const { page, field } = await table.open({
    who: owner,
    path: `${brand}/inbox/all/${id}`,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
    locale: 'en-GB',
  })
  await field.or(page.getByRole('textbox')).first().waitFor()
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Tag' }).click()
  await page.getByRole('option', { name: 'Regalo' }).click()
  await page.getByRole('list', { name: 'Tags' }).getByText('Regalo').waitFor()
  await page.getByRole('option', { name: 'Prensa' }).click()
  await page.getByRole('list', { name: 'Tags' }).getByText('Prensa').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone')
  await page.context().close()
})

test('a long list of settings is looked through by its words, and drawn a part at a time', async () => {
  for (let n = 1; n <= 65; n++) await owner.post('/tags', { name: `Campaña ${n}` })
  const { page } = await table.open({ who: owner, path: `${brand}/settings/tags` })
  const lines = page.getByRole('list', { name: 'Etiquetas' }).getByRole('listitem')
  await page.getByRole('button', { name: /^Mostrar \d+ más, de \d+$/ }).click()
  await lines.filter({ hasText: 'Campaña 9' }).first().waitFor()
  assert.ok((await lines.count()) > 65)
  await page.getByRole('searchbox').fill('CAMPANA 64')
  await page.getByText('1 resultado.').waitFor()
  assert.equal(await lines.count(), 1)
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
