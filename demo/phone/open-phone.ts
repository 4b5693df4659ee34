import { inTime } from '../in-time.ts'
import { type MishapBox, openMishaps } from '../inside/mishaps.ts'
import { watchPlatform } from '../inside/watch-platform.ts'
import { openWays, type Ways } from '../inside/ways.ts'
import type { Journal } from './journal.ts'
import type { KeptFiles } from './kept-files.ts'
import { type Look, openLook, withChange } from './look.ts'
import type { Bubble, Connected, Deed, Done, Person, PhoneEvent, Seat } from './phone-app.ts'
import { type Hooks, openHooks } from './post-hooks.ts'

export type Phone = AsyncDisposable & {
  seats: readonly Seat[]
  people: readonly Person[]
  journal: Journal
  ways: Ways
  mishaps: MishapBox
  /** From now on what people do there reaches the brand. */
  connect(seat: string, at: Connected): void
  /** The platform that a profile of the brand stands at. */
  seatOf(profileId: string): string | undefined
  /** A person does something. Resolves when the brand's side has taken it. Throws when it does not. */
  does(seat: string, place: string, person: string, deed: Deed): Promise<Bubble | undefined>
  /** What is kept back for the sake of disorder goes now. */
  release(): Promise<void>
  bytes(seat: string, ref: string): Promise<Uint8Array | string>
  tell(event: PhoneEvent): void
  /** Tells of all that changes, until the function that it returns is called. */
  listen(hear: (event: PhoneEvent) => void): () => void
}

type Settings = {
  seats: readonly Seat[]
  people: readonly Person[]
  journal: Journal
  files: KeptFiles
  now: () => number
  /** The bytes behind an address of the brand's own. */
  fetched: (address: string) => Promise<Uint8Array | undefined>
  failed: (error: unknown) => void
}

export function openPhone({ seats, people, journal, files, now, fetched, failed }: Settings): Phone {
  const listeners = new Set<(event: PhoneEvent) => void>()
  const connected = new Map<string, Connected>()
  const ending = new AbortController()
  const tell = (event: PhoneEvent) => {
    for (const hear of listeners) hear(event)
  }
  const ways = openWays(way => tell({ kind: 'way', way }))
  const mishaps = openMishaps(all => tell({ kind: 'mishaps', mishaps: all }))
  const put = (seat: string, place: string, bubble: Bubble) => {
    journal.put({ seat, place, bubble })
    tell({ kind: 'bubble', seat, place, bubble })
  }
  const hookOf = (seat: string) => {
    const at = connected.get(seat)
    return at && `${at.address}/hooks/${at.connectionId}`
  }
  const hooks = openHooks({ ways, mishaps, now, hookOf })
  const bytes = async ({ id, app }: Seat, ref: string) => files.find(id, ref) ?? (await app.bytes?.(ref)) ?? ''
  const keepFile = async (seat: Seat, { file }: Bubble) => {
    if (!file) return
    const found = await bytes(seat, file.ref)
    const content = typeof found === 'string' ? await fetched(found) : found
    if (content && content.length > 0) files.keep(seat.id, file.ref, content)
  }
  for (const seat of seats) {
    const arrived: Parameters<typeof openLook>[1]['arrived'] = async (_, place, bubble, posts) => {
      keepFile(seat, bubble).catch(failed)
      const spot = { seat: seat.id, place, person: bubble.person }
      await hooks.tell({ seat, spot, about: 'receipt', posts }).catch(failed)
    }
    const look: Look = openLook(seat, { journal, put, tell, failed, arrived })
    seat.app.follow(hints => void look(hints), ending.signal)
    watchPlatform(seat, { ways, mishaps, now, showNow: look }, ending.signal)
  }
  const named = (id: string) => {
    const found = seats.find(each => each.id === id)
    if (!found) throw new Error(`There is no ${id} in this phone.`)
    return found
  }
  return {
    ...{ seats, people, journal, ways, mishaps, tell },
    connect(seat, at) {
      connected.set(seat, at)
      named(seat).app.connected?.(at)
    },
    seatOf: profileId => connected.entries().find(([, at]) => at.profileId === profileId)?.[0],
    async does(seat, place, personId, deed) {
      const person = people.find(({ id }) => id === personId)
      if (!person) throw new Error(`There is no ${personId} in this phone.`)
      return perform(named(seat), place, { person, deed }, { journal, files, ways, hooks, put, now })
    },
    release: hooks.release,
    bytes: (seat, ref) => bytes(named(seat), ref),
    listen(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      for (const { app } of seats) await app[Symbol.asyncDispose]()
    },
  }
}

type Means = Pick<Settings, 'journal' | 'files' | 'now'> & {
  ways: Ways
  hooks: Hooks
  put(seat: string, place: string, bubble: Bubble): void
}

async function perform(
  seat: Seat,
  place: string,
  { person, deed }: { person: Person; deed: Deed },
  means: Means,
): Promise<Bubble | undefined> {
  const { journal, files, ways, hooks, put, now } = means
  const { id, app } = seat
  const {
    bubble,
    change,
    posts = [],
  }: Done = await inTime(`${id} being ready`, Promise.resolve(app.does(place, person, deed)))
  const spot = { seat: id, place, person: person.id }
  if (bubble?.file && deed.deed === 'say' && deed.file) files.keep(id, bubble.file.ref, deed.file.bytes)
  if (bubble) {
    put(id, place, { ...bubble, state: 'sending' })
    ways.begin(spot, bubble.text ?? '', now())
    if (app.isAsked) ways.add(spot, { kind: 'lies', at: now() })
  }
  try {
    await hooks.tell({ seat, spot, about: bubble ? 'said' : 'receipt', posts })
  } catch (error) {
    if (bubble) put(id, place, { ...bubble, state: 'failed' })
    throw error
  }
  if (bubble) {
    // Before the answer to the hook the brand may have read it already.
    const known = journal.find(id, place, bubble.id) ?? bubble
    put(id, place, { ...known, state: known.state === 'read' ? 'read' : 'delivered' })
  }
  const changed = change && journal.find(id, place, change.id)
  if (changed) put(id, place, withChange(changed, change, 'brand'))
  return bubble
}
