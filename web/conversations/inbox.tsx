import { useState } from 'react'
import { useNow } from '#web/ui'
import type { View } from '#protocol'
import type { Narrowing } from '#web/live'
import { type Key, useFormats, useText } from '#web/texts'
import { Filter, FilterChips } from './filter.tsx'
import { InboxFoot } from './inbox-foot.tsx'
import { InboxRows } from './inbox-rows.tsx'
import { InboxNothing } from './inbox-nothing.tsx'
import { useCounts, useRows } from './queries.ts'
import css from './inbox.module.css'

export const VIEW_NAMES: Record<View, Key> = {
  mine: 'view.mine',
  unassigned: 'view.unassigned',
  open: 'view.open',
  waiting: 'view.waiting',
  snoozed: 'view.snoozed',
  closed: 'view.closed',
  all: 'view.all',
}

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
        <InboxRows {...props} key={JSON.stringify(narrowing)} query={query} now={now} onScrolled={setScrolled} />
      ) : (
        <InboxNothing narrowing={narrowing} query={query} counts={counts.data} onNarrow={onNarrow} />
      )}
      <InboxFoot />
    </section>
  )
}
