import { type RefObject, useRef, useState } from 'react'
import { Button, Callout } from '#web/ui'
import { type Draft, textOf } from '#web/outbox'
import { gapIn } from '#web/snippets'
import { useText } from '#web/texts'
import { chooseGap } from './use-snippet-part.tsx'

/** Stops what would leave with a gap in it, once: whoever means it that way says so. */
export function useGapCheck(draft: Draft, field: RefObject<HTMLTextAreaElement | null>) {
  const text = textOf(draft)
  const gap = gapIn(text)
  const [asked, setAsked] = useState<{ text: string; name: string; again: () => void }>()
  const meant = useRef<string>(undefined)
  const isAsked = asked?.text === text
  return {
    asked: isAsked ? asked : undefined,
    /** Whether it may leave; else it is asked, and `again` is how it left. */
    check(again: () => void): boolean {
      if (!gap || meant.current === text) return true
      setAsked({ text, name: gap.name, again })
      chooseGap(field.current, text)
      return false
    },
    go: () => chooseGap(field.current, text),
    anyway() {
      meant.current = text
      setAsked(undefined)
      asked?.again()
    },
  }
}

type GapQuestionProps = { gap: { name: string }; onGo: () => void; onAnyway: () => void }

/** A gap was left: one fills it, or means it that way. */
export function GapQuestion({ gap, onGo, onAnyway }: GapQuestionProps) {
  const t = useText()
  return (
    <Callout
      tone="soon"
      deeds={
        <>
          <Button size="s" onClick={onGo}>
            {t('gap.fill')}
          </Button>
          <Button size="s" kind="ghost" onClick={onAnyway}>
            {t('gap.meant')}
          </Button>
        </>
      }
    >
      <span role="alert">{t('gap.left', { name: gap.name })}</span>
    </Callout>
  )
}
