/** What each row said when it was held. */
const said = new WeakMap<HTMLElement, string>()

/**
 * While a hand or an eye is on the list, rows keep their height: what more there is to show waits. A row that has grown
 * says its preview on one line, and if that does not do, only what is new: the preview, or what stands under it. All are
 * measured before any is written, so that the browser lays out once.
 */
export function keepStill(list: HTMLElement | null, isHeld: boolean): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  if (!isHeld) return rows.forEach(release)
  const loose = rows.filter(row => row.style.blockSize === '')
  const sizes = loose.map(row => row.getBoundingClientRect().height)
  for (const [at, row] of loose.entries()) {
    said.set(row, previewOf(row))
    Object.assign(row.style, { blockSize: `${sizes[at]}px`, overflow: 'clip' })
  }
  const grown = rows.filter(row => row.dataset.tight || hasGrown(row))
  for (const row of grown) row.dataset.tight = 'line'
  for (const row of grown.filter(hasGrown)) row.dataset.tight = said.get(row) === previewOf(row) ? 'extras' : 'preview'
}

function hasGrown(row: HTMLElement): boolean {
  return row.scrollHeight > row.clientHeight + 1
}

function previewOf(row: HTMLElement): string {
  return row.querySelector('p')?.textContent ?? ''
}

function release(row: HTMLElement): void {
  if (row.style.blockSize === '') return
  Object.assign(row.style, { blockSize: '', overflow: '' })
  delete row.dataset.tight
}
