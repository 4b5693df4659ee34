import { onHush } from './hush.ts'

/** Seconds, as players count. */
export type Place = {
  isPlaying: boolean
  at: number
  lasts: number | undefined
  /** No browser like this one plays it; or it cannot be had now. */
  trouble: 'unplayable' | 'away' | undefined
}

export type Sound = { id: string; address: string }

const BEGIN: Place = { isPlaying: false, at: 0, lasts: undefined, trouble: undefined }

const places = new Map<string, Place>()
const listeners = new Set<() => void>()
let player: HTMLAudioElement | undefined
let current: Sound | undefined
let speed = 1

export const placeOf = (id: string): Place => places.get(id) ?? BEGIN

export function onPlace(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function note(id: string, change: Partial<Place>): void {
  places.set(id, { ...placeOf(id), ...change })
  for (const listener of listeners) listener()
}

/** Plays it from where it was left, and nothing else; stops it where it plays. */
export function toggle(sound: Sound): void {
  if (placeOf(sound.id).isPlaying) return player?.pause()
  const audio = playerFor(sound)
  for (const film of document.querySelectorAll('video')) film.pause()
  if (placeOf(sound.id).trouble) audio.load()
  note(sound.id, { trouble: undefined })
  audio.defaultPlaybackRate = speed
  audio.playbackRate = speed
  audio.play().catch((fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'NotSupportedError') void explain(sound)
  })
}

/** Players say the same of what they cannot play and of what they were not given. */
async function explain({ id, address }: Sound): Promise<void> {
  const isThere = await fetch(address, { method: 'HEAD' }).then(
    answer => answer.ok,
    () => false,
  )
  note(id, { trouble: isThere ? 'unplayable' : 'away' })
}

/** Goes there, and stays silent if it was. */
export function seek({ id }: Sound, at: number): void {
  note(id, { at })
  if (current?.id === id && player) player.currentTime = at
}

export function setSpeed(next: number): void {
  speed = next
  if (player) player.playbackRate = next
}

/** There is one player: it stands outside of the messages, which come and go as one reads. */
function playerFor(sound: Sound): HTMLAudioElement {
  player ??= made()
  if (current?.id === sound.id) return player
  player.pause()
  if (current) note(current.id, { isPlaying: false })
  current = sound
  player.src = sound.address
  player.currentTime = placeOf(sound.id).at
  return player
}

function made(): HTMLAudioElement {
  const audio = new Audio()
  const on = (event: string, change: () => Partial<Place>): void =>
    audio.addEventListener(event, () => current && note(current.id, change()))
  on('play', () => ({ isPlaying: true }))
  on('pause', () => ({ isPlaying: false }))
  on('timeupdate', () => ({ at: audio.currentTime }))
  on('ended', () => ({ isPlaying: false, at: 0 }))
  on('error', () => ({ isPlaying: false }))
  on('durationchange', () => (Number.isFinite(audio.duration) ? { lasts: audio.duration } : {}))
  onHush(() => audio.pause())
  return audio
}
