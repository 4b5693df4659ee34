import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { Conversation } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const brand = await brandOf(world.owner)

/** Where the keyboard is can be seen: by an outline of its own or around it, or by the caret of a field. */
async function isSeen(page: Page, what: string): Promise<void> {
  const seen = await page.evaluate(() => {
    const here = document.activeElement
    if (!here || here === document.body) return 'nowhere'
    const outlined = (one: Element | null, up = 0): boolean =>
      one !== null && up < 4 && (getComputedStyle(one).outlineStyle !== 'none' || outlined(one.parentElement, up + 1))
    if (here.matches('input:not([type=checkbox], [type=radio]), textarea')) return ''
    // What is gone through inside a list is filled instead.
    if (here.matches('[role^=menuitem], [role=row]')) return ''
    return outlined(here) ? '' : here.outerHTML.slice(0, 200)
  })
  assert.equal(seen, '', what)
}

/** Goes on with Tab until it is there. */
async function tabTo(page: Page, there: Locator, what: string): Promise<void> {
  await there.waitFor()
  for (let step = 0; step < 80; step++) {
    if (await there.evaluate(one => one === document.activeElement)) return isSeen(page, what)
    await page.keyboard.press('Tab')
  }
  assert.fail(`${what} is not reached by Tab`)
}

test('a whole day by keys alone: in, answer, note, tag, close, search, settings, alerts, and out, always seeing where one is', async () => {
  const id = await table.says('Marta Iborra', '¿Dónde está mi pedido?')
  await world.owner.post('/tags', { name: 'urgente' })
  const { page, row, field } = await table.open({})
  const { keyboard } = page
  page.setDefaultTimeout(12_000)
  await page.getByLabel('Correo').waitFor()
  await tabTo(page, page.getByLabel('Correo'), 'the address')
  await keyboard.type(world.owner.email)
  await tabTo(page, page.getByLabel('Contraseña', { exact: true }), 'the password')
  await keyboard.type('sobremesa de prueba')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Mías' }).waitFor()

  await keyboard.press('g')
  await keyboard.press('u')
  await row('Marta Iborra').waitFor()
  await tabTo(page, row('Marta Iborra'), 'the row')
  await keyboard.press('Enter')
  await field.waitFor()

  await keyboard.press('r')
  await isSeen(page, 'the answer')
  await keyboard.type('Sale hoy, Marta')
  await keyboard.press('Control+Enter')
  await page.getByRole('article').filter({ hasText: 'Sale hoy, Marta' }).waitFor()
  await keyboard.press('n')
  await page.getByRole('textbox', { name: /^Nota sobre/ }).waitFor()
  await isSeen(page, 'the note')
  await keyboard.type('Prometido para hoy')
  await keyboard.press('Control+Enter')
  await page.getByRole('log').getByText('Prometido para hoy').waitFor()

  // Out of the text, where one still is in it.
  if (await page.evaluate(() => document.activeElement!.matches('textarea'))) await keyboard.press('Escape')
  await keyboard.press('t')
  await page.getByRole('option', { name: 'urgente' }).waitFor()
  await isSeen(page, 'the tags')
  await keyboard.press('Enter')
  await page.getByRole('list', { name: 'Etiquetas' }).getByText('urgente').waitFor()
  await keyboard.press('Escape')
  await page.getByRole('option', { name: 'urgente' }).waitFor({ state: 'hidden' })
  await keyboard.press('e')
  await page.getByRole('option').first().waitFor()
  await isSeen(page, 'the reasons')
  await keyboard.press('Enter')
  await page.getByText('Cerrada.', { exact: true }).waitFor()
  await until(
    () => world.owner.get<Conversation>(`/conversations/${id}`),
    ({ status }) => status === 'closed',
  )

  await keyboard.press('/')
  await page.getByRole('searchbox').waitFor()
  await isSeen(page, 'the search')
  await keyboard.type('pedido')
  await tabTo(page, page.getByRole('link', { name: 'Marta Iborra' }).first(), 'what was found')

  await keyboard.press('g')
  await keyboard.press('e')
  await page.getByRole('heading', { name: 'Ajustes' }).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Motivos' }), 'the reasons in the settings')
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Nuevo motivo', exact: true }), 'a new reason')

  await keyboard.press('g')
  await keyboard.press('v')
  await page.waitForURL(`**${brand}/alerts`)
  await page.getByRole('button', { name: 'De guardia' }).waitFor()
  await keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await keyboard.type('guardia')
  await page.getByRole('option', { name: 'De guardia' }).waitFor()
  await isSeen(page, 'the palette')
  await keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'A quién se avisa' }).waitFor()
  await isSeen(page, 'who is on guard')
  await keyboard.press('Escape')

  await tabTo(page, page.getByRole('button', { name: /^Ana Ruiz|Tu menú/ }), 'the menu of one’s own')
  await keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Salir' }).waitFor()
  await page.locator('[role^=menuitem]:focus').waitFor()
  assert.equal(await page.getByRole('group', { name: 'Aspecto' }).getByRole('menuitemradio').count(), 4)
  await keyboard.press('End')
  // The last of it has the keys before it is pressed.
  await page.locator('[role=menuitem]:focus').filter({ hasText: 'Salir' }).waitFor()
  await keyboard.press('Enter')
  await page.getByLabel('Contraseña', { exact: true }).waitFor()
})

test('a key pressed in the very moment in which a list goes away does what it says', async () => {
  const id = await table.says('Elías Prat', '¿Abrís el domingo?')
  const { page, field } = await table.open({ who: world.owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: 'Etiquetar' }).waitFor()
  // In one breath: the browser has neither told that the list is gone nor moved the focus out of it.
  await page.evaluate(() => {
    const held = document.activeElement!
    document.querySelector<HTMLElement>('[popover=auto]:popover-open')!.hidePopover()
    held.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true, cancelable: true }))
  })
  await page.getByRole('dialog', { name: 'Cerrar' }).getByRole('option').first().waitFor()
})
