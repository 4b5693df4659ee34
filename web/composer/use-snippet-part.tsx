import type { RefObject } from 'react'
import type { WritingPart } from '#web/actions'
import { type Draft, textOf, withText } from '#web/outbox'
import { FilledText, gapIn, useFilledSnippets, useSnippetDeeds } from '#web/snippets'
import type { Conversation } from '#protocol'
import { insertAt } from './insert.ts'

/** Texts written beforehand, and how one comes into the text: the first gap that is left is chosen, to be written over. */
export function useSnippetPart(
  conversation: Conversation,
  draft: Draft,
  setDraft: (change: (now: Draft) => Draft) => void,
  field: RefObject<HTMLTextAreaElement | null>,
): Pick<WritingPart, 'snippets' | 'insertSnippet'> {
  const found = useFilledSnippets(conversation)
  const { take } = useSnippetDeeds()
  return {
    snippets: found.map(one => ({ ...one, preview: <FilledText text={one.text} /> })),
    insertSnippet(id) {
      const taken = found.find(one => one.id === id)
      if (!taken) return
      take(id)
      const text = insertAt(field.current, textOf(draft), taken.text)
      setDraft(now => withText(now, text))
      if (gapIn(text)) requestAnimationFrame(() => requestAnimationFrame(() => chooseGap(field.current, text)))
    },
  }
}

/** Marks the first gap, so that what is typed takes its place. */
export function chooseGap(field: HTMLTextAreaElement | null, text: string): void {
  const gap = gapIn(text)
  if (!gap || !field) return
  field.focus()
  field.setSelectionRange(gap.from, gap.to)
}
