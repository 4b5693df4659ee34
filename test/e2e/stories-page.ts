import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { openBrowser } from '../browser.ts'

const root = join(import.meta.dirname, '..', '..')
const KINDS: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** The strictest the console is served with: what is built must need no more. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'"

export type StoriesPage = AsyncDisposable & {
  page: Page
  address: string
  /** What the browser complained of, the content security policy included. */
  complaints: string[]
}

/** Builds the stories in memory, serves them on a port of their own and opens them once. */
export async function openStories(): Promise<StoriesPage> {
  await using opened = new AsyncDisposableStack()
  const server = await serve(await buildStories())
  opened.defer(server.close)
  const { browser } = opened.use(await openBrowser())
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  const complaints: string[] = []
  page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(server.address)
  await page.locator('[data-story]').first().waitFor()
  const all = opened.move()
  return { page, address: server.address, complaints, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

async function buildStories(): Promise<Map<string, string | Uint8Array>> {
  const built = (await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'stories',
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  return new Map(
    built.output.map(file => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const),
  )
}

async function serve(files: Map<string, string | Uint8Array>) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stories')
    const path = pathname === '/' ? '/index.html' : pathname
    const file = files.get(path)
    const kind = KINDS[extname(path)] ?? 'application/octet-stream'
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': kind, 'content-security-policy': POLICY })
    response.end(file)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong, one line a place, on the page as it stands or `within` a part of it; minor things are left to people. */
export async function faultsOf(page: Page, within = 'html'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe)
  const violations = await page.evaluate(async part => {
    const { axe: checker } = window as unknown as {
      axe: { run: (part: string, options: object) => Promise<AxeResults> }
    }
    return (await checker.run(part, { resultTypes: ['violations'] })).violations
  }, within)
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`))
}
