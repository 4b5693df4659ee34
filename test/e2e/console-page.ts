import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContextOptions, Frame, Locator, Page } from 'playwright-core'
import type { Me, ProfileKept } from '#protocol'
import { openBrowser } from '../browser.ts'
import { type ApiClient, openApiClient } from '../vendors/api-client.ts'
import { heardRead } from '../visitor.ts'
import type { Client } from '../world-client.ts'
import { createWorld, type TestWorld, type WorldOptions } from '../world.ts'

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

/** `isWhole`: a browser that can be pushed to and installed into. */
export type DeskOptions = WorldOptions & { isWhole?: boolean }

/** The real server with the built console, and a browser. */
export async function openDesk({ isWhole = false, ...installation }: DeskOptions = {}): Promise<Desk> {
  await using opened = new AsyncDisposableStack()
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const world = opened.use(await createWorld({ ...installation, webFolder: join(root, 'dist', 'web') }))
  const browser = opened.use(await openBrowser({ isWhole }))
  const all = opened.move()
  return {
    world,
    async open({ who, path = '/', ...options } = {}) {
      const person = await browser.newPerson({
        viewport: { width: 1440, height: 900 },
        locale: 'es-ES',
        timezoneId: 'Europe/Madrid',
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
        ...options,
      })
      if (who) await person.addCookies(cookiesOf(world, who))
      const page = await person.newPage()
      const complaints: string[] = []
      page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
      page.on('pageerror', error => complaints.push(error.message))
      await page.goto(world.address + path)
      const rows = page.getByRole('row')
      return {
        page,
        rows,
        row: name => rows.filter({ hasText: name }).first(),
        field: page.getByRole('textbox', { name: /^(Responder a|Nota sobre)/ }),
        complaints,
      }
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

export type Table = Desk & {
  /** What the customers of this brand write with. */
  client: ApiClient
  /** Somebody writes; resolves when it stands in the conversation and has been read: nothing moves after it. */
  says(who: string, text: string, more?: object): Promise<string>
  /** Things that customers did, as the integrator posts them. */
  post(events: readonly object[]): Promise<void>
}

/** A desk whose customers write over the API channel, by their names. */
export async function openTable(options: DeskOptions = {}): Promise<Table> {
  await using opened = new AsyncDisposableStack()
  const secret = 'the secret of this test'
  // Customers and brand go by the same clock, also when a test sets it on.
  const clock = { now: Date.now }
  const client = opened.use(await openApiClient({ secret, now: () => clock.now() }))
  const desk = opened.use(await openDesk(options))
  const { world } = desk
  clock.now = world.clock.now
  const settings = { secret, target: client.target, lookup: 'no' }
  const asked = { channel: 'api', name: 'Urraca Tienda', function: 'store', language: 'es', settings }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', asked)
  const post = async (events: readonly object[]): Promise<void> => {
    const answer = await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', ...client.write(events) })
    assert.equal(answer.status, 200, await answer.text())
  }
  const all = opened.move()
  let said = 0
  return {
    ...desk,
    client,
    post,
    async says(who, text, more = {}) {
      const read = heardRead(world)
      await post([{ type: 'message', id: `m-${++said}`, thread: who, from: { id: who, name: who }, text, ...more }])
      return (await read).conversationId!
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
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
  return `/b/${name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')}`
}

/** Until a field holds this. */
export async function holds(field: Locator, text: string): Promise<void> {
  for (;;) {
    if ((await field.inputValue()) === text) return
    await field.page().evaluate(() => new Promise(requestAnimationFrame))
  }
}
