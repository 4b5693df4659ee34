export type Range = { start: number; end: number }

/**
 * The stretch of bytes that a `Range` asks for, both ends included. Undefined: the whole (nothing asked, several
 * stretches, or no sense in it); `unsatisfiable`: it lies behind the end.
 */
export function rangeOf(header: string | undefined, size: number): Range | undefined | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const count = Math.min(Number(last), size)
    return count === 0 ? 'unsatisfiable' : { start: size - count, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
