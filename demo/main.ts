/** `npm start -- --demo`: a fictional world in a folder of its own, the console, and the phone of its customers. */
import { existsSync } from 'node:fs'
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
import { clearFolder, markFolder, whatLies } from './folder.ts'
import { openDemo } from './open-demo.ts'
import { sayIn } from './say.ts'

const root = join(import.meta.dirname, '..')
const stopLimitMs = 4500
const usualPhonePort = 4650
const looksMs = 4000
const language = languageOf(process.env)
const words = wordsIn(language)
const say = sayIn(language)
const log = openLog()
/** What runs now: its end, its beginning, and how the filling is told to leave off. */
let running = { stack: new AsyncDisposableStack(), started: Promise.resolve(), ending: new AbortController() }
let stopping: Promise<void> | undefined

const stop = (code: number) => (stopping ??= takeApart(code))

async function takeApart(code: number): Promise<void> {
  process.exitCode = code
  setTimeout(() => process.exit(), stopLimitMs).unref()
  await end().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
  process.exit()
}

async function end(): Promise<void> {
  running.ending.abort()
  // What is half begun ends by itself, and whoever began it says why.
  await running.started.catch(() => {})
  await running.stack.disposeAsync()
}

const fail = (thrown: unknown) => {
  if (!stopping) console.error(`\n${words.ofFault(thrown)}\n`)
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

function begin(isFresh: boolean): void {
  const stack = new AsyncDisposableStack()
  const ending = new AbortController()
  const started = start(stack, isFresh, ending.signal)
  running = { stack, started, ending }
  started.catch(thrown => (ending.signal.aborted ? undefined : fail(thrown)))
}

async function startAnew(): Promise<void> {
  say.anew()
  await end()
  if (!stopping) begin(true)
}

async function start(stack: AsyncDisposableStack, isFresh: boolean, signal: AbortSignal): Promise<void> {
  const settings = settingsOf()
  const { folder } = settings
  const lies = whatLies(folder)
  if (lies === 'foreign') {
    say.notOurs(folder)
    return void stop(1)
  }
  if (lies === 'nothing') markFolder(folder)
  const held = holdFolder(folder)
  stack.defer(() => held.release())
  const own = await openOwnDatabase(folder, isFresh || lies === 'half')
  stack.defer(() => own.stop())
  const database = openDatabase(own.connection)
  stack.defer(() => database.close())
  await migrate(database)
  const demo = await openDemo({
    ...{ database, folder, version: about.version, log, signal },
    webFolder: join(root, 'dist', 'web'),
    phoneFolder: join(root, 'dist', 'phone'),
    phonePort: usualPhonePort,
    looksMs,
    listen: async app => addressToOpen(settings, await listen(settings, app)),
    progress: say.progress,
    without: say.without,
    startAnew: () => void startAnew().catch(fail),
  })
  stack.defer(() => demo.stop())
  held.announce(demo.address)
  say.ready({ ...demo, folder })
}

async function openOwnDatabase(folder: string, isFresh: boolean) {
  const supervision = { say: () => {}, onLost: say.databaseLost, onGone: fail }
  if (isFresh && existsSync(join(folder, 'postgres'))) {
    // A PostgreSQL that a killed run has left is taken over first, so that none lives on without its folder.
    const left = await runDatabase(folder, { ...supervision, onLost: () => {} })
    await left.stop()
  }
  if (isFresh) clearFolder(folder)
  return runDatabase(folder, supervision)
}

/** Nothing of the environment leads this to another installation's folder, database or secret, or out of this machine. */
function settingsOf(): Settings {
  const { LC_ALL, LC_MESSAGES, LANG, PORT } = process.env
  const args = process.argv.slice(2).filter(each => each !== '--fresh')
  return readSettings(args, { LC_ALL, LC_MESSAGES, LANG, PORT }, join(root, 'data-demo'))
}

begin(process.argv.includes('--fresh'))
