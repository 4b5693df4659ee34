import { type CSSProperties, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import css from './asked-float.module.css'

type AskedFloatProps = {
  /** The action's name: its button says `data-deed`. */
  name: string
  label: string
  /** Under the button, or at its side where that stands in a column. */
  at?: 'under' | 'side'
  onGone: () => void
  children: (close: () => void) => ReactNode
}

/** What an action opens, beside the button that does it or at the foot of a phone. Esc or a press outside closes it. */
export function AskedFloat({ name, label, at = 'under', onGone, children }: AskedFloatProps) {
  const id = useId()
  const float = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>()
  useLayoutEffect(() => {
    const shown = float.current
    if (!shown) return
    setStyle(spotBeside(document.querySelector(`[data-deed="${name}"]`), at))
    shown.showPopover()
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [name, at])
  const close = (): void => document.getElementById(id)?.hidePopover()
  return (
    <div
      ref={float}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={css.float}
      style={style}
      onToggle={event => event.newState === 'closed' && onGone()}
    >
      {children(close)}
    </div>
  )
}

const GAP = 4

/** Lined up with the button; in the middle when there is none. Physical: it is measured on the screen. */
function spotBeside(button: Element | null, at: 'under' | 'side'): CSSProperties {
  const box = button?.getBoundingClientRect()
  if (!box || box.width === 0) return { insetBlockStart: '12vh', insetInline: 0, marginInline: 'auto' }
  const isRtl = document.documentElement.dir === 'rtl'
  const [fromLeft, fromRight] = [{ left: Math.max(GAP, box.left) }, { right: Math.max(GAP, innerWidth - box.right) }]
  // What stands low opens upwards, lined up with its beginning.
  if (at === 'under' && box.top > innerHeight / 2)
    return { bottom: innerHeight - box.top + GAP, ...(isRtl ? fromRight : fromLeft) }
  if (at === 'under') return { top: box.bottom + GAP, ...(isRtl ? fromLeft : fromRight) }
  return { top: box.top, ...(isRtl ? { right: innerWidth - box.left + GAP } : { left: box.right + GAP }) }
}
