import { getuid } from 'node:process'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
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

export type OpenBrowser = AsyncDisposable & {
  browser: Browser
  /** A person of their own: cookies and storage shared with nobody. Closed with the browser. */
  newPerson: (options?: BrowserContextOptions) => Promise<BrowserContext>
}

/** Opens the system's Chromium (`CHROMIUM`, else /usr/bin/chromium), headless. `flags` are added to the usual ones. */
export async function openBrowser(flags: string[] = []): Promise<OpenBrowser> {
  const program = browserProgram()
  if (!program) throw new Error('browser.missing')
  const asRoot = getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: program, args: [...QUIET, ...asRoot, ...flags] })
  return {
    browser,
    newPerson: options => browser.newContext(options),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
