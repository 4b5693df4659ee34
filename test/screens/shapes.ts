/** Milliseconds from a press to the frame in which its effect is painted. */
export type Times = { p50: number; p95: number; most: number }
export type Frames = { frames: number; dropped: number; longestMs: number }

/** What the browser is told: where the console is, whose cookie it has, and which conversation is the long one. */
export type Ask = { address: string; cookie: string; brand: string; longId: string; listed: number }

export type Looked = {
  /** As the machine is, and with its processor four times slower. */
  asIs: Record<string, Times>
  slowed: Record<string, Times>
  longOpenMs: Times
  longFirstMs: Times
  longScroll: Frames
  listed: number
  listScroll: Frames
  heapMb: number
}
/** In this order: everything that was looked at; then, once the load has gone by, the heap of the tab. */
export type Said = { looked: Looked } | { heapMb: number }
