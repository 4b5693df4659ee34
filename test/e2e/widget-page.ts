import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { NewProfile } from '#protocol'
import { openBrowser, type OpenBrowser } from '../browser.ts'
import { type Chat, openChat } from '../visitor.ts'
import { builtWidget } from '../widget-build.ts'
import { createWorld, type TestWorld } from '../world.ts'

export type Shop = AsyncDisposable & {
  world: TestWorld
  chat: Chat
  /** A person with a browser of their own, on the brand's page. */
  newPerson(options?: BrowserContextOptions & { query?: string; page?: string }): Promise<Visit>
}

export type Visit = {
  page: Page
  /** Another tab of the same person. */
  newTab(): Promise<Visit>
  launcher: Locator
  panel: Locator
  field: Locator
  /** The bubbles, as text, from above. */
  texts(): Promise<string[]>
  /** Until a bubble says this. */
  sees(text: string): Promise<void>
  /** Writes and sends with the keyboard. */
  write(text: string): Promise<void>
  /** What stands in the conversation at the brand, from above. */
  stored(): Promise<string[]>
  /** What the browser complained of. */
  complaints: string[]
}

/** The real server with a chat of the brand, and a browser. */
export async function openShop(more: Partial<NewProfile> = {}): Promise<Shop> {
  await using opened = new AsyncDisposableStack()
  const [, world] = await Promise.all([builtWidget(), createWorld()])
  opened.use(world)
  const chat = await openChat(world, world.owner, more)
  const browser = opened.use(await openBrowser())
  const all = opened.move()
  return {
    world,
    chat,
    newPerson: ({ query = '', page, ...options } = {}) =>
      visit(world, browser, page ?? `${world.address}/chat/test/${chat.card.id}${query}`, options),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

async function visit(
  world: TestWorld,
  browser: OpenBrowser,
  address: string,
  options: BrowserContextOptions,
): Promise<Visit> {
  const person = await browser.newPerson({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const open = async (): Promise<Visit> => {
    const page = await person.newPage()
    const complaints: string[] = []
    page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
    page.on('pageerror', error => complaints.push(error.message))
    await page.goto(address)
    const bubbles = page.locator('.log .bubble')
    const field = page.locator('textarea')
    return {
      ...{ page, newTab: open, complaints, field },
      launcher: page.locator('.launcher'),
      panel: page.getByRole('dialog'),
      texts: () => bubbles.allInnerTexts(),
      sees: text => bubbles.filter({ hasText: text }).first().waitFor(),
      async stored() {
        const visitor = await page.evaluate(
          () =>
            JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith('.session'))![1]).visitor as string,
        )
        const text = `select m.text from messages m join identities i on i.workspace_id = m.workspace_id and i.id = m.identity_id
          where m.workspace_id = $1 and i.external_id = $2 order by m.at, m.id`
        const found = await world.database.engine(tx => tx.query<{ text: string }>(text, [world.workspaceId, visitor]))
        return found.map(each => each.text)
      },
      async write(text) {
        await field.fill(text)
        await field.press('Enter')
      },
    }
  }
  return open()
}

type SiteOptions = {
  /** What a page says before the chat, anew for each request of `path`. */
  head?: (path: string) => string
  attributes?: string
  language?: string
}

/** Somebody else's site, with a strict policy of its own. */
export async function openSite(
  { address }: TestWorld,
  profile: string,
  { head = () => '', attributes = '', language = '' }: SiteOptions = {},
): Promise<AsyncDisposable & { address: string }> {
  const policy = `default-src 'none'; script-src 'nonce-page' ${address}; img-src data: ${address}; connect-src ${address} ${address.replace('http', 'ws')}`
  const page = (path: string) => `<!doctype html><html lang="${language}"><head><link rel="icon" href="data:,">
    <title>Mi tienda</title>${head(path).replaceAll('<script>', '<script nonce="page">')}</head>
    <body><main><h1>Mi tienda</h1><button>Comprar</button></main>
    <script src="${address}/chat.js" data-profile="${profile}" ${attributes}></script></body></html>`
  const server = createServer((request, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(page(request.url!)),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
