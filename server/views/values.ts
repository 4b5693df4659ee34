import { isId } from '#lib'

// What a value of a condition may be. Pure.

export const isUuid = isId

export const isOneOf =
  (...words: string[]) =>
  (value: string): boolean =>
    words.includes(value)

export const isShort =
  (most: number) =>
  (value: string): boolean =>
    value.trim() !== '' && value.length <= most

/** A whole number from 1 on. */
export const isCount =
  (most: number) =>
  (value: string): boolean =>
    /^[1-9]\d{0,6}$/.test(value) && Number(value) <= most

/** As `checkValue` of a field keeps it. */
export const isNumber = (value: string): boolean => Number.isFinite(Number(value)) && String(Number(value)) === value

/** A tag as browsers and platforms write it: `es`, `pt-BR`. */
export const isLanguage = (value: string): boolean => /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(value)

/** A day that there is, as 2026-11-21. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}
