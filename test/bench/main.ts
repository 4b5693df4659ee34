/** `npm run bench [-- parse|hooks|flow|latency|consoles|inbox|timeline|search|routing|offers|parity|people|due|screens|understanding|reasons|weights|start …] [--seconds N] [--json FILE] [--texts FILE] [--data FOLDER]`: every figure, with the limit measured in the same run. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from './figures.ts'
import { measureChecks } from './measure-checks.ts'
import { measureConsoles } from './measure-consoles.ts'
import { dueLines, measureDue } from './measure-due.ts'
import { fill, measureFlow } from './measure-flow.ts'
import { measureHooks } from './measure-hooks.ts'
import { measureInbox } from './measure-inbox.ts'
import { measureLatency } from './measure-latency.ts'
import { measureOffers } from './measure-offers.ts'
import { measureParity, parityLines } from './measure-parity.ts'
import { measureParse } from './measure-parse.ts'
import { measurePeople, peopleLines } from './measure-people.ts'
import { measureReasons, reasonsLines } from './measure-reasons.ts'
import { measureRouting, routingLines } from './measure-routing.ts'
import { measureSearch } from './measure-search.ts'
import { measureTimeline } from './measure-timeline.ts'
import { measureStart, weigh } from './measure-rest.ts'
import { buildScreens, measureScreens, screensLines } from './measure-screens.ts'
import { measureUnderstanding, understandingLines } from './measure-understanding.ts'
import { openStage, type Stage } from './stage.ts'
import { type Line, printTable } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    json: { type: 'string' },
    texts: { type: 'string' },
    data: { type: 'string' },
    models: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const machine = {
  at: new Date().toISOString(),
  cpu: cpus()[0]!.model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  postgres: 'embedded 18, durable',
}
const figures: Record<string, unknown> = {}

const onStage = async <T>(work: (stage: Stage) => Promise<T>, webFolder?: string): Promise<T> => {
  await using stage = await openStage(webFolder)
  return await work(stage)
}

const measures: Record<string, () => Promise<Line[]>> = {
  async checks() {
    const found = measureChecks(values.texts)
    figures.checks = found
    const { texts, personal, redirecting, longMs } = found
    const shares: Line[] = [
      [`personal data found in ${texts} texts`, `${(personal * 100).toFixed(2)} %`, '', ''],
      [`redirections found in ${texts} texts`, `${(redirecting * 100).toFixed(2)} %`, '', ''],
    ]
    return [...(texts > 0 ? shares : []), ['both over 10,000 characters', `${longMs} ms`, '≤ 100 ms', '']]
  },
  async parse() {
    const found = measureParse()
    figures.parse = found
    return found.map(({ channel, eventsPerSecond, megabytesPerSecond, ratio }, index): Line => [
      `${channel}, parsed on one core`,
      `${eventsPerSecond}/s, ${megabytesPerSecond} MB/s`,
      index === 0 ? '≥ 20,000/s' : '',
      ratio === null ? '' : `${ratio} of JSON.parse`,
    ])
  },
  async hooks() {
    const found = await onStage(measureHooks)
    figures.hooks = found
    return [
      ['hooks, no database', `${found.bare.toFixed(0)}/s`, 'the limit', ''],
      ['hooks paused ÷ no database', found.pausedRatio.toFixed(2), '≥ 0.5', '0.75'],
      ['hooks running ÷ no database', found.runningRatio.toFixed(2), '≥ 0.2', '0.35'],
    ]
  },
  async flow() {
    const found = await onStage(stage => measureFlow(stage, seconds))
    figures.flow = found
    const { server, postgres, generator } = found.cores
    return [
      [`end to end, ${seconds} s`, `${found.perSecond.toFixed(0)}/s`, '≥ 3,000/s', '5,000/s'],
      [
        'lost, doubled, out of order, without event',
        [found.lost, found.doubled, found.outOfOrder, found.withoutEvent].join(', '),
        '0, 0, 0, 0',
        '',
      ],
      ['backlog gone after', `${found.backlogMs.toFixed(0)} ms`, '', ''],
      [
        'everything followed after',
        `${found.followed.ms.toFixed(0)} ms (${found.followed.room}: ${found.followed.events} events)`,
        '',
        '',
      ],
      [
        'cores: server, PostgreSQL, generator',
        [server, postgres, generator].map(each => each.toFixed(2)).join(', '),
        '',
        '',
      ],
      ['memory of the server', `${found.serverRssMb.toFixed(0)} MB`, '', ''],
    ]
  },
  async latency() {
    const found = await onStage(async stage => {
      await fill(stage, 'fill')
      return measureLatency(stage, 1000, 20, 'latency')
    })
    figures.latency = found
    return [
      ['hook → socket at 1,000/s, p50', `${found.p50.toFixed(0)} ms`, '', ''],
      ['hook → socket at 1,000/s, p99', `${found.p99.toFixed(0)} ms`, '≤ 200 ms', '100 ms'],
      ['seen of those sent', `${found.seen} of ${found.sent}`, '', ''],
    ]
  },
  async consoles() {
    const found = await onStage(async stage => {
      await fill(stage, 'fill')
      return measureConsoles(stage)
    })
    figures.consoles = found
    return found.map(each => [
      `server's work per message, ${each.consoles} consoles`,
      `${each.serverCpuUsPerMessage.toFixed(0)} µs, ${each.serverRssMb.toFixed(0)} MB`,
      'constant',
      '',
    ])
  },
  async inbox() {
    const found = await onStage(measureInbox)
    figures.inbox = found
    const pages = Object.entries(found.pages).map(([view, { p50, p99 }]): Line => [
      `inbox page, ${view}`,
      `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
      'p99 ≤ 30 ms',
      '',
    ])
    return [
      ...pages,
      [
        'conversation of 500 messages',
        `p50 ${found.conversation500.p50.toFixed(1)}, p99 ${found.conversation500.p99.toFixed(1)} ms`,
        '≤ 50 ms',
        '',
      ],
      ['at', `${found.conversations} conversations, ${found.messages} messages`, '100,000, 1,000,000', ''],
    ]
  },
  async timeline() {
    const found = await onStage(measureTimeline)
    figures.timeline = found
    return Object.entries(found).map(([page, { p50, p99 }]): Line => [
      `timeline of 17,000 messages, ${page}`,
      `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
      'p99 ≤ 50 ms',
      '',
    ])
  },
  async search() {
    const found = await onStage(measureSearch)
    figures.search = found
    const shown = ({ p50, p95, p99 }: Record<'p50' | 'p95' | 'p99', number>) =>
      `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms`
    return [
      ...Object.entries(found.kinds).map(([kind, times]): Line => [
        `search, ${kind}`,
        shown(times),
        'p95 ≤ 150 ms',
        '',
      ]),
      ['search, all of these', shown(found.all), 'p95 ≤ 150 ms', ''],
      ['at', `${found.messages} messages, ${found.words} words`, '1,000,000', ''],
      ['to read in a message', `${(found.enterMs * 1000).toFixed(0)} µs`, '', ''],
    ]
  },
  async routing() {
    const found = measureRouting()
    figures.routing = found
    return routingLines(found)
  },
  async offers() {
    const found = await onStage(stage => measureOffers(stage, 20, Math.min(seconds, 60)))
    figures.offers = found
    return [
      ['message → offer at its agent’s, p50', `${found.p50.toFixed(0)} ms`, '', ''],
      ['message → offer at its agent’s, p99', `${found.p99.toFixed(0)} ms`, '≤ 200 ms', ''],
      [`offers at ${found.rate.toFixed(0)} messages/s, ${found.agents} agents`, `${found.offers}`, '', ''],
    ]
  },
  async parity() {
    const found = await onStage(measureParity)
    figures.parity = found
    return parityLines(found)
  },
  async people() {
    const found = await onStage(measurePeople)
    figures.people = found
    return peopleLines(found)
  },
  async due() {
    const found = await onStage(measureDue)
    figures.due = found
    return dueLines(found)
  },
  async screens() {
    const found = await onStage(measureScreens, buildScreens())
    figures.screens = found
    return screensLines(found)
  },
  async understanding() {
    const found = await measureUnderstanding(values.data, values.models)
    figures.understanding = found
    return understandingLines(found)
  },
  async reasons() {
    if (values.data === undefined) return [['proposed reasons', 'needs --data FOLDER', '', '']]
    const found = measureReasons(values.data)
    figures.reasons = found
    return reasonsLines(found)
  },
  async weights() {
    const { widgetKb, consoleKb } = weigh()
    figures.weights = { widgetKb, consoleKb }
    const shown = (kb: number | null) => (kb === null ? 'not built (npm run build)' : `${kb.toFixed(1)} kB`)
    return [
      ['widget, gzip', shown(widgetKb), '≤ 20 kB', ''],
      ['console, first load, gzip', shown(consoleKb), '≤ 200 kB', ''],
    ]
  },
  async start() {
    const took = await measureStart()
    figures.start = took
    return [['warm start', `${(median(took) / 1000).toFixed(2)} s`, '≤ 3 s', '']]
  },
}

const chosen = positionals.length > 0 ? positionals : Object.keys(measures)
console.log(
  `\n${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GB; Node ${machine.node}; PostgreSQL ${machine.postgres}; ${machine.at}\n`,
)
for (const name of chosen) {
  const measure = measures[name]
  if (!measure) throw new Error(`There is no measure ${name}: ${Object.keys(measures).join(', ')}`)
  printTable(await measure())
}
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true })
  writeFileSync(values.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
}
