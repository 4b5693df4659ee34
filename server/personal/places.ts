/** A stretch of a folded text, from `from` to before `to`. */
export type Place = { from: number; to: number }

/** Whether a place is still free, and takes it: each sign once, so that any number of places costs their length alone. */
export function freePlaces(length: number): (place: Place) => boolean {
  const taken = new Uint8Array(length)
  return ({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false
    taken.fill(1, from, to)
    return true
  }
}

export const placeOf = (match: RegExpExecArray): Place => ({ from: match.index, to: match.index + match[0].length })
