import { type CSSProperties, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTurn } from './stage.tsx'
import css from './asked-float.module.css'

type AskedFloatProps = {
  /** The action's name: its button says `data-deed`. */
  name: string
  /** What it stands beside where that is no button of its own. */
  beside?: string | undefined
  label: string
  /** Under the button, lined up with its end or its beginning, or at its side where that stands in a column. */
  at?: 'under' | 'start' | 'side'
  isWide?: boolean
  onGone: () => void
  children: (close: () => void) => ReactNode
}

/** What an action opens, beside the button that does it or at the foot of a phone. Esc or a press outside closes it. */
export function AskedFloat(props: AskedFloatProps) {
  const { name, beside = `[data-deed="${name}"]`, label, at = 'under', isWide, onGone, children } = props
  const id = useId()
  const float = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>()
  const turn = useTurn()
  useLayoutEffect(() => {
    const shown = float.current
    if (!shown) return
    setStyle(spotBeside(document.querySelector(beside), at))
    // Asked for again before the browser has told that it was closed.
    if (!shown.matches(':popover-open')) shown.showPopover()
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [beside, at, turn])
  const close = (): void => document.getElementById(id)?.hidePopover()
  return (
    <div
      ref={float}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={css.float}
      data-asked={name}
      data-wide={isWide || undefined}
      style={style}
      onToggle={event => event.newState === 'closed' && !event.currentTarget.matches(':popover-open') && onGone()}
    >
      {children(close)}
    </div>
  )
}

const GAP = 4

/** Lined up with the button; in the middle when there is none. Physical: it is measured on the screen. */
function spotBeside(button: Element | null, at: 'under' | 'start' | 'side'): CSSProperties {
  const box = button?.getBoundingClientRect()
  if (!box || box.width === 0) return { insetBlockStart: '12vh', insetInline: 0, marginInline: 'auto' }
  const isRtl = document.documentElement.dir === 'rtl'
  const [fromLeft, fromRight] = [{ left: Math.max(GAP, box.left) }, { right: Math.max(GAP, innerWidth - box.right) }]
  // What stands low opens upwards, lined up with its beginning.
  if (at !== 'side' && box.top > innerHeight / 2)
    return { bottom: innerHeight - box.top + GAP, ...(isRtl ? fromRight : fromLeft) }
  if (at !== 'side') return { top: box.bottom + GAP, ...((at === 'under') === isRtl ? fromLeft : fromRight) }
  return { top: box.top, ...(isRtl ? { right: innerWidth - box.left + GAP } : { left: box.right + GAP }) }
}
