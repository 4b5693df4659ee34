import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { browserProgram, type Check, checks, run as runCheck } from './run-checks.ts'
import { startClusters } from './run-clusters.ts'
import { type Load, loadsOf, tellsOf } from './run-lanes.ts'
import { type Counts, report, reportCheck } from './run-report.ts'

const root = join(import.meta.dirname, '..')
const only = { type: 'boolean', default: false } as const
const { values, positionals } = parseArgs({ allowPositionals: true, options: { checks: only, browser: only } })
const isWhole = positionals.length === 0 && !values.checks && !values.browser
const fileLimitMs = 300_000

// Whoever read the output may leave early; what was started has to be cleared away all the same.
process.stdout.on('error', () => {})

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())

const counts: Counts = { passed: 0, failed: 0, failures: [], skipped: [] }
const add = ({ passed = 0, failed = 0, failures = [], skipped = [] }: Partial<Counts>) => {
  counts.passed += passed
  counts.failed += failed
  counts.failures.push(...failures)
  counts.skipped.push(...skipped)
}

try {
  const files = chosenFiles()
  await using _ = values.checks ? undefined : await startClusters({ with15: isWhole || files.some(asksFor15) })
  for (const check of chosenChecks(files)) await oneCheck(check)
  await testFiles(files.filter(file => !isBrowserTest(file)))
  await browserTests(files.filter(isBrowserTest))
} catch (error) {
  console.error(error)
  add({ failed: 1, failures: [`✗ ${String(error)}`] })
}
if (interrupted.signal.aborted) {
  console.log('Interrupted.')
  add({ failed: 1 })
}
// What is wrong stands last: of a long output, the end is what is kept.
for (const each of counts.skipped) console.log(`skipped: ${each}`)
for (const each of counts.failures) console.log(each)
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1

/** Some files alone need no checks; the browser needs what it loads. */
function chosenChecks(files: string[]): Check[] {
  if (isWhole || values.checks) return checks
  return files.some(isBrowserTest) ? checks.filter(({ name }) => name === 'build') : []
}

function chosenFiles(): string[] {
  if (values.checks) return ['architecture', 'texts'].map(name => join(root, 'test', `${name}.test.ts`))
  const all = globSync('{channels,demo,protocol,server,web,test,training,scripts}/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: name => name === 'node_modules',
  })
  const found = all.map(file => join(root, file)).filter(file => isWhole || isBrowserTest(file))
  const chosen = isWhole || values.browser ? found : positionals.map(file => resolve(file))
  const missing = chosen.filter(file => !existsSync(file))
  if (missing.length > 0) throw new Error(`No such test file: ${missing.join(', ')}`)
  return chosen.toSorted()
}

/** So that a run of one file does not wait for a PostgreSQL that it never looks at. */
function asksFor15(file: string): boolean {
  return readFileSync(file, 'utf8').includes('eachVersion')
}

function isBrowserTest(file: string): boolean {
  return relative(root, file).startsWith(join('test', 'e2e'))
}

async function oneCheck(check: Check): Promise<void> {
  if (interrupted.signal.aborted) return
  const begun = performance.now()
  const said = await runCheck(check, interrupted.signal)
  add(reportCheck(check.name, said, performance.now() - begun))
}

/** Two processes at a time, and a third for what is killed and waited for: that leaves most of its time to others. */
async function testFiles(files: string[]): Promise<void> {
  const isCrash = (file: string): boolean => relative(root, file).startsWith(join('test', 'crash'))
  const [crashes, others] = [loadsOf(files.filter(isCrash)), loadsOf(files.filter(file => !isCrash(file)))]
  const options = { cwd: root, limitMs: fileLimitMs, signal: interrupted.signal }
  const lane = async (...lists: Load[][]) => {
    for (let load = next(lists); load; load = next(lists)) {
      if (interrupted.signal.aborted) return
      add(await report(tellsOf(load, options)))
    }
  }
  await Promise.all([lane(crashes), lane(others, crashes), lane(others)])
}

function next(lists: Load[][]): Load | undefined {
  return lists.find(list => list.length > 0)?.shift()
}

/** A missing browser is a failure, never silence. */
async function browserTests(files: string[]): Promise<void> {
  if (files.length === 0 || interrupted.signal.aborted) return
  const program = browserProgram()
  const said = program
    ? undefined
    : 'There is no Chromium: npm test -- --install puts it here (Debian), or set CHROMIUM.'
  add(reportCheck('browser', said, 0))
  if (program) await testFiles(files)
}
