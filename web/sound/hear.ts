import { barsOf } from './wave.ts'

/** What is known of a sound once it was looked at. `plain`: it can be played, but not drawn. */
export type Heard = { kind: 'wave'; bars: number[]; lasts: number } | { kind: 'plain' } | { kind: 'unplayable' }

/** What is larger is not read whole only to be drawn. */
const MOST_BYTES = 4_000_000
/** As many as are needed to see how loud it is. */
const SAMPLES_A_SECOND = 8000
const MOST_KEPT = 300

const kept = new Map<string, Promise<Heard>>()
let before: Promise<unknown> = Promise.resolve()

type Sound = { id: string; address: string; size: number | null }

/** Looked at once and one after the other, away from the thread of the page. What the network kept away is asked for again. */
export function heardOf(sound: Sound): Promise<Heard> {
  const known = kept.get(sound.id)
  if (known) return known
  const coming = before.then(() => hear(sound))
  before = coming.catch(() => undefined)
  kept.set(sound.id, coming)
  coming.catch(() => kept.delete(sound.id))
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return coming
}

async function hear({ address, size }: Sound): Promise<Heard> {
  if (size === null || size > MOST_BYTES) return { kind: 'plain' }
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`sound.${answer.status}`)
  const bytes = await answer.arrayBuffer()
  try {
    const decoded = await new OfflineAudioContext(1, 1, SAMPLES_A_SECOND).decodeAudioData(bytes)
    return { kind: 'wave', bars: barsOf(decoded.getChannelData(0)), lasts: decoded.duration }
  } catch {
    // A player may know more than what takes sound apart.
    return { kind: (await canPlay(address)) ? 'plain' : 'unplayable' }
  }
}

const canPlay = (address: string): Promise<boolean> =>
  new Promise(resolve => {
    const probe = new Audio()
    probe.preload = 'metadata'
    probe.addEventListener('loadedmetadata', () => resolve(true))
    probe.addEventListener('error', () => resolve(false))
    probe.src = address
  })
