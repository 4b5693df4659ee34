import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openStories, type StoriesPage } from './stories-page.ts'

suite('how a conversation looks', () => {
  let stories: StoriesPage
  let page: Page
  before(async () => {
    stories = await openStories()
    page = stories.page
  })
  after(() => stories[Symbol.asyncDispose]())

  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })

  test('a row is said in one breath, and opens with Enter', async () => {
    await row('Joan Ferrer Mas, Instagram, comentarios, 4 minutos tarde, sin leer').focus()
    await page.keyboard.press('Enter')
    assert.equal(await row('Joan Ferrer Mas').getAttribute('aria-selected'), 'true')
    assert.equal(await row('Marta Iborra').getAttribute('aria-selected'), 'false')
  })

  test('a row opens where it is pressed; with Ctrl its link opens in another tab', async () => {
    await row('Rachid Benali').getByText('árabe').click()
    assert.equal(await row('Rachid Benali').getAttribute('aria-selected'), 'true')
    const link = row('Óscar Lizarraga').getByRole('link')
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })])
    await tab.close()
    assert.equal(await row('Óscar Lizarraga').getAttribute('aria-selected'), 'false')
    await link.click()
    assert.equal(await row('Óscar Lizarraga').getAttribute('aria-selected'), 'true')
    assert.ok(page.url().startsWith(stories.address) && !page.url().endsWith('#row'))
  })

  test('a text takes its direction from itself, its bubble from the page', async () => {
    const arabic = page.getByText('هل تشحنون إلى سبتة؟')
    assert.equal(await arabic.evaluate(text => getComputedStyle(text).direction), 'rtl')
    assert.equal(await arabic.evaluate(text => getComputedStyle(text.parentElement ?? text).direction), 'ltr')
  })

  test('a late deadline has another shape, not only another colour', async () => {
    const radii = (story: string) =>
      page
        .locator(`[data-story="${story}"] svg`)
        .evaluateAll(all =>
          all.map(ring => [...ring.querySelectorAll('circle')].map(circle => circle.getAttribute('r')).join()),
        )
    assert.deepEqual(new Set(await radii('Deadline/Emptying')), new Set(['6,6']))
    assert.deepEqual(await radii('Deadline/Late'), ['4,6.6'])
  })

  test('in public a channel is a stall; one that nobody drew has its letters', async () => {
    const marks = page.locator('[data-story="Channels/InPublic"]')
    assert.equal(await marks.getByRole('img', { name: 'Instagram, comentarios' }).locator('path').count(), 2)
    assert.equal(await marks.getByRole('img', { name: 'X, menciones' }).textContent(), 'X')
    assert.equal(await marks.getByRole('img', { name: 'Otro canal' }).textContent(), 'UN')
  })

  test('public is said in words, drawn with an awning and framed in its own colour', async () => {
    const form = page.getByRole('form', { name: 'Responder en público' })
    assert.ok(await form.getByText('a la vista de cualquiera').isVisible())
    assert.equal(await form.locator(':scope > [aria-hidden=true]').count(), 1)
    const frames = await page.evaluate(() =>
      [...document.querySelectorAll('[data-story^="Composer/P"] form')].map(
        one => getComputedStyle(one).borderTopStyle,
      ),
    )
    assert.deepEqual(frames, ['none', 'none', 'solid'])
  })

  test('the counter is quiet until 90 %, then news, then too much', async () => {
    const shade = (text: string) => page.getByText(text, { exact: true }).evaluate(one => getComputedStyle(one).color)
    assert.notEqual(await shade('166 / 4.096'), await shade('2.150 / 2.200'))
  })

  test('compact rows are one line of 34 px; on touch no button is lower than 24', async () => {
    await page.locator('header input[value="compact"]').check({ force: true })
    const heights = await page
      .getByRole('row')
      .filter({ has: page.locator('bdi') })
      .evaluateAll(all =>
        all.filter(one => one.closest('[data-story="Row/List"]')).map(one => one.getBoundingClientRect().height),
      )
    assert.equal(heights.length, 5)
    assert.deepEqual(new Set(heights), new Set([34]))
    await page.locator('header input[value="touch"]').check({ force: true })
    const small = await page
      .locator('button')
      .evaluateAll(all =>
        all
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24)
          .map(one => one.outerHTML.slice(0, 90)),
      )
    assert.deepEqual(small, [])
  })
})
