/** Puts the house together: settings, folder, database, site; and takes it apart in the reverse order. */
import { join } from 'node:path'
import { channels } from '#channels'
import { type Database, isAway, migrate, openDatabase } from '#db'
import { asError, Fault, systemClock } from '#lib'
import about from '../package.json' with { type: 'json' }
import { runDatabase } from './main-database.ts'
import { holdFolder } from './main-folder.ts'
import { listen } from './main-http.ts'
import { openLog } from './main-log.ts'
import { addressToOpen, isReachable, newSetUpToken, setUpLink } from './main-reach.ts'
import { wordsIn } from './main-words.ts'
import { openSobremesa } from './open.ts'
import { languageOf, readSettings, type Settings } from './settings.ts'

const stopLimitMs = 4500
const words = wordsIn(languageOf(process.env))
const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '  ')
const print = (text: string) => console.log(indent(text))

/** What has to be taken apart, the last first. */
const undo: (() => unknown)[] = []
let stopping: Promise<void> | undefined

const stop = (code: number) => (stopping ??= takeApart(code))

async function takeApart(code: number): Promise<void> {
  process.exitCode = code
  // PostgreSQL goes on by itself to a clean end if it takes longer than a person waits.
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
  console.error(`\n${indent(words.ofFault(thrown))}\n`)
  return stop(1)
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!stopping) print(words.text('start.stopping'))
    void stop(0)
  })
}
// The command that started us is gone without a word.
process.on('disconnect', () => void stop(0))
process.channel?.unref()

async function start(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env, join(import.meta.dirname, '..', 'data'))
  const folder = holdFolder(settings.folder)
  undo.push(() => folder.release())
  const connection = settings.databaseUrl ? { url: settings.databaseUrl } : await ownDatabase(settings.folder)
  const database = openDatabase(connection)
  undo.push(() => database.close())
  await migrate(database).catch(error => {
    throw isAway(error) ? new Fault('start.database-away', 503, { detail: asError(error).message }, error) : error
  })
  let address = addressToOpen(settings, settings.port.number)
  const setUpToken = newSetUpToken()
  const sobremesa = await open(settings, database, { usualAddress: () => address, setUpToken })
  undo.push(() => sobremesa.stop())
  const port = await listen(settings, sobremesa.app)
  address = addressToOpen(settings, port)
  folder.announce(address)
  if (!settings.port.isChosen && port !== settings.port.number) {
    print(words.text('start.port-moved', { wanted: settings.port.number, port }))
  }
  const isSetUp = await sobremesa.world.accounts.isSetUp()
  console.log()
  print(words.text('start.ready', { address, folder: settings.folder }))
  if (!isSetUp) sayHowToSetUp(settings, port, setUpToken)
  console.log()
}

/** Nobody is there yet: on a machine that others reach, the first who comes has to have read this. */
function sayHowToSetUp(settings: Settings, port: number, token: string): void {
  console.log()
  if (isReachable(settings)) print(words.text('start.set-up', { link: setUpLink(settings, port, token), token }))
  else print(words.text('start.set-up-token', { token }))
}

type AtStart = { usualAddress: () => string; setUpToken: string }

const open = (settings: Settings, database: Database, atStart: AtStart) =>
  openSobremesa({
    database,
    channels,
    ...(settings.secret ? { secret: settings.secret } : {}),
    ...(settings.address ? { fixedAddress: new URL(settings.address).origin } : {}),
    ...(settings.metricsToken ? { metricsToken: settings.metricsToken } : {}),
    ...atStart,
    ...{ version: about.version, folder: settings.folder, allowsPrivateAddresses: settings.allowsPrivateAddresses },
    modelHosts: settings.modelHosts,
    isReachable: isReachable(settings),
    webFolder: join(import.meta.dirname, '..', 'dist', 'web'),
    trustProxy: settings.proxies.length > 0 && settings.proxies,
    checksAnswers: false,
    now: systemClock,
    log: openLog(),
  })

async function ownDatabase(folder: string) {
  const database = await runDatabase(folder, {
    say: () => {},
    onLost: () => print(words.text('start.database-lost')),
    onGone: fail,
  })
  undo.push(() => database.stop())
  return database.connection
}

await start().catch(fail)
