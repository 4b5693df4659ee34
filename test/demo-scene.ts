import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { inTime } from '../demo/in-time.ts'
import { openDemo, type Demo, type DemoSettings } from '../demo/open-demo.ts'
import type { PhoneEvent } from '../demo/phone/shown.ts'
import { deskOf, type Desk } from '../demo/world/desk.ts'
import { type Database, openDatabase } from '#db'
import { createDatabase } from './cluster.ts'

/** A demo for a test: its folder, its database, and what one does with it. */
export type DemoScene = AsyncDisposable & {
  readonly demo: Demo
  folder: string
  database: Database
  /** Platforms that could not be opened. */
  without: string[]
  /** Begins; when it has begun, ends it and begins it again on the same folder. */
  open(): Promise<Demo>
  /** Sits down at the desk as the owner of the brand. */
  sitDown(workspaceId: string): Promise<Desk>
  /** The first event of the phone from now on that fits. Rejects, saying what it was, when it does not come. */
  hears<E extends PhoneEvent>(what: string, fits: (event: PhoneEvent) => event is E): Promise<E>
}

export async function openDemoScene(wishes: Partial<DemoSettings>): Promise<DemoScene> {
  await using opened = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-demo-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  const made = opened.use(await createDatabase())
  const database = openDatabase(made.connection, { size: 4, application: 'test' })
  opened.defer(() => database.close())
  const without: string[] = []
  let demo: Demo | undefined
  opened.defer(() => demo?.stop())
  const settings: DemoSettings = {
    ...{ database, folder, version: 'test', phonePort: 0 },
    ...{ webFolder: join(folder, 'web'), phoneFolder: join(folder, 'phone') },
    log: pino({ level: process.env.LOG ?? 'fatal' }),
    listen: app => app.listen({ host: '127.0.0.1', port: 0 }),
    without: (channel, error) => without.push(`${channel}: ${String(error)}`),
    ...wishes,
  }
  const all = opened.move()
  return {
    ...{ folder, database, without },
    get demo() {
      return demo!
    },
    async open() {
      await demo?.stop()
      demo = undefined
      demo = await openDemo(settings)
      return demo
    },
    async sitDown(workspaceId) {
      const owners = `select person_id as id from memberships where workspace_id = $1 and role = 'owner'`
      const [owner] = await database.owner(tx => tx.query<{ id: string }>(owners, [workspaceId]))
      return deskOf(demo!.sobremesa.world, { workspaceId, personId: owner!.id, name: 'Carmen', role: 'owner' })
    },
    hears: (what, fits) => hears(demo!, what, fits),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

async function hears<E extends PhoneEvent>(
  { phone }: Demo,
  what: string,
  fits: (event: PhoneEvent) => event is E,
): Promise<E> {
  const heard = Promise.withResolvers<E>()
  const end = phone.listen(event => fits(event) && heard.resolve(event))
  try {
    return await inTime(what, heard.promise)
  } finally {
    end()
  }
}
