import { useCallback, useSyncExternalStore } from 'react'

const watchers = new Map<number, { watching: Set<() => void>; timer: ReturnType<typeof setInterval> | undefined }>()

function everyMs(stepMs: number) {
  let beat = watchers.get(stepMs)
  if (!beat) watchers.set(stepMs, (beat = { watching: new Set(), timer: undefined }))
  return beat
}

function watch(stepMs: number, told: () => void): () => void {
  const beat = everyMs(stepMs)
  beat.watching.add(told)
  beat.timer ??= setInterval(() => beat.watching.forEach(tell => tell()), stepMs)
  return () => {
    beat.watching.delete(told)
    if (beat.watching.size > 0) return
    clearInterval(beat.timer)
    beat.timer = undefined
  }
}

const stillness = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : undefined

/** The present, in epoch milliseconds, floored to `stepMs`: for words. One timer serves all that share a step. */
export function useNow(stepMs: number): number {
  const watchThis = useCallback((told: () => void) => watch(stepMs, told), [stepMs])
  return useSyncExternalStore(watchThis, () => Math.floor(Date.now() / stepMs) * stepMs)
}

/** The present for rings: the same, but with reduced motion it moves once a minute at most. */
export function useRingNow(stepMs: number): number {
  return useNow(stillness?.matches ? Math.max(stepMs, 60_000) : stepMs)
}
