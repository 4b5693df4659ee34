import { useState } from 'react'
import { useNow } from '#web/ui'
import type { Narrowing } from '#web/live'
import { useFormats, useText } from '#web/texts'
import { Filter, FilterChips } from './filter.tsx'
import { Foot } from './foot.tsx'
import { Rows } from './rows.tsx'
import { Nothing } from './nothing.tsx'
import { useCounts, useRows } from './queries.ts'
import { VIEW_NAMES } from './views.ts'
import css from './inbox.module.css'

export type InboxProps = {
  narrowing: Narrowing
  selectedId: string | undefined
  onNarrow: (narrowing: Narrowing) => void
  onOpen: (id: string) => void
  hrefOf: (id: string) => string
}

/** The list of conversations of a view. */
export function Inbox(props: InboxProps) {
  const { narrowing, onNarrow } = props
  const t = useText()
  const formats = useFormats()
  const counts = useCounts()
  const query = useRows(narrowing)
  const now = useNow(30_000)
  const [isScrolled, setScrolled] = useState(false)
  const count = narrowing.view === 'closed' || narrowing.view === 'all' ? undefined : counts.data?.[narrowing.view]
  const hasRows = query.data !== undefined && query.data.rows.length > 0
  return (
    <section className={css.inbox} aria-label={t('inbox.label')} data-region="list">
      <header className={css.head} data-scrolled={isScrolled || undefined}>
        <h1 className={css.title}>{t(VIEW_NAMES[narrowing.view])}</h1>
        {count !== undefined && <span className={css.count}>{formats.number(count)}</span>}
        <span className={css.gap} />
        <Filter narrowing={narrowing} onNarrow={onNarrow} />
      </header>
      <FilterChips narrowing={narrowing} onNarrow={onNarrow} />
      {hasRows ? (
        <Rows {...props} key={JSON.stringify(narrowing)} query={query} now={now} onScrolled={setScrolled} />
      ) : (
        <Nothing narrowing={narrowing} query={query} counts={counts.data} onNarrow={onNarrow} />
      )}
      <Foot />
    </section>
  )
}
