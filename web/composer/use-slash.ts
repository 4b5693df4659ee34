import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useAsked, useStage } from '#web/actions'
import { insertAt } from './insert.ts'

/** The action that finds texts written beforehand. */
export const SNIPPETS = 'writing.snippet'

/**
 * A slash that begins a word asks for a text written beforehand; whoever goes back without one meant the slash.
 */
export function useSlash(onText: (text: string) => void): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { look, ask } = useStage()
  const asking = useAsked()
  const begun = useRef<{ field: HTMLTextAreaElement; text: string } | undefined>(undefined)
  const latest = useRef(onText)
  useEffect(() => void (latest.current = onText))
  useEffect(() => {
    const { current } = begun
    if (asking === SNIPPETS || !current) return
    begun.current = undefined
    const { field, text } = current
    if (field.value === text) latest.current(insertAt(field, text, '/'))
  }, [asking])
  return event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const { currentTarget: field } = event
    const before = field.value.slice(0, field.selectionStart)
    if (!/(^|\s)$/.test(before) || (look().writing?.snippets.length ?? 0) === 0) return
    event.preventDefault()
    begun.current = { field, text: field.value }
    ask(SNIPPETS)
  }
}
