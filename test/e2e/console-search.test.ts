import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { owner } = table.world
const brand = await brandOf(owner)

/** The vocabulary is a moment behind what is said. */
const wordsAreKnown = (word: string) =>
  until(
    () => table.world.database.owner(tx => tx.query('select 1 from search_words where word = $1', [word])),
    rows => rows.length > 0,
  )

test('by keys alone: from the desk to what somebody said, found as it is typed, and into its conversation', async () => {
  await table.says('Marta Iborra', '¿Dónde está la cafetera que compré?')
  await table.says('Luis Prat', 'La tetera llegó rota')
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  await page.getByRole('heading', { name: 'Todas' }).waitFor()
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Qué buscas' })
  await field.waitFor()
  await page.getByText('Además de palabras').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.type('cafetera dond')
  await page.locator('mark', { hasText: 'cafetera' }).waitFor()
  await page.waitForURL(/q=cafetera(%20|\+)dond/)
  await page.getByText('La tetera').waitFor({ state: 'detached' })
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('¿Dónde está la cafetera que compré?').last().waitFor()
  await page.goBack()
  await page.locator('mark', { hasText: 'cafetera' }).waitFor()
  await page.context().close()
})

test('what is not there, what was misspelt and what is no date is said, with what to do', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/search` })
  const field = page.getByRole('searchbox')
  await field.fill('trombón')
  await page.getByText('Nada con «trombón».').waitFor()
  await wordsAreKnown('cafetera')
  await field.fill('cafetra ')
  await page.getByText(/se buscó también: cafetra → cafetera/).waitFor()
  await field.fill('cafetera antes:ayer')
  await page.getByText(/No se entiende la fecha de «antes:ayer»/).waitFor()
  await field.fill('Marta')
  await page.getByRole('heading', { name: 'Personas' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
