import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Kbd } from '#web/ui'
import { place } from './place.ts'
import css from './tooltip.module.css'

const WAIT_MS = 450
const canAnchor = typeof CSS !== 'undefined' && CSS.supports('position-area: block-end')

type TooltipProps = {
  text: string
  keys?: string | undefined
  /** A control with a name of its own: this never is the only one. */
  children: ReactNode
}

/** A word more on hover and on focus. Hidden from those who listen: the control already says it. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const anchorName = `--${useId()}`
  const tip = useRef<HTMLSpanElement>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = (): void => {
    clearTimeout(timer.current)
    tip.current?.hidePopover()
  }
  const show = (): void => {
    if (!tip.current || !anchor.current) return
    tip.current.showPopover()
    if (!canAnchor) place(anchor.current, tip.current, 'start')
  }
  const showSoon = (): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(show, WAIT_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <span
      ref={anchor}
      role="none"
      className={css.anchor}
      style={{ anchorName }}
      onPointerEnter={event => event.pointerType === 'mouse' && showSoon()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={event => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
      onKeyDown={event => event.key === 'Escape' && hide()}
    >
      {children}
      <span ref={tip} className={css.tip} popover="manual" style={{ positionAnchor: anchorName }} aria-hidden="true">
        {text}
        {keys && <Kbd keys={keys} />}
      </span>
    </span>
  )
}
