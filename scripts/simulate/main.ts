/** `npm run simulate -- FILE`: a day runs through the production step, under our policy and under those of others. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Fault } from '#lib'
import { defaultPolicy, plainPolicy, type Policy } from '#routing-rules'
import { figuresOf, simulate } from '#simulation'
import { languageOf, wordsIn } from '../replay/words.ts'
import { readDay } from './read-day.ts'
import { type Compared, reportOf } from './report.ts'

const words = wordsIn(languageOf(process.env))

const policies: Record<Compared['policy'], Policy> = {
  ours: defaultPolicy,
  'longest-idle': plainPolicy('longest-idle'),
  'round-robin': plainPolicy('round-robin'),
  'fewest-open': plainPolicy('fewest-open'),
}

function run(args: string[]): void {
  const { values, positionals } = options(args)
  const [file] = positionals
  if (values.help) return console.log(words.text('simulate.help'))
  if (file === undefined || positionals.length > 1)
    throw new Fault('simulate.bad-options', 400, { options: args.join(' ') })
  const trace = readDay(file)
  const compared = Object.entries(policies).map(([policy, each]): Compared => {
    const began = performance.now()
    const figures = figuresOf(simulate(trace, each))
    return { policy: policy as Compared['policy'], figures, seconds: (performance.now() - began) / 1000 }
  })
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ name: trace.name, compared }, null, 2)}\n`)
  console.log(reportOf(trace, compared, words))
}

function options(args: string[]) {
  const known = { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args, options: known, allowPositionals: true })
  } catch (error) {
    throw new Fault('simulate.bad-options', 400, { options: args.join(' ') }, error)
  }
}

try {
  run(process.argv.slice(2))
} catch (thrown) {
  console.error(words.ofFault(thrown))
  process.exitCode = 1
}
