import { createHash } from 'node:crypto'
import { Fault } from '#lib'
import type { Language } from '#protocol'
import { type Api, openApi } from './api.ts'
import { type BrandFigures, compare, isSame } from './compare.ts'
import { prepareProfiles } from './profiles.ts'
import { readBack } from './read-back.ts'
import { readFile } from './read-file.ts'
import { left, send } from './send.ts'
import { openState, type State } from './state.ts'
import { type PlacedMessage, place, type Unplaced } from './thread.ts'

export type Replay = {
  file: string
  address: string
  key: string
  /** Seconds of history in one second; 0: as fast as it goes. */
  speed: number
  /** Where it remembers how far it has come; without it, nowhere. */
  stateFile?: string
  language: Language
  signal: AbortSignal
  told: (news: News) => void
}

/** How it goes on, for those who watch. */
export type News =
  | { kind: 'read'; messages: number; unplaced: number; brands: number }
  | { kind: 'sending' | 'storing'; done: number; total: number }
  | { kind: 'waiting'; ms: number }

export type Replayed = {
  /** In the file. */
  messages: number
  /** What hangs together by reply links, where a brand takes part. */
  threads: number
  unplaced: Unplaced[]
  /** A customer's message to two brands is two. */
  events: number
  /** Of these, how many this run has sent. */
  sent: number
  stored: number
  parked: number
  conversations: number
  all: BrandFigures
  brands: BrandFigures[]
  /** Everything is stored, and the figures are equal. */
  isRight: boolean
}

/**
 * Sends the messages of a file through the hooks of an installation, reads them back and measures both.
 * @throws Fault replay.stopped when the signal aborts; others as the files beside this one say
 */
export async function replay(asked: Replay): Promise<Replayed> {
  const { address, key, signal, told } = asked
  const api = openApi({ address, key, signal, waiting: ms => told({ kind: 'waiting', ms }) })
  const messages = await readFile(asked.file)
  const { placed, unplaced } = place(messages)
  const brands = Map.groupBy(placed, each => each.brand)
  told({ kind: 'read', messages: messages.length, unplaced: unplaced.length, brands: brands.size })
  const state = openState(asked.stateFile, { address, plan: planOf(placed) })
  await prepareProfiles(api, state, brands.keys(), asked.language)
  const sent = await sendRest(placed, state, api, asked)
  const { found, ...counts } = await readAll(brands, state, api, asked)
  const compared = compare(messages, found)
  const isRight = counts.stored >= placed.length && [compared.all, ...compared.brands].every(isSame)
  const threads = new Set(placed.map(each => each.lane)).size
  const inFile = { messages: messages.length, threads, unplaced, events: placed.length }
  return { ...inFile, sent, ...counts, ...compared, isRight }
}

/** Names the messages and their order. */
function planOf(placed: readonly PlacedMessage[]): string {
  const plan = createHash('sha256')
  for (const { brand, id } of placed) plan.update(`${JSON.stringify([brand, id])}\n`)
  return plan.digest('hex')
}

/** What no earlier run has sent; how many those were. */
async function sendRest(placed: readonly PlacedMessage[], state: State, api: Api, { speed, signal, told }: Replay) {
  const rest = left(placed, state)
  const total = placed.length
  let done = total - rest.length
  const taken = (count: number) => {
    done += count
    told({ kind: 'sending', done, total })
  }
  taken(0)
  await send(rest, { api, state, speed, signal, taken })
  mustGoOn(signal)
  return rest.length
}

async function readAll(brands: ReadonlyMap<string, PlacedMessage[]>, state: State, api: Api, { signal, told }: Replay) {
  const expected = [...brands].map(([brand, its]) => {
    const { profileId, connectionId } = state.brand(brand)
    return { brand, count: its.length, profileId: profileId!, connectionId: connectionId! }
  })
  const total = expected.reduce((sum, each) => sum + each.count, 0)
  const { byBrand, parked } = await readBack(expected, {
    api,
    signal,
    found: done => told({ kind: 'storing', done, total }),
  })
  mustGoOn(signal)
  const stored = [...byBrand.values()].flat()
  const conversations = new Set(stored.map(each => each.conversationId)).size
  return { found: byBrand, stored: stored.length, parked: parked.length, conversations }
}

function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('replay.stopped', 503)
}
