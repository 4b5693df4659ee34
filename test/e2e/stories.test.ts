import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faultsOf, openStories, type StoriesPage } from './stories-page.ts'

suite('every piece of the design system', () => {
  let stories: StoriesPage
  let page: Page
  before(async () => {
    stories = await openStories()
    page = stories.page
  })
  after(() => stories[Symbol.asyncDispose]())

  for (const theme of ['light', 'dark', 'contrast']) {
    test(`can be read and operated by anyone, ${theme}`, async () => {
      await wish(page, theme)
      assert.deepEqual(await faultsOf(page), [])
    })
  }

  test('is reached with the keyboard, and shows that it is', async () => {
    await wish(page, 'light')
    const { missed, unseen } = await walk(page)
    assert.deepEqual(missed, [])
    assert.deepEqual(unseen, [])
  })

  for (const [direction, density] of [
    ['ltr', 'comfortable'],
    ['rtl', 'touch'],
    ['ltr', 'compact'],
  ] as const) {
    test(`fits 320 px, ${direction}, ${density}`, async () => {
      await page.setViewportSize({ width: 320, height: 700 })
      await wish(page, direction)
      await wish(page, density)
      assert.deepEqual(await tooWide(page), [])
    })
  }

  test('needs nothing that a strict content security policy forbids', () => {
    assert.deepEqual(stories.complaints, [])
  })
})

/** Chooses on the page's own switches, so that nothing is loaded again. */
async function wish(page: Page, value: string): Promise<void> {
  await page.locator(`header input[value="${value}"]`).check({ force: true })
}

type Walk = { missed: string[]; unseen: string[] }

/** Presses Tab once round the page. `missed`: controls it never stood on; `unseen`: those that looked the same. */
async function walk(page: Page): Promise<Walk> {
  await page.evaluate(markControls)
  const count = await page.locator('[data-control]').count()
  const unseen: string[] = []
  for (let step = 0; step < count + 3; step++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(standHere)
    if (here) unseen.push(here)
  }
  const missed = await page
    .locator('[data-control="waiting"]')
    .evaluateAll(all => all.map(one => one.outerHTML.slice(0, 120)))
  return { missed, unseen }
}

/** Marks each control that Tab should stop at, with its look and that of what is around it. */
function markControls(): void {
  const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')
  for (const control of controls) {
    const isRadioAside = control instanceof HTMLInputElement && control.type === 'radio' && !control.checked
    const isOff = 'disabled' in control && control.disabled === true
    if (control.tabIndex < 0 || isRadioAside || isOff || !control.checkVisibility()) continue
    control.dataset.control = 'waiting'
    control.dataset.look = lookAround(control)
  }
  ;(document.activeElement as HTMLElement | null)?.blur()
  window.scrollTo(0, 0)
  function lookAround(element: Element): string {
    const around = [element, element.parentElement, element.closest('form')].filter(one => one !== null)
    return around.map(one => [getComputedStyle(one).outline, getComputedStyle(one).boxShadow].join()).join('|')
  }
  Object.assign(window, { lookAround })
}

/** Marks the control that has the focus as reached; between the end and the top nothing has it. Returns its start if it looks as it did before. */
function standHere(): string | undefined {
  const { lookAround } = window as unknown as { lookAround: (element: Element) => string }
  const here = document.activeElement as HTMLElement
  if (here === document.body) return undefined
  if (!here.dataset.control) return `not marked: ${here.outerHTML.slice(0, 120)}`
  here.dataset.control = 'reached'
  return lookAround(here) === here.dataset.look ? here.outerHTML.slice(0, 120) : undefined
}

/** The stories that make the page scroll sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    return [...document.querySelectorAll<HTMLElement>('[data-story], header')]
      .filter(story => story.scrollWidth > root.clientWidth || story.getBoundingClientRect().right > root.clientWidth)
      .map(story => `${story.dataset.story ?? 'header'}: ${story.scrollWidth}`)
  })
}
