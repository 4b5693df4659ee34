import { oneLine } from '#lib'
import { type FactForm, type FactKind, factRule, longestFact } from '#protocol'

const checks: Record<FactForm, (value: string) => string | undefined> = {
  text: value => value,
  language: value => canonical(value),
  'time-zone': value => timeZone(value),
  place: value => place(value),
  email: value => (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? value.toLowerCase() : undefined),
  phone: value => phone(value),
  count: value => (/^\d{1,15}$/.test(value) ? String(Number(value)) : undefined),
  money: value => (/^-?\d{1,15} [A-Z]{3}$/.test(value) ? value : undefined),
  hours: value => (isSpan(value) ? value : undefined),
  channel: value => (/^[a-z][a-z0-9-]{0,40}$/.test(value) ? value : undefined),
}

/** A value of a fact as it is kept; undefined where it is none. Pure. */
export function checkFact(kind: FactKind, written: string): string | undefined {
  const value = oneLine(written)
  if (value === '' || [...value].length > longestFact) return undefined
  return checks[factRule(kind).form](value)
}

function canonical(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value)[0]
  } catch {
    return undefined
  }
}

function timeZone(value: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function place(value: string): string | undefined {
  const found = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(value)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? `${latitude},${longitude}` : undefined
}

function phone(value: string): string | undefined {
  const digits = value.replaceAll(/[\s().-]/g, '')
  return /^\+?\d{6,15}$/.test(digits) ? digits : undefined
}

function isSpan(value: string): boolean {
  const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(value)
  if (!found) return false
  const [from, to] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])]
  return from < to && to <= 24 * 60
}
