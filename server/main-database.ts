import { join } from 'node:path'
import { type Connection, type Embedded, startEmbedded } from '#db'
import { Fault } from '#lib'

export type RunningDatabase = { connection: Connection; stop(): Promise<void> }

type Supervision = {
  say: (line: string) => void
  /** The database has ended by itself and is started again. */
  onLost: () => void
  /** It could not be started again. */
  onGone: (fault: unknown) => void
}

const triesInARow = 3
const calmMs = 60_000

/** Our own PostgreSQL in the folder. When it dies it is started again at the same place, so that pools find it again. */
export async function runDatabase(folder: string, { say, onLost, onGone }: Supervision): Promise<RunningDatabase> {
  const start = () => startEmbedded({ folder: join(folder, 'postgres'), log: say })
  let current = await start()
  let isStopping = false
  let losses: number[] = []

  const watch = (database: Embedded) => {
    database.exited.then(restart, onGone)
  }
  const restart = async () => {
    if (isStopping) return
    onLost()
    const now = performance.now()
    losses = [...losses.filter(at => now - at < calmMs), now]
    try {
      if (losses.length > triesInARow) throw new Fault('database.keeps-ending', 500, { folder })
      current = await start()
      watch(current)
      if (isStopping) await current.stop()
    } catch (error) {
      onGone(error)
    }
  }
  watch(current)
  return {
    connection: current.connection,
    async stop() {
      isStopping = true
      await current.stop()
    },
  }
}
