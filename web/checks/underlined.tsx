import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { cx } from '#web/ui'
import type { Mark } from './findings.ts'
import css from './checks.module.css'

type UnderlinedProps = {
  text: string
  marks: readonly Mark[]
  field: RefObject<HTMLTextAreaElement | null>
  /** The field itself, which stands above. */
  children: ReactNode
}

/** A field whose text has stretches underlined: a copy without ink lies below it, line by line the same. */
export function Underlined({ text, marks, field, children }: UnderlinedProps) {
  const below = useRef<HTMLDivElement>(null)
  const hasMarks = marks.length > 0
  useLayoutEffect(() => {
    const over = field.current
    if (!over || !hasMarks) return
    const follow = (): void => {
      if (below.current) below.current.scrollTop = over.scrollTop
    }
    follow()
    over.addEventListener('scroll', follow, { passive: true })
    return () => over.removeEventListener('scroll', follow)
  }, [field, hasMarks, text])
  return (
    <div className={css.underlined}>
      {hasMarks && (
        <div ref={below} className={css.below} dir="auto" aria-hidden="true">
          {piecesOf(text, marks)}
        </div>
      )}
      {children}
    </div>
  )
}

function piecesOf(text: string, marks: readonly Mark[]): ReactNode[] {
  const pieces: ReactNode[] = []
  let end = 0
  for (const { from, to, tone } of marks) {
    // Marks may be a moment older than the text.
    if (from < end || to > text.length) continue
    pieces.push(
      text.slice(end, from),
      <mark key={from} className={cx(css.mark, css[tone])}>
        {text.slice(from, to)}
      </mark>,
    )
    end = to
  }
  // A last line that is empty has no height of its own.
  return [...pieces, text.slice(end), '\u200b']
}
