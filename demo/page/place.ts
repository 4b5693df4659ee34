import { useEffect, useState } from 'preact/hooks'
import type { Bubble, PhoneState } from '../phone/shown.ts'
import type { Shown } from './store.ts'

/** Where one is, kept in the address: #/person/brand/place. Without a place it is the home screen. */
export type Where = { person: string; brand: string; place: string }

const read = (): Where => {
  const [, person = '', brand = '', place = ''] = location.hash.slice(1).split('/').map(decodeURIComponent)
  return { person, brand, place }
}

export function useWhere(): [Where, (to: Partial<Where>) => void] {
  const [where, setWhere] = useState(read)
  useEffect(() => {
    const look = () => setWhere(read())
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  const go = (to: Partial<Where>) => {
    const { person, brand, place } = { ...read(), ...to }
    location.hash = `/${[person, brand, place].map(encodeURIComponent).join('/')}`
  }
  return [where, go]
}

export const isPublic = ({ face }: Pick<Shown, 'face'>): boolean => face === 'square' || face === 'reviews'

/** What this person sees there, oldest first. */
export const bubblesIn = ({ bubbles }: PhoneState, place: Shown, person: string): Bubble[] =>
  bubbles
    .filter(each => each.seat === place.seat && each.place === place.id)
    .map(({ bubble }) => bubble)
    .filter(bubble => isPublic(place) || bubble.person === person)
    .toSorted((a, b) => a.at - b.at)

const seenName = (place: Shown, person: string) => `seen ${place.seat} ${place.id} ${person}`
const begunAt = Date.now()

/** Storage may be closed to the page: then all is new with each visit. */
function seenAt(place: Shown, person: string): number {
  try {
    return Number(localStorage.getItem(seenName(place, person)) ?? begunAt)
  } catch {
    return begunAt
  }
}

export function markSeen(place: Shown, person: string): void {
  try {
    localStorage.setItem(seenName(place, person), String(Date.now()))
  } catch {
    // It will count as unread once more.
  }
}

/** How many answers of the brand to this person have come since they last looked. */
export const unreadIn = (state: PhoneState, place: Shown, person: string): number => {
  const since = seenAt(place, person)
  return bubblesIn(state, place, person).filter(
    each => each.by === 'brand' && each.person === person && !each.isPost && each.at > since,
  ).length
}
