import { getuid } from 'node:process'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { browserProgram } from './run-checks.ts'

/** A browser that asks nobody on the network for anything but what a page asks for. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
]

/** How many times slower than this machine the pages run: journeys that pass at 6 do not hang on who is first. */
const SLOWER = Number(process.env.SLOWER ?? 1)

/** A machine that does much else at the same time is slow, and nothing is broken for that. */
const patienceMs = 90_000

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

export type OpenBrowser = AsyncDisposable & {
  browser: Browser
  /** A person of their own: cookies and storage shared with nobody. Closed with the browser. */
  newPerson: (options?: BrowserContextOptions) => Promise<BrowserContext>
}

/** Opens the system's Chromium, headless (`browserProgram`). `isWhole`: one that can be pushed to and installed into. */
export async function openBrowser({ isWhole = false } = {}): Promise<OpenBrowser> {
  const program = browserProgram(isWhole)
  if (!program) throw new Error('browser.missing')
  const asRoot = getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: program, args: [...QUIET, ...asRoot] })
  return {
    browser,
    async newPerson(options) {
      const person = await browser.newContext(options)
      person.setDefaultTimeout(patienceMs)
      if (SLOWER > 1) person.on('page', page => void slow(page))
      return person
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
