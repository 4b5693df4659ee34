type Box = { left: number; right: number; top: number; bottom: number }
type Size = { width: number; height: number }

const GAP = 4

/**
 * Where a float of `size` goes beside `anchor` inside `frame`, in px: under it, above it when there is more room there,
 * lined up with its left or right edge and never out of the frame.
 */
export function spot(anchor: Box, size: Size, frame: Size, edge: 'left' | 'right'): { left: number; top: number } {
  const below = anchor.bottom + GAP
  const isUnder = below + size.height <= frame.height || frame.height - anchor.bottom >= anchor.top
  const top = isUnder ? below : anchor.top - GAP - size.height
  const left = edge === 'left' ? anchor.left : anchor.right - size.width
  return {
    left: Math.max(GAP, Math.min(left, frame.width - size.width - GAP)),
    top: Math.max(GAP, Math.min(top, frame.height - size.height - GAP)),
  }
}

/** For browsers without anchor positioning: puts the open float at its spot. */
export function place(trigger: Element, float: HTMLElement, side: 'start' | 'end'): void {
  const isRtl = getComputedStyle(trigger).direction === 'rtl'
  const edge = (side === 'start') === isRtl ? 'right' : 'left'
  const { left, top } = spot(
    trigger.getBoundingClientRect(),
    float.getBoundingClientRect(),
    { width: innerWidth, height: innerHeight },
    edge,
  )
  Object.assign(float.style, { inset: 'auto', left: `${left}px`, top: `${top}px` })
}
