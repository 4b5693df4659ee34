export type Point = { latitude: number; longitude: number }
/** Metres to the east and to the north of somewhere. */
export type Offset = { east: number; north: number }

const EARTH = 6_371_008.8
const METRES_A_DEGREE = (Math.PI * EARTH) / 180
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres along the great circle. */
export function distance(from: Point, to: Point): number {
  const across = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const along = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const both = across + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * along
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(both)))
}

/** Flat around the place itself, as a small piece of the earth is; the short way round where the day changes. */
export function offset(from: Point, to: Point): Offset {
  const turn = ((((to.longitude - from.longitude + 180) % 360) + 360) % 360) - 180
  return {
    east: turn * METRES_A_DEGREE * Math.cos(radians(from.latitude)),
    north: (to.latitude - from.latitude) * METRES_A_DEGREE,
  }
}

/** The largest of 1, 2, 5, 10, 20, 50 … that is no more. */
export function round(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find(each => each * power <= most * (1 + 1e-9))
  return (step ?? 1) * power
}

export type Line = { at: number; degrees: number }

/** The lines of a grid of degrees that cross a drawing of `reach` metres to each side: where, and which. */
export function grid(place: Point, reach: number): { parallels: Line[]; meridians: Line[] } {
  const wide = METRES_A_DEGREE * Math.max(0.01, Math.cos(radians(place.latitude)))
  return {
    parallels: lines(place.latitude, reach, METRES_A_DEGREE).filter(({ degrees }) => Math.abs(degrees) <= 90),
    meridians: lines(place.longitude, reach, wide),
  }
}

function lines(middle: number, reach: number, metres: number): Line[] {
  const span = reach / metres
  const step = round(span)
  const first = Math.ceil((middle - span) / step)
  const count = Math.max(0, Math.floor((middle + span) / step) - first + 1)
  return Array.from({ length: count }, (_, number) => {
    const degrees = (first + number) * step
    return { at: (degrees - middle) * metres, degrees }
  })
}

const NEAREST = 400
const FARTHEST = 20_000

/** So many metres to each side are drawn, that what is near is in it. */
export function reachFor(others: readonly number[]): number {
  const near = others.filter(metres => metres <= FARTHEST)
  return Math.max(NEAREST, ...near.map(metres => metres * 1.35))
}
