/**
 * What Lighthouse says of the console: `node scripts/run.mjs test/peers/lighthouse/main.ts [--install] [--json FILE]`. The
 * real server with 100,000 conversations, somebody signed in, the inbox and a conversation; as on a desk and as on a phone.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getuid } from 'node:process'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import type { Me, Page, Row } from '#protocol'
import { fillForInbox } from '../../bench/measure-inbox.ts'
import { buildScreens } from '../../bench/measure-screens.ts'
import { openStage, type Stage } from '../../bench/stage.ts'
import { browserProgram } from '../../run-checks.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { install: { type: 'boolean' }, json: { type: 'string' } } })
const packages = join(import.meta.dirname, 'auditor')
if (values.install) spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: packages, stdio: 'inherit' })
const program = browserProgram(true)
if (!program || !existsSync(join(packages, 'node_modules', 'lighthouse'))) {
  say('It needs Chromium, and its packages: node scripts/run.mjs test/peers/lighthouse/main.ts --install')
  process.exit(2)
}

type Report = {
  categories: Record<string, { title: string; score: number | null; auditRefs: { id: string }[] }>
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>
}
type Lighthouse = (url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>
const { default: lighthouse, desktopConfig } = (await import(
  createRequire(join(packages, 'package.json')).resolve('lighthouse')
)) as { default: Lighthouse; desktopConfig: object }

await using stage = await openStage(buildScreens())
await fillForInbox(stage, 50)
const port = await freePort()
const profile = mkdtempSync(join(tmpdir(), 'sobremesa-lighthouse-'))
const args = [`--remote-debugging-port=${port}`, ...(getuid?.() === 0 ? ['--no-sandbox'] : [])]
const browser = await chromium.launchPersistentContext(profile, { executablePath: program, args })
await browser.addCookies(cookiesOf(stage))
const found: Record<string, Record<string, number>> = {}
for (const [place, path] of Object.entries(await placesOf(stage)))
  for (const [device, config] of Object.entries({ desk: desktopConfig, phone: undefined })) {
    const flags = { port, output: 'json', logLevel: 'error', disableStorageReset: true }
    const onlyCategories = ['performance', 'accessibility', 'best-practices']
    const result = await lighthouse(stage.address + path, { ...flags, onlyCategories }, config)
    found[`${place}, ${device}`] = scoresOf(result!.lhr)
  }
await browser.close()
rmSync(profile, { recursive: true, force: true })
for (const [page, points] of Object.entries(found)) say(`${page}: ${JSON.stringify(points)}`)
if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)

/** Points of a hundred; what cost some is printed. */
function scoresOf({ categories, audits }: Report): Record<string, number> {
  for (const { title, auditRefs } of Object.values(categories))
    for (const { id } of auditRefs) {
      const { title: what, score, displayValue = '' } = audits[id]!
      if (score !== null && score < 0.9) say(`  ${title}: ${what} ${displayValue}`)
    }
  return Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
  )
}

async function placesOf({ brands }: Stage): Promise<Record<string, string>> {
  const { owner } = brands[0]!
  const { workspaces } = await owner.get<Me>('/me')
  const { name } = workspaces.find(({ id }) => id === owner.workspaceId)!
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const brand = `/b/${plain.replaceAll(/[^a-z0-9]+/g, '-')}`
  const { rows } = await owner.get<Page<Row>>('/conversations?view=all&limit=1')
  return { inbox: `${brand}/inbox/open`, 'a conversation': `${brand}/inbox/all/${rows[0]!.id}`, 'sign-in': '/welcome' }
}

function cookiesOf({ address, brands }: Stage) {
  return brands[0]!.owner.cookie.split('; ').map(pair => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: address }
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const free = (server.address() as AddressInfo).port
  await new Promise(resolve => server.close(resolve))
  return free
}
