import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { Button, DeadlineRing, Kbd, useRingNow } from '#web/ui'
import css from './toast.module.css'

/** Where toasts stand, above everything, read out politely. One per page. */
export function ToastRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.region} role="region" aria-label={label} aria-live="polite">
      {children}
    </div>
  )
}

type ToastProps = {
  children: ReactNode
  /** A way back while the ring empties. Errors never come as a toast. */
  undo?: { label: string; keys?: string | undefined; onUndo: () => void } | undefined
  /** Milliseconds until it goes. */
  staysMs?: number | undefined
  /** How long the whole ring is, where a part of it was over before it came. */
  wholeMs?: number | undefined
  onGone: () => void
}

/** Word that something was done. It goes by itself. */
export function Toast({ children, undo, staysMs = 10_000, wholeMs = staysMs, onGone }: ToastProps) {
  const [cameAt] = useState(Date.now)
  const now = useRingNow(200)
  const go = useEffectEvent(onGone)
  useEffect(() => {
    const timer = setTimeout(() => go(), staysMs)
    return () => clearTimeout(timer)
  }, [staysMs])
  return (
    <div className={css.toast}>
      <DeadlineRing left={Math.max(0.01, (staysMs - Math.max(0, now - cameAt)) / wholeMs)} />
      <span className={css.words}>{children}</span>
      {undo && (
        <Button size="s" onClick={undo.onUndo} aria-keyshortcuts={undo.keys}>
          {undo.label}
          {undo.keys && <Kbd keys={undo.keys} />}
        </Button>
      )}
    </div>
  )
}
