import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { heard } from '../visitor.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const inbox = `${await brandOf(owner)}/inbox`
const lucia = await world.person('agent')
await lucia.patch('/me', { name: 'Lucía Vidal' })

test('a colleague is named by keys alone, finds it among her mentions, and settles it by writing', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis?')
  const hers = await table.open({ who: lucia, path: `${inbox}/mentions` })
  await hers.page.getByText('Nadie te espera en una nota.').waitFor()
  assert.deepEqual(await faultsOf(hers.page), [])

  const mine = await table.open({ who: owner, path: `${inbox}/all/${id}` })
  await mine.field.waitFor()
  await mine.page.keyboard.press('n')
  await mine.page.keyboard.type('¿Quedan juntas, @luc')
  const list = mine.page.getByRole('listbox', { name: 'A quién mencionas' })
  await list.getByRole('option', { name: /Lucía Vidal/ }).waitFor()
  assert.deepEqual(await faultsOf(mine.page), [])
  await mine.page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await mine.page.keyboard.press('Backspace')
  await mine.page.keyboard.press('Backspace')
  await mine.page.keyboard.press('Backspace')
  await mine.page.keyboard.press('Backspace')
  await mine.page.keyboard.type('@vdl')
  await list.getByRole('option').first().waitFor()
  await mine.page.keyboard.press('Enter')
  await list.waitFor({ state: 'detached' })
  await mine.page.keyboard.type('? En Ruzafa')
  const opened = heard(world, 'mention.opened')
  await mine.page.keyboard.press('Control+Enter')
  await opened
  const note = mine.page.getByRole('log').getByText('@Lucía Vidal')
  await note.waitFor()

  await hers.row('Marta Iborra').waitFor()
  await hers.page.getByRole('link', { name: /^Menciones\s*1/ }).waitFor()
  await hers.row('Marta Iborra').click()
  await hers.page.getByText('Una nota te menciona.').waitFor()
  assert.deepEqual(await faultsOf(hers.page), [])

  await lucia.patch('/me', { name: 'Lucía Vidal Soler' })
  await mine.page.getByRole('log').getByText('@Lucía Vidal Soler').waitFor()

  await hers.field.fill('La cambiamos')
  await hers.page.keyboard.press('Control+Enter')
  await hers.page.getByText('Una nota te menciona.').waitFor({ state: 'detached' })
  await hers.page.getByRole('link', { name: /^Menciones$/ }).waitFor()
  await hers.page.context().close()
  await mine.page.context().close()
})

test('a mention that is seen to by one key can be taken back', async () => {
  const id = await table.says('Óscar Lizarraga', 'Falta la factura')
  await owner.post(`/conversations/${id}/notes`, {
    id: crypto.randomUUID(),
    text: 'Mira esto, @Lucía Vidal Soler',
    mentions: [lucia.personId],
  })
  const { page, row } = await table.open({ who: lucia, path: `${inbox}/all` })
  await row('Óscar Lizarraga').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'Menciones' }).waitFor()
  await row('Óscar Lizarraga').click()
  const asked = page.getByText('Una nota te menciona.')
  await asked.waitFor()
  await page.keyboard.press('d')
  await asked.waitFor({ state: 'detached' })
  await page.getByText('Mención vista.').waitFor()
  await page.keyboard.press('z')
  await asked.waitFor()
  await page.context().close()
})

test('on a phone, in the dark: the view, the note and the names', async () => {
  const id = await table.says('Núria Bosch', '¿Me la mandáis?')
  const { page, field } = await table.open({
    who: owner,
    path: `${inbox}/all/${id}`,
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
  })
  await field.waitFor()
  await page.getByRole('button', { name: 'Nota' }).click()
  await page.getByRole('button', { name: 'Mencionar a alguien' }).click()
  await page.getByRole('option', { name: /Lucía/ }).click()
  assert.match(await field.inputValue(), /^@Lucía Vidal Soler $/)
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
