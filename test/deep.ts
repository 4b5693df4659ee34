/** `npm run deep`: the long tier; figures as JSON under bench/results. It takes about an hour on two cores. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startClusters } from './run-clusters.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'bench', 'results')
const day = new Date().toISOString().slice(0, 10)
const messages = Number(process.env.DEEP_MESSAGES ?? 10_000)
mkdirSync(results, { recursive: true })

{
  await using _ = await startClusters({ with15: false })
  const { killAtRandom } = await import('./crash/random-kills.ts')
  const began = performance.now()
  const figures = await killAtRandom(messages, Date.now() % 1_000_000)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `${figures.messages} messages, ${figures.kills} kills, nothing lost, doubled or out of order (${seconds} s, seed ${figures.seed})`,
  )
  writeFileSync(
    join(results, `${day}-kills.json`),
    `${JSON.stringify({ ...figures, seconds, node: process.version }, null, 2)}\n`,
  )
}

const bench = spawn(
  process.execPath,
  [join(root, 'test', 'bench', 'main.ts'), '--json', join(results, `${day}-bench.json`)],
  { stdio: 'inherit' },
)
const [code] = (await once(bench, 'exit')) as [number]
process.exitCode = code
