import { type CSSProperties, type SyntheticEvent, type ToggleEvent, useId, useState } from 'react'
import { place } from './place.ts'

/** Where it opens from its trigger: under it, from its start or its end; it turns over where there is no room. */
export type Side = 'start' | 'end'

export type TriggerProps = {
  style: CSSProperties
  popoverTarget: string
  'aria-expanded': boolean
  'aria-controls': string
}

const canAnchor = typeof CSS !== 'undefined' && CSS.supports('position-area: block-end')

/** Wires a trigger and a native popover: the browser opens, stacks, dismisses and gives focus back. */
export function useFloat(side: Side, onOpen?: (float: HTMLElement) => void) {
  const id = useId()
  const anchorName = `--${id}`
  const [isOpen, setOpen] = useState(false)
  const told = ({ newState, currentTarget }: ToggleEvent<HTMLDivElement>): void => {
    setOpen(newState === 'open')
    if (newState !== 'open') return
    const trigger = document.querySelector(`[popovertarget="${id}"]`)
    if (!canAnchor && trigger) place(trigger, currentTarget, side)
    onOpen?.(currentTarget)
  }
  const triggerProps: TriggerProps = {
    style: { anchorName },
    popoverTarget: id,
    'aria-expanded': isOpen,
    'aria-controls': id,
  }
  return {
    isOpen,
    close: () => document.getElementById(id)?.hidePopover(),
    triggerProps,
    floatProps: {
      id,
      popover: 'auto' as const,
      style: { positionAnchor: anchorName },
      'data-side': side,
      onToggle: told as (event: SyntheticEvent<HTMLDivElement>) => void,
    },
  }
}
