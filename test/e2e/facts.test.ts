import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { CustomerConsents, FactLine } from '#protocol'
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
const panel = (page: Page) => page.getByRole('region', { name: 'Ficha del cliente' })

test('by keys alone a fact and the consent that it needs are written down, and each says where it comes from', async () => {
  const { owner } = table.world
  const talk = await table.says('Marta Iborra', 'Hola, me encanta vuestro café', { thread: 'marta' })
  const { customerId } = await owner.get<{ customerId: string }>(`/conversations/${talk}`)
  await owner.post(`/customers/${customerId}/facts`, { kind: 'store', value: 'Colón' })
  const { page, complaints } = await table.open({ who: owner, path: `${inbox}/${talk}` })
  const press = async (name: string | RegExp) => {
    await panel(page).getByRole('button', { name }).press('Enter')
  }
  await panel(page).getByText('No ha dado ninguno.').waitFor()
  await press('Apuntar un dato')
  const dialog = page.getByRole('dialog', { name: 'Apuntar un dato' })
  await dialog.getByLabel('Qué').selectOption({ label: 'Le interesa' })
  await dialog.getByText('Antes de guardarlo tiene que estar de acuerdo').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'fact-lacking')
  await page.keyboard.press('Escape')

  await press('Apuntar un permiso')
  const asking = page.getByRole('dialog', { name: 'Apuntar un permiso' })
  await asking.getByLabel('Para qué').selectOption({ label: 'Qué le interesa' })
  await asking.getByLabel('Nota').fill('Nos dejó apuntar que le gusta el café')
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'consent')
  await page.keyboard.press('Enter')
  const consent = panel(page).getByRole('button', { name: /^Qué le interesa ?: Sí/ })
  await consent.waitFor()
  await press('Apuntar un dato')
  await dialog.getByLabel('Qué').selectOption({ label: 'Le interesa' })
  await dialog.getByLabel('Le interesa').fill('Café sin tueste torrefacto')
  await page.keyboard.press('Enter')
  const interest = panel(page).getByRole('button', { name: /^Le interesa: Café sin tueste torrefacto/ })
  await interest.press('Enter')
  await page.getByText('Con su permiso: Qué le interesa').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot(page, 'fact-told')
  await page.getByRole('button', { name: 'No es así' }).press('Enter')
  await interest.waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await interest.waitFor()

  await consent.press('Enter')
  await page.getByText('Nos dejó apuntar que le gusta el café').waitFor()
  await shoot(page, 'consent-proof')
  await page.getByRole('button', { name: 'Apuntar que no' }).press('Enter')
  await asking.getByText('No hace falta').waitFor()
  await asking.getByRole('button', { name: 'Guardar' }).press('Enter')
  await panel(page)
    .getByRole('button', { name: /^Qué le interesa ?: No ?retirado/ })
    .waitFor()
  await interest.waitFor({ state: 'detached' })
  assert.deepEqual(await faultsOf(page), [])
  const known = await owner.get<FactLine[]>(`/customers/${customerId}/facts`)
  assert.deepEqual(
    known.filter(({ kind }) => kind !== 'name').map(({ kind, values }) => [kind, values[0]!.value]),
    [['store', 'Colón']],
  )
  const { sayings } = await owner.get<CustomerConsents>(`/customers/${customerId}/consents`)
  assert.deepEqual(
    sayings.map(({ isGiven }) => isGiven),
    [false, true],
  )
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('what a colleague writes down is seen by whoever has the conversation open', async () => {
  const { owner } = table.world
  const talk = await table.says('Joan Ferrer', 'Bon dia', { thread: 'joan' })
  const { customerId } = await owner.get<{ customerId: string }>(`/conversations/${talk}`)
  const { page, complaints } = await table.open({ who: owner, path: `${inbox}/${talk}` })
  await panel(page).getByText('Nada todavía.').waitFor()
  await owner.post(`/customers/${customerId}/facts`, { kind: 'language', value: 'ca' })
  await panel(page)
    .getByRole('button', { name: /^Idioma: catalán/ })
    .waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})
