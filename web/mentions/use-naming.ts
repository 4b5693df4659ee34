import { type KeyboardEvent, useId, useState } from 'react'
import { useBrand } from '#web/api'
import { useColleagues } from '#web/people'
import type { Colleague } from '#protocol'
import { meant } from './meant.ts'
import { namingAt, withName } from './naming.ts'

const MOST = 6

/** What a field does while a name is written in it. Spread `fieldProps` on it, and draw a `NamingList` beside it. */
export type NamingProps = {
  /** Nobody is named where this is off. */
  isOn: boolean
  text: string
  onText: (text: string) => void
}

export function useNaming({ isOn, text, onText }: NamingProps) {
  const id = useId()
  const { me } = useBrand()
  const others = (useColleagues().data ?? NOBODY).filter(one => one.id !== me.person.id)
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(0)
  // Where a name was chosen, or sent away, nothing more is proposed until another begins.
  const [dropped, setDropped] = useState<number>()
  const naming = isOn && caret !== undefined ? namingAt(text, caret) : undefined
  const found = naming && naming.from !== dropped ? meant(naming.search, others).slice(0, MOST) : []
  const here = Math.min(at, found.length - 1)
  const follow = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }): void => {
    const { value, selectionStart, selectionEnd } = currentTarget
    setCaret(selectionStart === selectionEnd ? selectionEnd : undefined)
    setAt(0)
    if (namingAt(value, selectionEnd)?.from !== dropped) setDropped(undefined)
  }
  const choose = (one: Colleague, field: HTMLTextAreaElement): void => {
    if (!naming) return
    const said = withName(text, naming, one.name)
    onText(said.text)
    setDropped(naming.from)
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(said.caret, said.caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (found.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt((here + step + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[here]!, event.currentTarget)
    else if (event.key === 'Escape') setDropped(naming?.from)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    id,
    found,
    here,
    search: naming?.search ?? '',
    choose,
    point: setAt,
    fieldProps: {
      onSelect: follow,
      onFocus: follow,
      onKeyDown,
      onBlur: () => setCaret(undefined),
      ...(isOn && { 'aria-autocomplete': 'list' as const, 'aria-haspopup': 'listbox' as const }),
      ...(found.length > 0 && { 'aria-controls': `${id}-list`, 'aria-activedescendant': `${id}-${here}` }),
    },
  }
}

const NOBODY: never[] = []
