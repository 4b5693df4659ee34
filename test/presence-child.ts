/** A process that keeps presence until it is killed, by a clock that its parent sets: what the test of that is about. */
import { openDatabase, openLeases } from '#db'
import { keepPresence } from '#workforce'

const { connection, at } = JSON.parse(process.env.PRESENCE!)
const database = openDatabase(connection, { size: 2 })
let now: number = at
process.on('message', (moved: number) => (now = moved))
void keepPresence(
  database,
  openLeases(database),
  () => now,
  new AbortController().signal,
  error => {
    throw error
  },
)
process.send!('running')
