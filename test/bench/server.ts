/** The server under measurement, a process of its own: obeys its parent over IPC. Argument: JSON { connection, folder, webFolder? }. */
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { openServer } from '#api'
import { channels } from '#channels'
import { type Connection, openDatabase } from '#db'
import { Fault, systemClock } from '#lib'
import { openSobremesa } from '../../server/open.ts'

export type Order = 'pause' | 'resume' | 'usage' | 'stop'
export type Usage = { cpuMs: number; rssBytes: number; head: number; lag: Record<string, number> }

const { connection, folder, webFolder } = JSON.parse(process.argv[2]!) as {
  connection: Connection
  folder: string
  webFolder?: string
}
const database = openDatabase(connection)
const sobremesa = await openSobremesa({
  database,
  folder,
  channels,
  usualAddress: () => 'http://127.0.0.1',
  now: systemClock,
  log: pino({ level: 'error' }),
  version: 'bench',
  webFolder: webFolder ?? `${folder}/none`,
  trustProxy: false,
  allowsPrivateAddresses: true,
  checksAnswers: false,
})
const { world } = sobremesa

/** The same server verifying the same bodies, without a database behind it: the limit that hooks are held against. */
const bare = await openServer({
  ...world,
  metrics: new Registry(),
  intake: {
    ...world.intake,
    async hook(connectionId, raw) {
      const connected = world.directory.find(connectionId)
      if (!connected) throw new Fault('hook.unknown', 404)
      const verdict = connected.channel.verify(raw, connected.settings, { now: Date.now() })
      if (verdict !== 'ok') throw new Fault(`hook.${verdict}`, 401)
      return undefined
    },
  },
})

const address = await sobremesa.app.listen({ host: '127.0.0.1', port: 0 })
const bareAddress = await bare.listen({ host: '127.0.0.1', port: 0 })

const usage = (): Usage => {
  const { user, system } = process.cpuUsage()
  return {
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    head: world.reader.head,
    lag: world.lag?.() ?? {},
  }
}

process.on('message', (order: Order) => {
  if (order === 'pause') world.intake.worker.pause()
  if (order === 'resume') world.intake.worker.resume()
  if (order === 'stop') void stop()
  else process.send!({ order, usage: usage() })
})
process.on('disconnect', () => void stop())

async function stop() {
  await bare.close()
  await sobremesa.stop()
  await database.close()
  process.exit(0)
}

process.send!({ address, bareAddress })
