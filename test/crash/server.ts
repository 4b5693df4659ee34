/** The server that is killed: the product as it is, on a database that it reaches through the test's proxy. Argument: JSON ServerPlan. */
import { pino } from 'pino'
import { channels } from '#channels'
import { openDatabase } from '#db'
import { openSobremesa } from '../../server/open.ts'
import type { ServerPlan } from './victim.ts'

const plan = JSON.parse(process.argv[2]!) as ServerPlan
const { connection, folder } = plan
const clock = { ahead: plan.ahead }
const sobremesa = await openSobremesa({
  database: openDatabase(connection),
  folder,
  channels,
  usualAddress: () => 'http://127.0.0.1',
  now: () => Date.now() + clock.ahead,
  log: pino({ level: process.env.LOG ?? 'fatal' }),
  version: 'crash',
  webFolder: `${folder}/none`,
  trustProxy: false,
  allowsPrivateAddresses: true,
  modelHosts: plan.modelHosts ?? [],
  checksAnswers: false,
})
const address = await sobremesa.app.listen({ host: '127.0.0.1', port: 0 })
process.on('message', (ahead: number) => void (clock.ahead = ahead))
process.on('disconnect', () => process.exit(0))
process.send!({ address })
