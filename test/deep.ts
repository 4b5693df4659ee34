/**
 * `npm run deep`: the long tier; figures as JSON under bench/results. All of it takes about an hour and a half on two cores; parts
 * are named: `npm run deep -- fuzz peers kills numbers properties surges routing links bench`. With `--install` it gets the servers of others that are missing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzChannels } from './deep-fuzz.ts'
import { meetPeers } from './deep-peers.ts'
import { measureNumbers, shown } from './numbers/measure.ts'
import { measureNasty } from './nasty/measure.ts'
import { enough } from '#likely-links'
import { holdsUp, simulateSurges } from './deep-surges.ts'
import { startClusters } from './run-clusters.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'bench', 'results')
const day = new Date().toISOString().slice(0, 10)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)

const fileOf = (name: string) => join(results, `${day}-${name}.json`)
const keep = (name: string, figures: object) =>
  writeFileSync(fileOf(name), `${JSON.stringify({ ...figures, node: process.version }, null, 2)}\n`)

async function passes(program: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, program, { stdio: 'inherit', env: { ...process.env, ...env } })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}

/** Each says whether all was well. */
const parts: Record<string, (options: { isInstalling: boolean; channels: readonly string[] }) => Promise<boolean>> = {
  async fuzz({ channels }) {
    const runs = Number(process.env.FUZZ_RUNS ?? 100_000)
    const found = await fuzzChannels(runs, seed, channels)
    keep('fuzz', { runs, seed, channels: found })
    return found.every(({ fault }) => fault === undefined)
  },
  async peers({ isInstalling }) {
    const met = await meetPeers(isInstalling)
    keep('peers', { peers: met })
    return met.every(({ state }) => state !== 'failed')
  },
  async kills() {
    await using _ = await startClusters({ with15: false })
    const { killAtRandom } = await import('./crash/random-kills.ts')
    const began = performance.now()
    const figures = await killAtRandom(Number(process.env.DEEP_MESSAGES ?? 10_000), seed)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `${figures.messages} messages, ${figures.kills} kills, nothing lost, doubled or out of order (${seconds} s, seed ${figures.seed})`,
    )
    keep('kills', { ...figures, seconds })
    const everywhere = ['intake', 'delivery', 'routing', 'acknowledgements', 'promises'].map(name =>
      join(root, 'test', 'crash', `${name}.test.ts`),
    )
    return await passes([join(root, 'test', 'run.ts'), ...everywhere], { KILL_EVERYWHERE: '1' })
  },
  async numbers() {
    const { kinds, innocents, accused, leaks } = measureNumbers(Number(process.env.NUMBERS ?? 20_000), seed)
    for (const kind of kinds) console.log(shown(kind))
    keep('numbers', { seed, innocents, kinds: kinds.map(({ missed: _, ...kind }) => kind), accused, leaks })
    return leaks.length === 0 && kinds.every(({ recall, precision }) => Math.min(recall, precision) >= 0.99)
  },
  async properties() {
    const all = globSync('{channels,demo,protocol,server,web,test,training}/**/*.test.ts', { cwd: root })
    const files = all.map(file => join(root, file)).filter(file => readFileSync(file, 'utf8').includes(`'fast-check'`))
    const isWell = await passes([join(root, 'test', 'run.ts'), ...files], { PROPERTY_SEED: String(seed) })
    keep('properties', { seed, files: files.length, isWell })
    return isWell
  },
  async surges() {
    const began = performance.now()
    const figures = simulateSurges(Number(process.env.DEEP_WEEKS ?? 30_000), seed)
    const seconds = Math.round((performance.now() - began) / 1000)
    for (const { median, dispersion, crisesAWeek } of figures.falseAlarms)
      console.log(`usual ${median}, dispersion ${dispersion}: ${crisesAWeek.toFixed(4)} false crises a week`)
    for (const { median, dispersion, crisesAWeek } of figures.falseAlarmsAsLooked)
      console.log(`… looked at every five minutes, ${median}, ${dispersion}: ${crisesAWeek.toFixed(4)} a week`)
    for (const { median, dispersion, times, withinOne, withinThree } of figures.found)
      console.log(
        `${times} × ${median}, dispersion ${dispersion}: found in 1 h ${withinOne.toFixed(3)}, in 3 h ${withinThree.toFixed(3)}`,
      )
    console.log(`${figures.weeks} weeks (${seconds} s, seed ${seed})`)
    keep('surges', { ...figures, seconds })
    return holdsUp(figures)
  },
  async routing() {
    const runs = Number(process.env.ROUTING_RUNS ?? 5000)
    const tests = ['routing-engine/properties', 'routing-engine/overtaking', 'routing-rules/match']
    const files = tests.map(name => join(root, 'server', `${name}.test.ts`))
    const seeded = ['--import', join(root, 'test', 'property-seed.ts'), '--test', '--test-isolation=none']
    const isWell = await passes([...seeded, ...files], { ROUTING_RUNS: String(runs), PROPERTY_SEED: String(seed) })
    const days = Number(process.env.ROUTING_LIVE_RUNS ?? 500)
    const live = ['at-rest', 'crowd'].map(name => join(root, 'server', 'routing', `${name}.test.ts`))
    const crowd = { ROUTING_LIVE_RUNS: String(days), ROUTING_CROWD: '100000', PROPERTY_SEED: String(seed) }
    const isAtRest = await passes([join(root, 'test', 'run.ts'), ...live], crowd)
    keep('routing', { seed, runs, isWell, days, isAtRest })
    return isWell && isAtRest
  },
  async links() {
    const figures = measureNasty(seed, Number(process.env.NASTY_PEOPLE ?? 100_000), enough)
    const [precision, recall] = [figures.right / figures.suggested, figures.tracedJoined / figures.traced]
    console.log(
      `${figures.accounts} accounts: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} (seed ${seed})`,
    )
    const runs = Number(process.env.LINKING_RUNS ?? 300)
    const test = join(root, 'server', 'linking', 'linking.test.ts')
    const isWell = await passes([join(root, 'test', 'run.ts'), test], {
      LINKING_RUNS: String(runs),
      PROPERTY_SEED: String(seed),
    })
    keep('links', { seed, ...figures, precision, recall, runs, isWell })
    return isWell && precision >= 0.95 && recall >= 0.8
  },
  async bench() {
    return passes([join(root, 'test', 'bench', 'main.ts'), '--json', fileOf('bench')])
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { install: { type: 'boolean' }, channel: { type: 'string', multiple: true } },
})
const unknown = positionals.filter(name => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
mkdirSync(results, { recursive: true })
const failed: string[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  console.log(`\n${name}`)
  const isWell = await parts[name]!({ isInstalling: values.install ?? false, channels: values.channel ?? [] })
  if (!isWell) failed.push(name)
}
if (failed.length > 0) console.error(`\nNot well: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
