import { useEffect, useRef } from 'react'
import type { Action } from './action.ts'
import { type Begun, follow, isSingle } from './keys.ts'
import { useAsked, useStage } from './stage.tsx'

const PATIENCE_MS = 1200

/** Listens to the keyboard for the actions. Single letters only outside fields and floats, and only if `letters`. */
export function useKeys(actions: readonly Action[], letters: boolean): void {
  const { look } = useStage()
  const asking = useAsked()
  const begun = useRef<{ ways: Begun[]; at: number }>({ ways: [], at: 0 })
  useEffect(() => {
    const keyed = actions.flatMap(action => (action.keys ?? []).map(keys => ({ keys, action })))
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || (event.repeat && event.key === 'Enter')) return
      const isBusy = (asking !== undefined && !isFloatClosing()) || isWriting(event.target) || isFloatOpen()
      const heard = keyed.filter(({ keys }) => (isSingle(keys) ? letters && !isBusy : !isDialogOpen()))
      const fresh = event.timeStamp - begun.current.at < PATIENCE_MS ? begun.current.ways : []
      const followed = follow(
        heard.map(({ keys }) => keys),
        fresh,
        event,
      )
      begun.current = { ways: followed.begun, at: event.timeStamp }
      const scene = look()
      const found = heard.find(({ keys, action }) => keys === followed.done && action.can(scene))
      if (!found) return
      event.preventDefault()
      found.action.run(scene)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [actions, letters, look, asking])
}

function isWriting(target: EventTarget | null): boolean {
  // A field that went away with its float holds the focus until the browser draws again.
  if (!(target instanceof HTMLElement) || !target.checkVisibility()) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null
const isFloatOpen = (): boolean => document.querySelector('dialog[open], [popover=auto]:popover-open') !== null
/** What was asked is hidden already, and only its end has not been told yet. */
const isFloatClosing = (): boolean => document.querySelector('[data-asked]:not(:popover-open)') !== null
