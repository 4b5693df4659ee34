/** How much less a row shows so that it keeps its height: its preview on one line, then only what stands beside it. */
const TIGHTER = ['line', 'bare'] as const

/**
 * While a hand or an eye is on the list, rows keep their height: what more there is to show waits. All are measured before
 * any is written, so that the browser lays out once.
 */
export function keepStill(list: HTMLElement | null, isHeld: boolean): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  if (!isHeld) return rows.forEach(release)
  const loose = rows.filter(row => row.style.blockSize === '')
  const sizes = loose.map(row => row.getBoundingClientRect().height)
  for (const [at, row] of loose.entries()) Object.assign(row.style, { blockSize: `${sizes[at]}px`, overflow: 'clip' })
  let grown = rows
  for (const tight of TIGHTER) {
    grown = grown.filter(row => row.scrollHeight > row.clientHeight + 1)
    for (const row of grown) row.dataset.tight = tight
  }
}

function release(row: HTMLElement): void {
  if (row.style.blockSize === '') return
  Object.assign(row.style, { blockSize: '', overflow: '' })
  delete row.dataset.tight
}
