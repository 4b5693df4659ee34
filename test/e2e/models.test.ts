import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { modelKey, modelName, openModel } from '../vendors/chat-completions.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const model = await openModel()
const table = await openTable({ modelHosts: [model.host] })
after(async () => {
  await table[Symbol.asyncDispose]()
  await model[Symbol.asyncDispose]()
})
const { owner } = table.world
const brand = await brandOf(owner)
const folder = process.env.PICTURES

test('a model from outside is set up and tried: what left is shown masked, what came back in words, and both are on record', async () => {
  model.reads(() => ({ kind: 'complaint', urgency: 3 }))
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/settings/models` })
  await page.getByText('Solo lee el modelo de casa').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Añadir un modelo' }).click()
  const form = page.getByRole('dialog', { name: 'Añadir un modelo' })
  await form.getByLabel('Nombre').fill('Casa')
  await form.getByLabel('Dirección').fill(model.endpoint)
  await form.getByLabel('Modelo', { exact: true }).fill(modelName)
  await form.getByLabel('Clave').fill(modelKey)
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/models-form.png` })
  await form.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Funciona', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Probar' }).click()
  const trying = page.getByRole('dialog', { name: 'Probar Casa' })
  await trying.getByRole('button', { name: 'Enviar' }).click()
  await trying.getByText('Hola, soy [name]. El pedido llegó roto y nadie contesta en el [phone].').waitFor()
  await trying.getByText('queja').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/models-tried.png` })
  await page.keyboard.press('Escape')
  await page.getByRole('cell', { name: 'Leído' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/models.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  assert.deepEqual(await faultsOf(page), [])
  if (folder) await page.screenshot({ path: `${folder}/models-phone.png` })
  assert.deepEqual(complaints, [])
})
