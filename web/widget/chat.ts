import type { ChatProfile } from '#protocol'
import { openBlobs } from './blobs.ts'
import { isPassing, openCalls } from './calls.ts'
import { choose } from './files.ts'
import { forget, type Inside, openOutbox } from './inside.ts'
import type { Keep } from './keep.ts'
import { newId } from './new-id.ts'
import { change, waitFor, without } from './outbox.ts'
import { openReading, type Reading } from './reading.ts'
import { openSending, type Sending } from './sending.ts'
import { openSessions, personIn } from './session.ts'
import { openStore, type Store } from './store.ts'
import type { Language } from './texts.ts'
import { openTalking, type Talking } from './talking.ts'

/** The conversation of this browser with the brand: everything shown is in the store, everything that can be done is here. */
export type Chat = {
  store: Store
  open(isOpen: boolean): void
  /** Who the reader is, by the brand's signed statement; nothing when they have signed out. */
  identify(identity: string | undefined): void
  write(text: string): void
  choose(files: readonly File[]): void
  unchoose(file: File): void
  send(): Promise<void>
  again(id: string): void
  discard(id: string): void
  typing(isTyping: boolean): void
  earlier(): Promise<void>
  reload(): void
  toEnd(): void
  /** The picture of this file could not be shown. */
  broke(fileId: string): void
  /** A path of the server as a whole address. */
  address(path: string): string
  /** A file that waits, for its preview. */
  blob(key: string): Promise<Blob | undefined>
}

/** What the page, else the profile, speaks. */
export type LanguageFor = (ofProfile: string | undefined) => Language

export type Place = {
  server: string
  profile: string
  identity: string | undefined
  language: LanguageFor
  keep: Keep
  isOpen: boolean
  toEnd: () => void
}

const asleepMs = 30_000

type Parts = {
  inside: Inside
  reading: Reading
  talking: Talking
  sending: Sending
  identity: () => string | undefined
}

export function startChat(place: Place): Chat {
  let { identity } = place
  const inside = openInside(place, () => identity)
  const { store, calls, blobs } = inside
  const reading = openReading(inside)
  const talking = openTalking(inside, reading)
  const sending = openSending(inside, {
    progress: (key, share) => store.set({ progress: { ...store.get().progress, [key]: share } }),
    accepted: talking.connect,
  })
  const parts: Parts = { inside, reading, talking, sending, identity: () => identity }
  begin(parts)
  watchPage(parts)
  return {
    store,
    ...writing(parts),
    open(isOpen) {
      store.set({ isOpen, isPhone: matchMedia('(max-width: 520px)').matches })
      if (isOpen && hasLeft(parts)) forget(inside)
      if (isOpen && isKnown(parts)) talking.connect()
      reading.look()
    },
    identify(next) {
      const isSame = personIn(identity) === personIn(next)
      identity = next
      if (isSame && next) return
      talking.disconnect()
      if (hasLeft(parts)) forget(inside)
      if (isKnown(parts)) talking.connect()
    },
    typing: talking.typing,
    earlier: reading.earlier,
    reload: () => void reading.reload(),
    toEnd: place.toEnd,
    broke: fileId => store.set({ broken: [...store.get().broken, fileId] }),
    address: calls.address,
    blob: blobs.get,
  }
}

/** What is done with the message that is being written, and with those that are on their way. */
function writing({
  inside,
  talking,
  sending,
}: Parts): Pick<Chat, 'write' | 'choose' | 'unchoose' | 'send' | 'again' | 'discard'> {
  const { store, keep, blobs, outbox } = inside
  const write = (text: string) => {
    store.set({ text })
    keep.write('draft', text || undefined)
    talking.typing(text !== '')
  }
  return {
    write,
    choose(files) {
      const { taken, refused } = choose(store.get().files, files, store.get().profile?.maxFileBytes ?? 0)
      store.set({ files: taken, refused })
    },
    unchoose: file => store.set({ files: store.get().files.filter(each => each !== file), refused: [] }),
    async send() {
      const { text, files } = store.get()
      if (text.trim() === '' && files.length === 0) return
      const waiting = files.map(file => ({ file, key: newId() }))
      write('')
      store.set({ files: [], refused: [] })
      // A tab that finds the message must find its files too.
      await Promise.all(waiting.map(({ key, file }) => blobs.put(key, file)))
      const named = waiting.map(({ key, file: { name, type, size } }) => ({ key, name, type, size }))
      outbox.update(all => [...all, { id: newId(), at: Date.now(), text: text.trim(), files: named, state: 'waiting' }])
      sending.ring()
    },
    again(id) {
      outbox.update(all => change(all, id, entry => ({ ...entry, state: 'waiting' })))
      sending.ring()
    },
    discard(id) {
      for (const entry of outbox.read()) if (entry.id === id) for (const file of entry.files) void blobs.drop(file.key)
      outbox.update(all => without(all, new Set([id])))
    },
  }
}

function openInside({ server, profile, keep, isOpen, language }: Place, identity: () => string | undefined): Inside {
  const name = `sobremesa.${profile}`
  const calls = openCalls(server, profile)
  const store = openStore({
    profile: keep.read<ChatProfile>('profile'),
    isOpen,
    isAway: !navigator.onLine,
    outbox: keep.read('outbox') ?? [],
    readUpTo: keep.read('read') ?? 0,
    text: keep.read('draft') ?? '',
  })
  const inside: Inside = {
    name,
    store,
    keep,
    calls,
    blobs: openBlobs(name),
    sessions: openSessions(
      calls,
      keep,
      `${name}.session`,
      identity,
      () => language(store.get().profile?.language),
      () => forget(inside),
    ),
    outbox: openOutbox(keep, store),
    reached(isThere) {
      if (store.get().isAway === isThere) store.set({ isAway: !isThere })
    },
  }
  return inside
}

/** Somebody was identified here, and the page no longer says that it is them; it may still do so. */
const hasLeft = ({ inside, identity }: Parts): boolean =>
  identity() === undefined && inside.sessions.kept()?.person !== undefined

/** There may be something to see: they have talked here before, or elsewhere and are looking. */
const isKnown = ({ inside: { sessions, store }, identity }: Parts): boolean =>
  sessions.kept() !== undefined || (identity() !== undefined && store.get().isOpen)

/** Learns what the brand looks like; whoever has talked here before is connected at once. */
function begin(parts: Parts): void {
  const { inside, talking, sending } = parts
  const { calls, keep, store } = inside
  const resume = () => {
    if (hasLeft(parts)) return
    if (isKnown(parts)) talking.connect()
    sending.ring()
  }
  const learn = async (failures: number): Promise<void> => {
    try {
      const profile = await calls.profile()
      const isFirst = !store.get().profile
      keep.write('profile', profile)
      store.set({ profile })
      if (isFirst) resume()
    } catch (error) {
      if (isPassing(error)) setTimeout(() => void learn(failures + 1), waitFor(failures))
      else {
        keep.write('profile', undefined)
        store.set({ profile: undefined })
      }
    }
  }
  // Until the reader asks for the chat, or the page says who they are, nothing of anybody is shown.
  if (hasLeft(parts)) store.set({ isOpen: false })
  if (store.get().profile) resume()
  void learn(1)
}

/** Connection, tabs and visibility. */
function watchPage({ inside, reading, talking, sending }: Parts): void {
  const { store, keep, sessions, outbox } = inside
  let visitor = sessions.kept()?.visitor
  addEventListener('online', () => {
    inside.reached(true)
    sending.ring()
    talking.ring()
  })
  addEventListener('offline', () => inside.reached(false))
  let hiddenAt = 0
  document.addEventListener('visibilitychange', () => {
    reading.look()
    const now = Date.now()
    // A line may have died unnoticed while the device slept.
    if (!document.hidden && now - hiddenAt > asleepMs && sessions.kept()) void reading.reload()
    hiddenAt = now
  })
  // A page that is put aside keeps no line open, and takes it up again when it comes back.
  addEventListener('pagehide', talking.disconnect)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && sessions.kept()) talking.connect()
  })
  keep.watch(name => {
    if (name === 'outbox') outbox.changed()
    if (name === 'read') store.set({ readUpTo: keep.read('read') ?? 0 })
    if (name !== 'session' || sessions.kept()?.visitor === visitor) return
    visitor = sessions.kept()?.visitor
    talking.disconnect()
    store.set({ talk: { messages: [], earlier: null }, outbox: [], phase: 'idle' })
    if (visitor) talking.connect()
  })
}
