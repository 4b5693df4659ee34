import { useState } from 'react'
import { usePageTexts, useText } from '#web/texts'
import { PromiseDialog } from './promise-dialog.tsx'
import { type Asking, PromiseLine } from './promise-line.tsx'
import { usePromisesOf } from './queries.ts'
import css from './promises.module.css'

/** Under the head of a conversation: what was promised in it and is still to be done. */
export function PromiseStrip({ id }: { id: string }) {
  const t = useText()
  const hasTexts = usePageTexts()
  const [asking, setAsking] = useState<Asking>()
  const open = (usePromisesOf(id).data ?? []).filter(({ endedAt }) => endedAt === null)
  if (!hasTexts || open.length === 0) return null
  return (
    <section className={css.strip} aria-label={t('promises.title')}>
      <PromiseDialog asking={asking} onDone={() => setAsking(undefined)} />
      <ul>
        {open.map(promise => (
          <li key={promise.id}>
            <PromiseLine promise={promise} onAsk={setAsking} />
          </li>
        ))}
      </ul>
    </section>
  )
}
