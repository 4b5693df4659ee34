import type { KeyboardEvent, ReactNode } from 'react'
import { Check, type IconNode } from 'lucide'
import { cx, Icon, Kbd } from '#web/ui'
import { type Side, type TriggerProps, useFloat } from './float.ts'
import { stepOf, typed } from './menu-keys.ts'
import float from './float.module.css'
import css from './menu.module.css'

export type MenuDeed = {
  key: string
  label: string
  icon?: IconNode | undefined
  /** A second line. */
  text?: string | undefined
  keys?: string | undefined
  isDanger?: boolean | undefined
  isOff?: boolean | undefined
  /** Given at all, it is one of several that can be chosen. */
  isChosen?: boolean | undefined
  onDo: () => void
}

/** Deeds that belong together, and what they are about where that is worth a word. */
export type MenuGroup = readonly MenuDeed[] & { heading?: string }

type MenuProps = {
  label: string
  /** Groups are parted by a line. */
  groups: readonly MenuGroup[]
  /** Spread what it gets on a `Button` or `IconButton`. */
  renderTrigger: (
    props: TriggerProps & { 'aria-haspopup': 'menu'; onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void },
  ) => ReactNode
  side?: Side | undefined
}

/** Deeds behind a button. Arrows move, letters jump, Enter does, Esc goes back to the button. */
export function Menu({ label, groups, renderTrigger, side = 'start' }: MenuProps) {
  const { isOpen, triggerProps, floatProps, close } = useFloat(side, focusFirst)
  return (
    <>
      {renderTrigger({ ...triggerProps, 'aria-haspopup': 'menu', onKeyDown: openByArrow })}
      <div
        {...floatProps}
        className={cx(float.float, css.menu)}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={event => moveIn(event, close)}
      >
        {isOpen && groups.map((deeds, at) => <Group key={at} deeds={deeds} isLined={at > 0} onDone={close} />)}
      </div>
    </>
  )
}

function openByArrow(event: KeyboardEvent<HTMLButtonElement>): void {
  const list = event.currentTarget.popoverTargetElement
  if (!(list instanceof HTMLElement) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  event.preventDefault()
  list.dataset.from = event.key === 'ArrowUp' ? 'end' : 'start'
  list.showPopover()
}

function Group({ deeds, isLined, onDone }: { deeds: MenuGroup; isLined: boolean; onDone: () => void }) {
  const { heading } = deeds
  return (
    <>
      {isLined && <div className={css.line} role="separator" />}
      <div className={css.group} role={heading ? 'group' : 'none'} aria-label={heading}>
        {heading && (
          <p className={css.heading} aria-hidden="true">
            {heading}
          </p>
        )}
        {deeds.map(deed => (
          <Deed key={deed.key} deed={deed} onDone={onDone} />
        ))}
      </div>
    </>
  )
}

/** A group under a heading of its own. */
export const under = (heading: string, deeds: readonly MenuDeed[]): MenuGroup => Object.assign([...deeds], { heading })

function Deed({ deed, onDone }: { deed: MenuDeed; onDone: () => void }) {
  const { label, icon, text, keys, isDanger, isOff, isChosen, onDo } = deed
  const choose = (): void => {
    if (isOff) return
    onDone()
    onDo()
  }
  return (
    <button
      type="button"
      role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChosen}
      aria-disabled={isOff || undefined}
      tabIndex={-1}
      data-label={label}
      className={cx(css.deed, isDanger && css.danger)}
      onClick={choose}
      onPointerMove={event => event.currentTarget.focus({ preventScroll: true })}
    >
      <span className={css.icon}>{isChosen ? <Icon of={Check} /> : icon && <Icon of={icon} />}</span>
      <span className={css.words}>
        {label}
        {text && <span className={css.text}>{text}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </button>
  )
}

function deedsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}

/** The deeds are drawn in answer to the opening, so the first is there one frame later; whoever was quicker stays where they are. */
function focusFirst(list: HTMLElement): void {
  const at = list.dataset.from === 'end' ? -1 : 0
  delete list.dataset.from
  requestAnimationFrame(() => {
    const deeds = deedsIn(list)
    if (!deeds.some(deed => deed === document.activeElement)) deeds.at(at)?.focus()
  })
}

function moveIn(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const deeds = deedsIn(event.currentTarget)
  const at = deeds.findIndex(deed => deed === document.activeElement)
  if (event.key === 'Tab') return close()
  const next =
    stepOf(event.key, at, deeds.length) ??
    typed(
      event.key,
      at,
      deeds.map(deed => deed.dataset.label ?? ''),
      event.timeStamp,
    )
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  deeds[next]?.focus()
}
