import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faultsOf, openStories, type StoriesPage } from './stories-page.ts'

suite('what floats above the page', () => {
  let stories: StoriesPage
  let page: Page
  before(async () => {
    stories = await openStories()
    page = stories.page
  })
  after(() => stories[Symbol.asyncDispose]())

  test('a menu opens at its first deed, arrows go round, letters jump, Esc goes back', async () => {
    await story(page, 'Floats/Deeds').press('Enter')
    await stands(page, 'Asignar')
    assert.deepEqual(await faultsOf(page, '[role=menu]:popover-open'), [])
    await page.keyboard.press('ArrowUp')
    await stands(page, 'Bloquear')
    await page.keyboard.press('ArrowDown')
    await stands(page, 'Asignar')
    await page.keyboard.press('p')
    await stands(page, 'Posponer')
    await page.keyboard.press('Escape')
    await stands(page, 'Más')
  })

  test('an arrow up on its button opens a menu at the last deed; choosing closes it', async () => {
    await story(page, 'Floats/Deeds').press('ArrowUp')
    await stands(page, 'Bloquear')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await stands(page, 'Más')
  })

  test('a popover is named, opens beside its button and closes with Esc', async () => {
    await story(page, 'Floats/Beside').press('Enter')
    const popover = page.getByRole('dialog', { name: 'Cómo se cuenta' })
    await popover.waitFor()
    assert.deepEqual(await faultsOf(page, '[role=dialog]:popover-open'), [])
    const [box, button] = [await popover.boundingBox(), await story(page, 'Floats/Beside').boundingBox()]
    assert.ok(box && button && box.y > button.y && Math.abs(box.x - button.x) < 40)
    await page.keyboard.press('Escape')
    await popover.waitFor({ state: 'hidden' })
  })

  test('a tooltip comes with the focus and goes with Esc', async () => {
    await story(page, 'Floats/Tip').focus()
    const tip = page.locator('[popover=manual]', { hasText: 'Posponer' })
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await tip.waitFor()
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
  })

  for (const [name, title] of [
    ['Dialogs/Stopping', '¿Borrar a Marta Iborra?'],
    ['Dialogs/FromTheEnd', 'Marta Iborra'],
    ['Dialogs/ThereWhileOpen', '¿Retirar el mensaje?'],
  ] as const) {
    test(`${name} keeps the focus, and gives it back with Esc`, async () => {
      await story(page, name).press('Enter')
      const dialog = page.getByRole('dialog', { name: title })
      await dialog.waitFor()
      assert.deepEqual(await faultsOf(page, 'dialog[open]'), [])
      for (let step = 0; step < 4; step++) await page.keyboard.press('Tab')
      assert.ok(await page.evaluate(() => ['DIALOG', 'BODY'].some(tag => document.activeElement?.closest(tag))))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      assert.ok(await story(page, name).evaluate(button => button === document.activeElement))
    })
  }

  test('a toast can be undone', async () => {
    await story(page, 'Dialogs/Done').click()
    const toasts = page.getByRole('region', { name: 'Avisos' })
    await toasts.getByText('Cerrada la de Marta').waitFor()
    assert.deepEqual(await faultsOf(page, '[aria-live]:not(:empty)'), [])
    await toasts.getByRole('button', { name: 'Deshacer' }).click()
    await toasts.getByText('Cerrada la de Marta').waitFor({ state: 'hidden', timeout: 5000 })
  })

  test('a value that is copied says so', async () => {
    await page.context().grantPermissions(['clipboard-write', 'clipboard-read'])
    await page.locator('[data-story="Fields/Group"]').getByRole('button', { name: 'Copiar' }).click()
    await page.locator('[data-story="Fields/Group"] [role=status]', { hasText: 'Copiado' }).waitFor()
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      'https://atencion.urraca.example/hooks/wa-tienda',
    )
  })
})

function story(page: Page, name: string) {
  return page.locator(`[data-story="${name}"] button`).first()
}

/** Waits until the focus stands on a control of that name. */
async function stands(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    sought => {
      const here = document.activeElement
      return (here?.getAttribute('aria-label') ?? here?.getAttribute('data-label') ?? here?.textContent) === sought
    },
    name,
    { timeout: 5000 },
  )
}
