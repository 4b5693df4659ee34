/** Where an arrow, Home or End leads from `at` of `count`, going round; undefined for other keys. */
export function stepOf(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}

const PAUSE_MS = 700
let soFar = ''
let lastAt = 0

/** Where the letters typed so far lead, searching on from `at`; a pause of 700 ms starts anew. */
export function typed(key: string, at: number, labels: readonly string[], time: number): number | undefined {
  if ([...key].length !== 1 || key === ' ') return undefined
  soFar = time - lastAt > PAUSE_MS ? key : soFar + key
  lastAt = time
  const start = soFar.length > 1 ? Math.max(at, 0) : at + 1
  const sought = fold(soFar)
  for (let step = 0; step < labels.length; step++) {
    const here = (start + step) % labels.length
    if (fold(labels[here] ?? '').startsWith(sought)) return here
  }
  return undefined
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
