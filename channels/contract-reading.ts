/** Reading what vendors send: total, whatever comes. Each gives undefined (or something empty) instead of throwing. */

export type Fields = Record<string, unknown>

/**
 * The JSON of a body in UTF-8; undefined when it is none. Whole numbers that a double cannot hold (ids of 64 bits) come
 * as text, digit for digit.
 */
export function readJson(body: Uint8Array | string): unknown {
  try {
    const text = typeof body === 'string' ? body : decoder.decode(body)
    // Looking at every value takes five times as long: only where there may be a number that a double cannot hold.
    return (long.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)) as unknown
  } catch {
    return undefined
  }
}

const long = /[:[,\s]-?\d{16}/
const decoder = new TextDecoder('utf-8', { fatal: true })

const exactly = (_: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context!.source
    : value

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object, or an empty one. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** The list, or an empty one. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** A text with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** An id, which some vendors write as a number. */
export const idOf = (value: unknown): string | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value)

/** A number, also where it is written as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const latest = 8.64e15

/** Epoch milliseconds from seconds or milliseconds (number or text) or ISO 8601. */
export function timeOf(value: unknown, unit: 's' | 'ms' | 'iso'): number | undefined {
  const at =
    unit === 'iso' ? Date.parse(textOf(value) ?? '') : (numberOf(value) ?? Number.NaN) * (unit === 's' ? 1000 : 1)
  return Number.isFinite(at) && Math.abs(at) <= latest ? Math.floor(at) : undefined
}

/** Without the fields that are undefined. */
export const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
