import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ParityReport } from '#protocol'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { owner } = table.world
const brand = await brandOf(owner)
const folder = process.env.PICTURES

const group = { count: 400, ratio: 1.02, p: 0.6, verdict: 'alike' } as const
const report: ParityReport = {
  ...{ from: 0, to: 1, turns: 40_000, sampled: 20_000, open: 3 },
  channels: [
    { ...group, key: 'email', ratio: 1.4, p: 0.0004, verdict: 'slower' },
    { ...group, key: 'api' },
    { ...group, key: 'webchat', count: 12, ratio: 0.7, p: 1, verdict: 'few' },
  ],
  reaches: [
    { ...group, key: 'private' },
    { ...group, key: 'public-unknown' },
  ],
  targets: [
    {
      ...{ profileId: 'a', name: 'Urraca Tienda', channel: 'api', aim: 'first', class: 'query', pace: 'later' },
      ...{ within: { clock: 'wall', ms: 14_400_000 }, usual: { clock: 'business', ms: 1_800_000 } },
      why: 'La lleva la tienda, que abre por las tardes.',
    },
  ],
}

/** All doors alike, but not all who read along. */
const readAlong: ParityReport = {
  ...report,
  channels: [{ ...group, key: 'api' }],
  reaches: [
    { ...group, key: 'private' },
    { ...group, key: 'public-high', ratio: 0.5, p: 0.0001, verdict: 'faster' },
  ],
}

test('from the reports one goes to whether all wait alike: nothing yet, what waits longer, and what cannot be had', async () => {
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/reports` })
  await page.getByRole('link', { name: '¿Atendemos igual?' }).click()
  await page.getByText('Todavía no hay respuestas que comparar.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.route('**/api/v1/parity*', route => route.fulfill({ json: report }))
  await page.reload()
  await page.getByText(/espera 1,4 veces lo que el conjunto/).waitFor()
  await page.getByText('Se han leído 20.000, elegidas al azar.').waitFor()
  await page.getByRole('cell', { name: 'Aún son pocos' }).waitFor()
  await page.getByText('La lleva la tienda, que abre por las tardes.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/parity.png` })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar CSV' }).click(),
  ])
  assert.equal(file.suggestedFilename(), 'parity.csv')
  await page.setViewportSize({ width: 390, height: 844 })
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/parity-phone.png` })
  assert.deepEqual(complaints, [])
  await page.unroute('**/api/v1/parity*')
  await page.route('**/api/v1/parity*', route => route.fulfill({ json: readAlong }))
  await page.reload()
  await page.getByText('En público, con más seguidores, la espera es 0,5 veces la del conjunto.').waitFor()
  await page.unroute('**/api/v1/parity*')
  await page.route('**/api/v1/parity*', route => route.abort())
  await page.getByRole('radiogroup', { name: 'Tiempo' }).getByText('7 días').click()
  await page.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
