/** Brings the database to this program's version, says what that took, and ends. */
import { join } from 'node:path'
import { type Connection, isAway, migrate, openDatabase } from '#db'
import { asError, Fault } from '#lib'
import { prepareJobs } from '#log'
import { runDatabase } from './main-database.ts'
import { holdFolder } from './main-folder.ts'
import { wordsIn } from './main-words.ts'
import { languageOf, readSettings, type Settings } from './settings.ts'

const words = wordsIn(languageOf(process.env))

async function run(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env, join(import.meta.dirname, '..', 'data'))
  await using open = new AsyncDisposableStack()
  const database = openDatabase(await reach(settings, open))
  open.defer(() => database.close())
  const { applied } = await migrate(database).catch(error => {
    throw isAway(error) ? new Fault('start.database-away', 503, { detail: asError(error).message }, error) : error
  })
  await prepareJobs(database)
  console.log(words.text('migrate.done', { count: applied.length }))
  for (const name of applied) console.log(`  ${name}`)
}

/** Our own database runs only while nobody else has the folder; a database elsewhere is there for several at once. */
async function reach({ databaseUrl, folder }: Settings, open: AsyncDisposableStack): Promise<Connection> {
  if (databaseUrl) return { url: databaseUrl }
  const held = holdFolder(folder)
  open.defer(() => held.release())
  const own = await runDatabase(folder, {
    say: () => {},
    onLost: () => {},
    onGone: thrown => {
      throw thrown
    },
  })
  open.defer(() => own.stop())
  return own.connection
}

await run().catch((thrown: unknown) => {
  console.error(words.ofFault(thrown))
  process.exitCode = 1
})
