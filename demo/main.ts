/** `npm start -- --demo`: a fictional world in a folder of its own, the console, and the phone of its customers. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db'
import about from '../package.json' with { type: 'json' }
import { runDatabase } from '../server/main-database.ts'
import { holdFolder } from '../server/main-folder.ts'
import { listen } from '../server/main-http.ts'
import { openLog } from '../server/main-log.ts'
import { addressToOpen } from '../server/main-reach.ts'
import { wordsIn } from '../server/main-words.ts'
import { languageOf, readSettings, type Settings } from '../server/settings.ts'
import { openDemo } from './open-demo.ts'
import { sayIn } from './say.ts'

const root = join(import.meta.dirname, '..')
const stopLimitMs = 4500
const language = languageOf(process.env)
const words = wordsIn(language)
const say = sayIn(language)
const undo: (() => unknown)[] = []
let stopping: Promise<void> | undefined

const stop = (code: number) => (stopping ??= takeApart(code))

async function takeApart(code: number): Promise<void> {
  process.exitCode = code
  setTimeout(() => process.exit(), stopLimitMs).unref()
  for (const each of undo.toReversed()) {
    try {
      await each()
    } catch (error) {
      console.error(error)
      process.exitCode = 1
    }
  }
  process.exit()
}

const fail = (thrown: unknown) => {
  console.error(`\n${words.ofFault(thrown)}\n`)
  return stop(1)
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!stopping) say.stopping()
    void stop(0)
  })
}
// The command that started us is gone without a word.
process.on('disconnect', () => void stop(0))
process.channel?.unref()

async function start(): Promise<void> {
  const settings = settingsOf()
  if (!isOfTheDemo(settings.folder)) {
    say.notOurs(settings.folder)
    return void stop(1)
  }
  const folder = holdFolder(settings.folder)
  undo.push(() => folder.release())
  const own = await runDatabase(settings.folder, { say: () => {}, onLost: say.databaseLost, onGone: fail })
  undo.push(() => own.stop())
  const database = openDatabase(own.connection)
  undo.push(() => database.close())
  await migrate(database)
  const demo = await openDemo({
    ...{ database, folder: settings.folder, version: about.version, log: openLog() },
    webFolder: join(root, 'dist', 'web'),
    phoneFolder: join(root, 'dist', 'phone'),
    phonePort: 0,
    listen: async app => addressToOpen(settings, await listen(settings, app)),
    progress: say.progress,
    without: say.without,
  })
  undo.push(() => demo.stop())
  folder.announce(demo.address)
  say.ready({ ...demo, folder: settings.folder })
}

/** Nothing of the environment leads this to another installation's folder, database or secret, or out of this machine. */
function settingsOf(): Settings {
  const { LC_ALL, LC_MESSAGES, LANG, PORT } = process.env
  const env = { LC_ALL, LC_MESSAGES, LANG, PORT }
  return readSettings(process.argv.slice(2), env, join(root, 'data-demo'))
}

/** A folder in which something else is kept is left alone. A new one is marked before anything comes into it. */
function isOfTheDemo(folder: string): boolean {
  const mark = join(folder, 'demo-world')
  if (existsSync(folder) && readdirSync(folder).length > 0) return existsSync(mark)
  mkdirSync(folder, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
  writeFileSync(mark, '')
  return true
}

await start().catch(fail)
