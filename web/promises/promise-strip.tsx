import { useState } from 'react'
import type { PromiseCard } from '#protocol'
import { usePageTexts, useText } from '#web/texts'
import { TextButton } from '#web/ui'
import { type Passed, PassedNote } from './passing.tsx'
import { PromiseDialog } from './promise-dialog.tsx'
import type { Asking } from './promise-line.tsx'
import { PromiseRow } from './promise-row.tsx'
import { usePromisesOf } from './queries.ts'
import css from './strip.module.css'

/** Under the head of a conversation: what was promised in it and is still to be done; the most pressing one, the others folded. */
export function PromiseStrip({ id }: { id: string }) {
  const t = useText()
  const hasTexts = usePageTexts()
  const [asking, setAsking] = useState<Asking>()
  const [passed, setPassed] = useState<Passed>()
  const [isWhole, setWhole] = useState(false)
  const open = (usePromisesOf(id).data ?? []).filter(({ endedAt }) => endedAt === null).toSorted(byPress)
  if (!hasTexts || open.length === 0) return null
  return (
    <section className={css.strip} aria-label={t('promises.title')}>
      <PromiseDialog asking={asking} onDone={() => setAsking(undefined)} onPassed={setPassed} />
      <PassedNote passed={passed} onGone={() => setPassed(undefined)} />
      <ul className={css.list}>
        {(isWhole ? open : open.slice(0, 1)).map(promise => (
          <li key={promise.id}>
            <PromiseRow promise={promise} onAsk={setAsking} />
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <span className={css.more}>
          <TextButton aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('promises.fold') : t('promise.more', { count: open.length - 1 })}
          </TextButton>
        </span>
      )}
    </section>
  )
}

/** What is due first stands first; what has no date, last. */
const byPress = (one: PromiseCard, other: PromiseCard): number =>
  (one.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.dueAt ?? Number.MAX_SAFE_INTEGER)
