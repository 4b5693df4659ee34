import type { ReactNode } from 'react'
import { cx } from '#web/ui'
import { type Side, type TriggerProps, useFloat } from './float.ts'
import float from './float.module.css'
import css from './popover.module.css'

type PopoverProps = {
  label: string
  /** Spread what it gets on a `Button`, an `IconButton` or a `Figure`. */
  renderTrigger: (props: TriggerProps & { 'aria-haspopup': 'dialog' }) => ReactNode
  /** Drawn only while it is open. */
  children: ReactNode | ((close: () => void) => ReactNode)
  side?: Side | undefined
}

/** Something more beside its button; the page goes on behind. Esc or a press outside closes it. */
export function Popover({ label, renderTrigger, children, side = 'start' }: PopoverProps) {
  const { isOpen, triggerProps, floatProps, close } = useFloat(side)
  return (
    <>
      {renderTrigger({ ...triggerProps, 'aria-haspopup': 'dialog' })}
      <div {...floatProps} className={cx(float.float, css.popover)} role="dialog" aria-label={label}>
        {isOpen && (typeof children === 'function' ? children(close) : children)}
      </div>
    </>
  )
}
