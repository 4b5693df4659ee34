/** The console in a real browser, under the eyes of the bench: `fork`ed with what it is to look at, answers over IPC. */
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import type { Ask, Looked, Said, Times } from './shapes.ts'
import { interactions, timesOf } from './steps.ts'
import { framesWhile, took } from './watch.ts'

const ask = JSON.parse(process.argv[2]!) as Ask
const say = (said: Said) => process.send!(said)

await using browser = await openBrowser()
const person = await browser.newPerson({
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  reducedMotion: 'reduce',
})
await person.addCookies(
  ask.cookie.split('; ').map(pair => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: ask.address }
  }),
)
const page = await person.newPage()
const go = async (path: string) => {
  await page.goto(`${ask.address}/b/${ask.brand}/${path}`)
  await page.locator('[data-row]').first().waitFor()
}
const devtools = await person.newCDPSession(page)
const slowTo = (rate: number) => devtools.send('Emulation.setCPUThrottlingRate', { rate })
const heapMb = async () => {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 2 ** 20
}

const asIs = await interactions(page, go)
await slowTo(4)
const slowed = await interactions(page, go)
await slowTo(1)
const looked: Looked = { asIs, slowed, ...(await longConversation()), ...(await longList()), heapMb: 0 }
await go('inbox/open')
looked.heapMb = await heapMb()
say({ looked })
await once(process, 'message')
say({ heapMb: await heapMb() })
process.disconnect?.()

async function longConversation(): Promise<Pick<Looked, 'longFirstMs' | 'longOpenMs' | 'longScroll'>> {
  const [longFirstMs, longOpenMs] = [await openingLong(true), await openingLong(false)]
  await page.locator('[role=log]').hover()
  return { longFirstMs, longOpenMs, longScroll: await framesWhile(page, () => wheel(page, -600, 150)) }
}

/** Nothing of it was loaded before: each time the page is new; `isFirst`: nothing else was opened on it, either. */
async function openingLong(isFirst: boolean): Promise<Times> {
  const all: number[] = []
  for (let time = 0; time < 8; time++) {
    await go('inbox/all')
    if (!isFirst) {
      await page.locator(`[data-row]:not([data-row="${ask.longId}"]) [role=row]`).first().click()
      await page.locator('[data-region=talk] [role=log] [data-index]').first().waitFor()
    }
    const row = page.locator(`[data-row="${ask.longId}"] [role=row]`)
    const called = (await row.getAttribute('aria-label'))!.split(',')[0]!
    const seen = { selector: `[data-region=talk][aria-label*="${called}"] [role=log] [data-index]` }
    const ms = await took(page, () => row.click(), seen)
    if (time >= 2) all.push(ms)
  }
  return timesOf(all)
}

async function longList(): Promise<Pick<Looked, 'listed' | 'listScroll'>> {
  await go('inbox/all')
  await page.locator('[data-row]').first().hover()
  const grid = '[data-region=list] [role=grid]'
  const height = () => page.evaluate(selector => document.querySelector(selector)!.getBoundingClientRect().height, grid)
  const rowHeight = 64
  // Brought to its length first: what is measured is the scrolling.
  for (let before = await height(); before < ask.listed * rowHeight; before = await height()) {
    await page.evaluate(selector => {
      const all = document.querySelector(selector)!
      all.parentElement!.scrollTo({ top: all.getBoundingClientRect().height })
    }, grid)
    await page.waitForFunction(
      ([selector, was]) => document.querySelector(selector)!.getBoundingClientRect().height > was,
      [grid, before] as const,
    )
  }
  const listScroll = await framesWhile(page, () => wheel(page, -900, 300))
  return { listed: Math.round((await height()) / rowHeight), listScroll }
}

async function wheel(on: Page, by: number, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await on.mouse.wheel(0, by)
    await on.evaluate(() => new Promise(requestAnimationFrame))
  }
}
