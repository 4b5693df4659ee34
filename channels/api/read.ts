/** A field of an event that has another shape than the format says. */
export class Malformed extends Error {}

export type Fields = Record<string, unknown>

const longestId = 500
const latestTime = 8_640_000_000_000_000

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function fields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new Malformed(`${what} is not an object`)
  return value
}

export function list(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${what} is not a list`)
  return value
}

/** Undefined when it is absent or null. */
export function text(from: Fields, key: string): string | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new Malformed(`${key} is not a text`)
  return value
}

export function id(from: Fields, key: string): string {
  const value = optionalId(from, key)
  if (value === undefined) throw new Malformed(`${key} is missing`)
  return value
}

export function optionalId(from: Fields, key: string): string | undefined {
  const value = text(from, key)
  if (value === '' || (value !== undefined && value.length > longestId)) {
    throw new Malformed(`${key} is empty or longer than ${longestId}`)
  }
  return value
}

export function number(from: Fields, key: string): number | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed(`${key} is not a number`)
  return value
}

/** Epoch milliseconds. */
export function time(from: Fields, key: string): number | undefined {
  const value = number(from, key)
  if (value === undefined) return undefined
  if (!Number.isInteger(value) || value <= 0 || value > latestTime) {
    throw new Malformed(`${key} is not a time in epoch milliseconds`)
  }
  return value
}

export function flag(from: Fields, key: string): boolean {
  const value = from[key]
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw new Malformed(`${key} is neither true nor false`)
  return value
}

export function oneOf<const T extends string>(from: Fields, key: string, values: readonly T[]): T | undefined {
  const value = text(from, key)
  if (value === undefined) return undefined
  const found = values.find(each => each === value)
  if (!found) throw new Malformed(`${key} is none of ${values.join(', ')}`)
  return found
}

/** The given fields without those that are undefined. */
export const present = <T extends Fields>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
