/** A program for the tests of the embedded PostgreSQL to kill: starts it, then writes rows and says each number once it is committed. */
import { writeSync } from 'node:fs'
import pg from 'pg'
import { Fault } from '#lib'
import { startEmbedded } from './embedded.ts'

const [folder, deed] = process.argv.slice(2)
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

try {
  const database = await startEmbedded({ folder: folder!, settings: { shared_buffers: '32MB', fsync: 'off' } })
  const client = new pg.Client(database.connection)
  await client.connect()
  const { rows } = await client.query('SELECT 6 * 7 AS answer')
  say({ adopted: database.adopted, answer: rows[0].answer })
  if (deed === 'write') {
    const sleeper = new pg.Client(database.connection)
    await sleeper.connect()
    void sleeper.query('SELECT pg_advisory_lock(1), pg_sleep(600)')
    await client.query('CREATE TABLE written (number int PRIMARY KEY)')
    for (let number = 1; ; number++) {
      await client.query('INSERT INTO written VALUES ($1)', [number])
      say({ number })
    }
  }
  await client.end()
  await database.stop()
} catch (error) {
  say({ fault: error instanceof Fault ? error.code : String(error) })
}
