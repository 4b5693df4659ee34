import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContextOptions, Frame, Locator, Page } from 'playwright-core'
import type { Me } from '#protocol'
import { openBrowser } from '../browser.ts'
import type { Client } from '../world-client.ts'
import { createWorld, type TestWorld } from '../world.ts'

const root = join(import.meta.dirname, '..', '..')

export type Desk = AsyncDisposable & {
  world: TestWorld
  /** Somebody with a browser of their own; signed in as `who`, if given. */
  open(options?: BrowserContextOptions & { who?: Client; path?: string }): Promise<Seat>
}

export type Seat = {
  page: Page
  rows: Locator
  row(name: string): Locator
  field: Locator
  /** What the browser complained of. */
  complaints: string[]
}

/** The real server with the built console, and a browser. `empty`: nobody is there yet. */
export async function openDesk({ empty = false }: { empty?: boolean } = {}): Promise<Desk> {
  await using opened = new AsyncDisposableStack()
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const world = opened.use(await createWorld({ empty, webFolder: join(root, 'dist', 'web') }))
  const browser = opened.use(await openBrowser())
  const all = opened.move()
  return {
    world,
    async open({ who, path = '/', ...options } = {}) {
      const person = await browser.newPerson({
        viewport: { width: 1440, height: 900 },
        locale: 'es-ES',
        timezoneId: 'Europe/Madrid',
        reducedMotion: 'reduce',
        ...options,
      })
      if (who) await person.addCookies(cookiesOf(world, who))
      const page = await person.newPage()
      const complaints: string[] = []
      page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
      page.on('pageerror', error => complaints.push(error.message))
      await page.goto(world.address + path)
      const rows = page.getByRole('row')
      return { page, rows, row: name => rows.filter({ hasText: name }).first(), field: page.getByRole('textbox', { name: /^(Responder a|Nota sobre)/ }), complaints }
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

function cookiesOf(world: TestWorld, { cookie }: Client) {
  return cookie.split('; ').map(pair => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: world.address }
  })
}

/** The chat of the page that stands beside the first run. */
export async function chatBeside(page: Page): Promise<Frame> {
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame()
  assert.ok(frame, 'there is no chat beside the page')
  return frame
}

/** How the brand of the world stands in addresses. */
export async function brandOf(who: Client): Promise<string> {
  const { workspaces } = await who.get<Me>('/me')
  const { name } = workspaces.find(({ id }) => id === who.workspaceId)!
  return `/b/${name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
}

/** Until a field holds this. */
export async function holds(field: Locator, text: string): Promise<void> {
  for (;;) {
    if ((await field.inputValue()) === text) return
    await field.page().evaluate(() => new Promise(requestAnimationFrame))
  }
}
