import type { Journal } from './journal.ts'
import type { KeptFiles } from './kept-files.ts'
import type { Bubble, Connected, Deed, Hint, Person, PhoneApp, PhoneEvent, Post } from './phone-app.ts'

/** One platform of one brand. */
export type Seat = { id: string; brand: string; app: PhoneApp }

export type Phone = AsyncDisposable & {
  seats: readonly Seat[]
  people: readonly Person[]
  journal: Journal
  /** From now on what people do there reaches the brand. */
  connect(seat: string, at: Connected): void
  /** A person does something. Resolves when the brand's side has taken it. Throws when it does not. */
  does(seat: string, place: string, person: string, deed: Deed): Promise<Bubble | undefined>
  bytes(seat: string, ref: string): Promise<Uint8Array | string>
  /** Tells of all that changes, until the function that it returns is called. */
  listen(hear: (event: PhoneEvent) => void): () => void
}

type Settings = {
  seats: readonly Seat[]
  people: readonly Person[]
  journal: Journal
  files: KeptFiles
  failed: (error: unknown) => void
}

export function openPhone({ seats, people, journal, files, failed }: Settings): Phone {
  const listeners = new Set<(event: PhoneEvent) => void>()
  const hooks = new Map<string, string>()
  const ending = new AbortController()
  const tell = (event: PhoneEvent) => {
    for (const hear of listeners) hear(event)
  }
  const put = (seat: string, place: string, bubble: Bubble) => {
    journal.put({ seat, place, bubble })
    tell({ kind: 'bubble', seat, place, bubble })
  }
  const post = async (seat: string, posts: readonly Post[]) => {
    for (const { body, headers, query = '' } of posts) {
      const hook = hooks.get(seat)
      if (!hook) throw new Error('The brand has not connected this channel.')
      const content = typeof body === 'string' ? body : Buffer.from(body)
      const answer = await fetch(hook + query, { method: 'POST', headers, body: content })
      if (!answer.ok) throw new Error(`The hook of ${seat} answers ${answer.status}: ${await answer.text()}`)
    }
  }
  const means: Means = { journal, files, put, post, tell, failed }
  for (const seat of seats) {
    const looks = new Map<string, Set<string>>()
    seat.app.follow(hints => look(seat, hints, looks, means), ending.signal)
  }
  const seatOf = (id: string) => {
    const found = seats.find(each => each.id === id)
    if (!found) throw new Error(`There is no ${id} in this phone.`)
    return found
  }
  return {
    ...{ seats, people, journal },
    connect(seat, at) {
      hooks.set(seat, `${at.address}/hooks/${at.connectionId}`)
      seatOf(seat).app.connected?.(at)
    },
    async does(seat, place, personId, deed) {
      const person = people.find(({ id }) => id === personId)
      if (!person) throw new Error(`There is no ${personId} in this phone.`)
      return perform(seatOf(seat), place, { person, deed }, means)
    },
    bytes: async (seat, ref) => files.find(seat, ref) ?? (await seatOf(seat).app.bytes?.(ref)) ?? '',
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

type Means = {
  journal: Journal
  files: KeptFiles
  put(seat: string, place: string, bubble: Bubble): void
  post(seat: string, posts: readonly Post[]): Promise<void>
  tell(event: PhoneEvent): void
  failed(error: unknown): void
}

async function perform(
  { id, app }: Seat,
  place: string,
  { person, deed }: { person: Person; deed: Deed },
  { journal, files, put, post }: Means,
): Promise<Bubble | undefined> {
  const { bubble, change, posts = [] } = await app.does(place, person, deed)
  if (bubble?.file && deed.deed === 'say' && deed.file) files.keep(id, bubble.file.ref, deed.file.bytes)
  if (bubble) put(id, place, { ...bubble, state: 'sending' })
  try {
    await post(id, posts)
  } catch (error) {
    if (bubble) put(id, place, { ...bubble, state: 'failed' })
    throw error
  }
  if (bubble) {
    // Before the answer to the hook the brand may have read it already.
    const now = journal.find(id, place, bubble.id) ?? bubble
    put(id, place, { ...now, state: now.state === 'read' ? 'read' : 'delivered' })
  }
  const changed = change && journal.find(id, place, change.id)
  if (changed) put(id, place, withChange(changed, change, 'brand'))
  return bubble
}

/** `keeps`: whose reaction stays as it was. */
function withChange(bubble: Bubble, { id: _, ...change }: Partial<Bubble>, keeps: 'person' | 'brand'): Bubble {
  const kept = bubble.reactions?.[keeps]
  const reactions = change.reactions && { ...change.reactions, ...(kept ? { [keeps]: kept } : {}) }
  return { ...bubble, ...change, ...(reactions ? { reactions } : {}) }
}

/** What the brand has done since the last look. */
function look(seat: Seat, hints: readonly Hint[], looks: Map<string, Set<string>>, means: Means): void {
  const { id: seatId, app } = seat
  try {
    for (const hint of hints) {
      if (hint.kind === 'typing') means.tell({ kind: 'typing', seat: seatId, person: hint.person })
      else if (hint.kind === 'read') markRead(seatId, hint.id, means)
      else markAllRead(seatId, hint, means)
    }
    for (const [place, { bubbles, changes = [] }] of Object.entries(app.stands())) {
      const before = looks.get(place) ?? new Set()
      const now = new Set(bubbles.map(({ id }) => id))
      looks.set(place, now)
      for (const bubble of bubbles) arrive(seat, place, bubble, means)
      for (const gone of before.difference(now)) changeOf(seatId, place, { id: gone, isGone: true }, means)
      for (const each of changes) changeOf(seatId, place, each, means)
    }
  } catch (error) {
    means.failed(error)
  }
}

function arrive({ id: seat, app }: Seat, place: string, bubble: Bubble, { journal, put, post, failed }: Means): void {
  const known = journal.find(seat, place, bubble.id)
  if (!known) {
    put(seat, place, bubble)
    const posts = bubble.isPost ? [] : (app.delivered?.(place, bubble) ?? [])
    post(seat, posts).catch(failed)
    return
  }
  const isEdited = bubble.isEdited || known.isEdited || (known.text !== undefined && known.text !== bubble.text)
  const next = { ...known, ...bubble, at: known.at, ...(isEdited ? { isEdited } : {}) }
  if (JSON.stringify(next) !== JSON.stringify(known)) put(seat, place, next)
}

function changeOf(seat: string, place: string, said: { id: string } & Partial<Bubble>, { journal, put }: Means): void {
  const known = journal.find(seat, place, said.id)
  if (!known) return
  const next = withChange(known, said, 'person')
  if (JSON.stringify(next) !== JSON.stringify(known)) put(seat, place, next)
}

/** Whoever has read one has read those before it. */
function markRead(seat: string, id: string, means: Means): void {
  for (const [place, bubbles] of Object.entries(means.journal.of(seat))) {
    const read = bubbles.find(each => each.id === id)
    if (read) markAllRead(seat, { place, person: read.person, until: read.at }, means)
  }
}

function markAllRead(
  seat: string,
  { place, person, until = Infinity }: { place: string; person: string; until?: number },
  { journal, put }: Means,
): void {
  for (const each of journal.of(seat)[place] ?? []) {
    const isTheirs = each.by === 'person' && each.person === person && each.at <= until
    if (isTheirs && each.state !== 'read' && each.state !== 'failed') put(seat, place, { ...each, state: 'read' })
  }
}
