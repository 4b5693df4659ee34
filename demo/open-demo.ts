import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '#db'
import { openSobremesa, type Sobremesa } from '../server/open.ts'
import { channels } from '#channels'
import { demoChannels } from './channels.ts'
import { openClock } from './clock.ts'
import { phoneApps } from './phone/apps.ts'
import { openJournal } from './phone/journal.ts'
import { openKeptFiles } from './phone/kept-files.ts'
import { openPhone, type Phone, type Seat } from './phone/open-phone.ts'
import type { Person } from './phone/phone-app.ts'
import { servePhone } from './phone/serve-phone.ts'
import { type DemoBrand, demoBrands } from './world/brands.ts'
import { foundBrands } from './world/client.ts'
import { connectAll } from './world/connect.ts'
import { fill } from './world/fill.ts'
import { type Begun, type Memory, openMemory } from './world/memory.ts'
import { leads, stranger } from './world/people.ts'
import { readStories, type Story } from './world/read-stories.ts'

export type DemoSettings = {
  /** At this program's version; whoever opened it closes it. */
  database: Database
  folder: string
  version: string
  /** What was built of the console, and of the phone. */
  webFolder: string
  phoneFolder: string
  phonePort: number
  log: Logger
  /** Lets the console answer; gives its address. */
  listen(app: Sobremesa['app']): Promise<string>
  progress?: (done: number, all: number) => void
  /** Told of a platform that could not be opened: the phone is without it. */
  without?: (channel: string, error: unknown) => void
  /** In place of those of demo/stories. */
  stories?: Record<string, string>
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

/** The fictional world: filled where it is not yet, with the phone beside it. */
export async function openDemo(settings: DemoSettings): Promise<Demo> {
  await using opened = new AsyncDisposableStack()
  const { database, folder, log } = settings
  const failed = (error: unknown) => log.error({ err: error }, 'demo')
  const clock = openClock()
  const memory = openMemory(folder)
  const bornAt = memory.begun?.bornAt ?? Date.now()
  const runs = (memory.begun?.runs ?? 0) + 1
  const stories = storiesOf(settings, bornAt)
  const journal = openJournal(join(folder, 'demo-phone.jsonl'))
  const people = everybody(stories)
  const seats = await openSeats({
    ...{ people, now: clock.now, from: runs * idsOfARun, settings },
    since: firstOf(stories, bornAt) - 5 * hour,
  })
  for (const { id, app } of seats) app.restore?.(journal.of(id))
  const phone = opened.use(
    openPhone({ seats, people, journal, files: openKeptFiles(join(folder, 'demo-files')), failed }),
  )
  let address = ''
  const { webFolder, phoneFolder, phonePort: port } = settings
  const brands = demoBrands.map(({ id, name, color, handle }) => ({ id, name, color, handle }))
  const page = await servePhone({ phone, brands, console: () => address, folder: phoneFolder, port, failed })
  opened.defer(page.close)
  for (const { id, app } of seats) {
    app.servesFiles?.(ref => `${page.address}/files/${id}/${encodeURIComponent(ref)}`)
  }
  const sobremesa = await openSobremesa({
    ...{ database, folder, webFolder, log, version: settings.version, now: clock.now },
    channels: demoChannels(outside, () => (clock.isTravelling() ? 300 : 1500)),
    usualAddress: () => address,
    allowsPrivateAddresses: true,
    trustProxy: false,
    checksAnswers: false,
  })
  opened.defer(sobremesa.stop)
  address = await settings.listen(sobremesa.app)
  const { world } = sobremesa
  if (!memory.begun && (await world.accounts.isSetUp()))
    throw new Error(`This world was interrupted while it was founded. Delete ${folder} and start again.`)
  const isNew = !memory.begun
  memory.keep(await begin({ memory, address, stories, bornAt, runs, travel: clock.travel }))
  const { workspaceId } = Object.values(memory.begun!.teams)[0]!
  // The port may be another than last time.
  if (!isNew) await world.accounts.setPublicAddress({ kind: 'machine', workspaceId }, address)
  await connectAll({ world, phone, memory, brands: demoBrands, address })
  const progress = settings.progress ?? (() => {})
  const lived = await fill({ world, clock, phone, memory, brands: demoBrands, stories, progress })
  clock.arrive()
  const all = opened.move()
  return { address, phoneAddress: page.address, phone, sobremesa, lived, stop: () => all.disposeAsync() }
}

function storiesOf({ stories }: DemoSettings, bornAt: number): Story[] {
  const written = (brand: string) => readFileSync(join(import.meta.dirname, 'stories', `${brand}.txt`), 'utf8')
  return demoBrands.flatMap(({ id }) => readStories(id, stories ? (stories[id] ?? '') : written(id), bornAt))
}

const firstOf = (stories: readonly Story[], bornAt: number): number =>
  Math.min(bornAt, ...stories.flatMap(({ steps }) => steps.map(({ at }) => at)))

/** Everybody whom a story names, those whom one can be first. */
function everybody(stories: readonly Story[]): Person[] {
  const known = new Map([...leads, stranger].map(each => [each.id, each]))
  for (const { person } of stories) if (!known.has(person.id)) known.set(person.id, person)
  return [...known.values()]
}

const hasChannel = ({ channels: wanted, without }: DemoBrand, channel: string): boolean =>
  (wanted?.includes(channel) ?? true) && !without?.includes(channel)

type Opening = { people: Person[]; now: () => number; since: number; from: number; settings: DemoSettings }

async function openSeats({ people, now, since, from, settings }: Opening): Promise<Seat[]> {
  const seats: Seat[] = []
  for (const brand of demoBrands) {
    for (const [channel, open] of Object.entries(phoneApps)) {
      if (!channels.has(channel) || !hasChannel(brand, channel)) continue
      try {
        const app = await open({ brand, people, now, since, from })
        seats.push({ id: `${brand.id}/${channel}`, brand: brand.id, app })
      } catch (error) {
        settings.without?.(channel, error)
      }
    }
  }
  return seats
}

type Beginning = {
  memory: Memory
  address: string
  stories: readonly Story[]
  bornAt: number
  runs: number
  travel: (to: number) => void
}

/** The brands are founded an hour before the first story. */
async function begin({ memory, address, stories, bornAt, runs, travel }: Beginning): Promise<Begun> {
  if (memory.begun) return { ...memory.begun, runs }
  travel(firstOf(stories, bornAt) - hour)
  const founded = await foundBrands(address, demoBrands)
  const teams = Object.fromEntries(demoBrands.map(({ id }, place) => [id, founded[place]!]))
  return { bornAt, runs, teams, profiles: {} }
}
