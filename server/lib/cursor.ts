import { earliestTime, latestTime } from './clock.ts'
import { Fault } from './fault.ts'
import { isId } from './id.ts'

/** Where a page ended, in words that only we read: base64url of JSON. */
export const writeCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws Fault `cursor.malformed` (422) when it is not one of ours: `shape` tells the type of each piece */
export function readCursor<const S extends readonly ('string' | 'number')[]>(
  cursor: string,
  shape: S,
): { [K in keyof S]: S[K] extends 'string' ? string : number } {
  const place = parse(cursor)
  if (
    !Array.isArray(place) ||
    place.length !== shape.length ||
    !shape.every((type, index) => typeof place[index] === type)
  ) {
    throw new Fault('cursor.malformed', 422)
  }
  return place as never
}

/** A place in a list that is in the order of time. */
export type Spot = { at: number; id: string }

export const writeSpot = ({ at, id }: Spot): string => writeCursor([at, id])

/** @throws Fault `cursor.malformed` (422) */
export const readSpot = (cursor: string): Spot => spotAt(...readCursor(cursor, ['number', 'string']))

/** @throws Fault `cursor.malformed` (422) where there is no such time or no such id */
export function spotAt(at: number, id: string): Spot {
  if (at < earliestTime || at > latestTime || !isId(id)) throw new Fault('cursor.malformed', 422)
  return { at, id }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
