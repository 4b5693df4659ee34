/** `npm run replay -- FILE`: real history goes through the API channel, and what was stored is measured against the file. */
import { writeFileSync } from 'node:fs'
import { Fault } from '#lib'
import { readOptions, type Options } from './options.ts'
import { openInstallation } from './own-installation.ts'
import { tellProgress } from './progress.ts'
import { replay, type Replayed } from './replay.ts'
import { reportOf } from './report.ts'
import { languageOf, wordsIn } from './words.ts'

const words = wordsIn(languageOf(process.env))
const { told, end } = tellProgress(words, process.stderr)
const stopping = new AbortController()
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, () => stopping.abort())
process.channel?.unref()

const interrupted = 130

async function run(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (!options) {
    console.log(words.text('replay.help'))
    return 0
  }
  const replayed = options.to ? await replayTo(options, options.to, options.stateFile) : await replayByItself(options)
  end()
  if (options.jsonFile) writeFileSync(options.jsonFile, `${JSON.stringify(replayed, null, 2)}\n`)
  console.log(reportOf(replayed, words))
  return replayed.isRight ? 0 : 1
}

async function replayByItself(options: Options): Promise<Replayed> {
  console.error(words.text('replay.opening'))
  await using own = await openInstallation(words.language)
  return await replayTo(options, { address: own.address, key: own.key })
}

const replayTo = ({ file, speed }: Options, to: { address: string; key: string }, stateFile?: string) =>
  replay({
    ...to,
    file,
    speed,
    language: words.language,
    signal: stopping.signal,
    told,
    ...(stateFile === undefined ? {} : { stateFile }),
  })

process.exitCode = await run().catch((thrown: unknown) => {
  end()
  console.error(words.ofFault(thrown))
  return thrown instanceof Fault && thrown.code === 'replay.stopped' ? interrupted : 1
})
