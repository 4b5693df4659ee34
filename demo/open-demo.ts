import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '#db'
import { openSobremesa, type Sobremesa } from '../server/open.ts'
import { demoChannels } from './channels.ts'
import { type DemoClock, openClock } from './clock.ts'
import { followLog } from './inside/follow-log.ts'
import { everybody, openSeats } from './open-seats.ts'
import { openJournal } from './phone/journal.ts'
import { openKeptFiles } from './phone/kept-files.ts'
import { openPhone, type Phone } from './phone/open-phone.ts'
import { fetched, servePhone } from './phone/serve-phone.ts'
import { begin, firstOf } from './world/begin.ts'
import { demoBrands } from './world/brands.ts'
import { connectAll } from './world/connect.ts'
import { fill } from './world/fill.ts'
import { furnish } from './world/furnish.ts'
import { type Memory, openMemory } from './world/memory.ts'
import { readStories, type Story } from './world/read-stories.ts'
import { distribute } from './work/distribute.ts'
import { keepAtWork } from './work/keep-at-work.ts'
import { layOutWork } from './work/lay-out.ts'

export type DemoSettings = {
  /** At this program's version; whoever opened it closes it. */
  database: Database
  folder: string
  version: string
  /** What was built of the console, and of the phone. */
  webFolder: string
  phoneFolder: string
  /** The port of the phone where no earlier run has left it one. 0: any. */
  phonePort: number
  log: Logger
  /** Lets the console answer; gives its address. */
  listen(app: Sobremesa['app']): Promise<string>
  progress?: (done: number, all: number) => void
  /** Told of a platform that could not be opened: the phone is without it. */
  without?: (channel: string, error: unknown) => void
  /** Makes the world anew, from a button of the phone. */
  startAnew?: () => void
  /** How long played colleagues look at what they are offered, in ms; without it nobody is there by themselves. */
  looksMs?: number
  /** In place of those of demo/stories. */
  stories?: Record<string, string>
  /** Ends the filling between two steps. */
  signal?: AbortSignal
}

export type Demo = {
  address: string
  phoneAddress: string
  phone: Phone
  sobremesa: Sobremesa
  /** How many steps of stories were lived through now. */
  lived: number
  stop(): Promise<void>
}

/** What platforms believe to be the address of the brand. */
const outside = 'https://mesa.urraca.example'
const hour = 3_600_000
/** More than a run can use of a platform's ids. */
const idsOfARun = 200_000

/** What one run of the demo is made of. */
type Run = {
  settings: DemoSettings
  clock: DemoClock
  memory: Memory
  bornAt: number
  runs: number
  stories: Story[]
  failed: (error: unknown) => void
}

/** The fictional world: filled where it is not yet, with the phone beside it. */
export async function openDemo(settings: DemoSettings): Promise<Demo> {
  await using opened = new AsyncDisposableStack()
  const run = runOf(settings)
  const { clock, memory, stories, failed } = run
  const ending = new AbortController()
  let address = ''
  const phone = opened.use(await switchOn(run, () => address))
  const page = await serve(run, phone, () => address)
  opened.defer(page.close)
  for (const { id, app } of phone.seats)
    app.servesFiles?.(ref => `${page.address}/files/${id}/${encodeURIComponent(ref)}`)
  const sobremesa = await openHouse(run, () => address)
  opened.defer(sobremesa.stop)
  address = await settings.listen(sobremesa.app)
  const { world } = sobremesa
  await enter(run, world, { address, phonePort: page.port })
  const house = { world, memory, brands: demoBrands }
  await furnish(house)
  await layOutWork(house)
  await connectAll({ ...house, phone, address })
  const { progress = () => {}, signal } = settings
  const lived = await fill({ ...house, clock, phone, stories, progress, signal })
  clock.arrive()
  await distribute(house)
  phone.ways.clear()
  const { looksMs } = settings
  const working = looksMs === undefined ? undefined : keepAtWork({ ...house, looksMs, failed }, ending.signal)
  opened.defer(() => working)
  opened.defer(() => ending.abort())
  void followLog({ world, ways: phone.ways, seatOf: phone.seatOf, failed }, ending.signal)
  const all = opened.move()
  return { address, phoneAddress: page.address, phone, sobremesa, lived, stop: () => all.disposeAsync() }
}

function runOf(settings: DemoSettings): Run {
  const memory = openMemory(settings.folder)
  const bornAt = memory.begun?.bornAt ?? Date.now()
  const runs = (memory.begun?.runs ?? 0) + 1
  const failed = (error: unknown) => settings.log.error({ err: error }, 'demo')
  return { settings, clock: openClock(), memory, bornAt, runs, stories: storiesOf(settings, bornAt), failed }
}

function storiesOf({ stories }: DemoSettings, bornAt: number): Story[] {
  const written = (brand: string) => readFileSync(join(import.meta.dirname, 'stories', `${brand}.txt`), 'utf8')
  return demoBrands.flatMap(({ id }) => readStories(id, stories ? (stories[id] ?? '') : written(id), bornAt))
}

/** The phone with its platforms, as they were when it was last switched off. */
async function switchOn({ settings, clock, stories, bornAt, runs, failed }: Run, here: () => string): Promise<Phone> {
  const { folder, without = () => {} } = settings
  const people = everybody(stories)
  const seats = await openSeats({
    ...{ people, now: clock.now, from: runs * idsOfARun, without },
    since: firstOf(stories, bornAt) - 5 * hour,
  })
  const journal = openJournal(join(folder, 'demo-phone.jsonl'))
  for (const { id, app } of seats) app.restore?.(journal.of(id))
  const files = openKeptFiles(join(folder, 'demo-files'))
  return openPhone({
    ...{ seats, people, journal, files, now: clock.now, failed },
    fetched: address => fetched(address, here()),
  })
}

function serve({ settings, memory, failed }: Run, phone: Phone, here: () => string) {
  const { phoneFolder: folder, startAnew, phonePort } = settings
  const brands = demoBrands.map(({ id, name, color, handle }) => ({ id, name, color, handle }))
  const port = memory.begun?.phonePort ?? phonePort
  return servePhone({ phone, brands, console: here, folder, port, failed, ...(startAnew ? { startAnew } : {}) })
}

const openHouse = ({ settings, clock }: Run, here: () => string): Promise<Sobremesa> =>
  openSobremesa({
    ...{ database: settings.database, folder: settings.folder, webFolder: settings.webFolder, log: settings.log },
    ...{ version: settings.version, now: clock.now },
    channels: demoChannels(outside, () => (clock.isTravelling() ? 300 : 1500)),
    usualAddress: here,
    allowsPrivateAddresses: true,
    trustProxy: false,
    checksAnswers: false,
  })

/** Founds the brands in a new world; tells one that is there where it answers this time. */
async function enter(
  { memory, clock, stories, bornAt, runs }: Run,
  { accounts }: Sobremesa['world'],
  { address, phonePort }: { address: string; phonePort: number },
): Promise<void> {
  const isNew = !memory.begun
  const begun = await begin({ memory, clock, address, stories, bornAt, runs })
  memory.keep({ ...begun, phonePort })
  const { workspaceId } = Object.values(begun.teams)[0]!
  if (!isNew) await accounts.setPublicAddress({ kind: 'machine', workspaceId }, address)
}
