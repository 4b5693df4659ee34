import type { Page } from 'playwright-core'
import type { Times } from './shapes.ts'
import { quantile } from '../bench/figures.ts'
import { type Seen, took } from './watch.ts'

const times = 25

type Step = { name: string; ready?: () => Promise<void>; act: () => Promise<void>; seen: () => Promise<Seen> | Seen }

/** What somebody does all day, each thing so many times. */
export async function interactions(page: Page, go: (path: string) => Promise<void>): Promise<Record<string, Times>> {
  const found: Record<string, Times> = {}
  await go('inbox/open')
  for (const step of stepsOn(page, go)) {
    const all: number[] = []
    for (let time = 0; time < times + 3; time++) {
      await step.ready?.()
      const ms = await took(page, step.act, await step.seen())
      if (time >= 3) all.push(ms)
    }
    found[step.name] = timesOf(all)
  }
  return found
}

export const timesOf = (all: readonly number[]): Times => ({
  p50: quantile(all, 0.5),
  p95: quantile(all, 0.95),
  most: Math.max(...all),
})

function stepsOn(page: Page, go: (path: string) => Promise<void>): Step[] {
  const press = (key: string) => () => page.keyboard.press(key)
  const field = page.locator('[data-region=talk] textarea')
  const chooser = page.locator('[popover]:popover-open [role=option], dialog[open] [role=option]')
  let turn = 0
  const nextId = () =>
    page.evaluate(() => {
      const rows = [...document.querySelectorAll('[data-row]')]
      const at = rows.findIndex(row => row.contains(document.activeElement))
      return rows[at + 1]?.getAttribute('data-row') ?? ''
    })
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? '')
  const moved = async () => {
    const before = await focused()
    await page.keyboard.press('j')
    await page.waitForFunction(
      was => (document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? was) !== was,
      before,
    )
  }
  const atList = async () => {
    await page.locator('[data-row] [role=row]').first().focus()
  }
  return [
    {
      name: 'the next conversation in the list (J)',
      ready: async () => {
        if (turn++ > 0) return
        await atList()
        await press('j')()
        await page.locator('[role=row]:focus').waitFor()
      },
      act: press('j'),
      seen: async () => ({ selector: `[data-row="${await nextId()}"] [role=row]:focus` }),
    },
    {
      name: 'opening it (Enter)',
      ready: async () => {
        await moved()
      },
      act: press('Enter'),
      seen: async () => ({ selector: `[data-row="${await focused()}"] [aria-selected=true]` }),
    },
    {
      name: 'its messages are there',
      ready: async () => {
        await page.locator('[data-row] [aria-selected=true]').first().focus()
        await moved()
      },
      act: press('Enter'),
      seen: async () => {
        const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.split(',')[0] ?? '')
        return { selector: `[data-region=talk][aria-label*="${name}"] [role=log] [data-index]` }
      },
    },
    {
      name: 'beginning to write (R)',
      ready: () => atList(),
      act: press('r'),
      seen: () => ({ selector: '[data-region=talk] textarea:focus' }),
    },
    {
      name: 'a letter is written',
      ready: async () => {
        await field.fill('')
        await field.focus()
      },
      act: press('x'),
      seen: () => ({ selector: '[data-region=talk] textarea', text: 'x' }),
    },
    {
      name: 'the palette (Ctrl+K)',
      ready: async () => {
        await page.keyboard.press('Escape')
        await page.locator('dialog[open]').waitFor({ state: 'detached' })
      },
      act: press('Control+k'),
      seen: () => ({ selector: 'dialog[open] [role=option]' }),
    },
    {
      name: 'finding in the palette',
      ready: async () => {
        if ((await page.locator('dialog[open]').count()) === 0) await page.keyboard.press('Control+k')
        await page.locator('dialog[open] input').fill('')
      },
      act: press('s'),
      seen: () => ({ selector: 'dialog[open] [role=option] mark, dialog[open] [role=option] b' }),
    },
    {
      name: 'another view (click)',
      ready: async () => {
        if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape')
        await go('inbox/open')
      },
      act: () => page.locator('[data-region=rail] a[href$="/inbox/waiting"]').click(),
      seen: () => ({ selector: '[data-region=list] h1', text: 'Waiting' }),
    },
    {
      name: 'the choice of closing (E)',
      ready: async () => {
        if ((await chooser.count()) > 0) {
          await page.keyboard.press('Escape')
          await chooser.first().waitFor({ state: 'detached' })
        } else if ((await field.count()) === 0) {
          await atList()
          await page.keyboard.press('Enter')
          await field.waitFor()
          // It can be closed once it is known what is in it.
          await page.locator('[data-region=talk] [role=log] [data-index]').first().waitFor()
        }
        await atList()
      },
      act: press('e'),
      seen: () => ({ selector: '[popover]:popover-open [role=option], dialog[open] [role=option]' }),
    },
  ]
}
