import { type ReactNode, useState } from 'react'
import { useNow } from '#web/ui'
import { type Counts, mostDue, type SavedView, type View } from '#protocol'
import type { Narrowing } from '#web/live'
import { useFormats, useText } from '#web/texts'
import { Filter, FilterChips } from './filter.tsx'
import { Foot } from './foot.tsx'
import { Rows } from './rows.tsx'
import { Nothing } from './nothing.tsx'
import { useCounts, useRows } from './queries.ts'
import { EditView, SortMenu } from './sort-menu.tsx'
import type { Marked } from './use-marked.ts'
import { VIEW_NAMES } from './views.ts'
import css from './inbox.module.css'

export type InboxProps = {
  narrowing: Narrowing
  /** The saved view that it is, once it is known. */
  saved: SavedView | undefined
  /** What is chosen in it, and what covers its head meanwhile: so no row moves. */
  marked: Marked
  bar: ReactNode
  selectedId: string | undefined
  onNarrow: (narrowing: Narrowing) => void
  onOpen: (id: string) => void
  hrefOf: (id: string) => string
}

/** The list of conversations of a view. */
export function Inbox(props: InboxProps) {
  const { narrowing, saved, onNarrow } = props
  const t = useText()
  const formats = useFormats()
  const counts = useCounts()
  const query = useRows(narrowing)
  const now = useNow(30_000)
  const [isScrolled, setScrolled] = useState(false)
  const count = (narrowing.saved ? saved?.count : countOf(counts.data, narrowing.view)) ?? undefined
  const hasRows = query.data !== undefined && query.data.rows.length > 0
  return (
    <section className={css.inbox} aria-label={t('inbox.label')} data-region="list">
      <header className={css.head} data-scrolled={isScrolled || undefined}>
        <h1 className={css.title}>
          {narrowing.saved ? <bdi>{saved?.name ?? '…'}</bdi> : t(VIEW_NAMES[narrowing.view])}
        </h1>
        {count !== undefined && (
          <span className={css.count}>
            {narrowing.view === 'due' && count >= mostDue
              ? t('view.many', { count: mostDue - 1 })
              : formats.number(count)}
            {saved?.isFilling && '…'}
          </span>
        )}
        <span className={css.gap} />
        {saved?.mayChange && <EditView />}
        <SortMenu narrowing={narrowing} onNarrow={onNarrow} />
        <Filter narrowing={narrowing} onNarrow={onNarrow} />
      </header>
      {props.marked.ids.size > 0 && <div className={css.bar}>{props.bar}</div>}
      <FilterChips narrowing={narrowing} onNarrow={onNarrow} />
      {hasRows ? (
        <Rows {...props} key={JSON.stringify(narrowing)} query={query} now={now} onScrolled={setScrolled} />
      ) : (
        <Nothing
          narrowing={narrowing}
          query={query}
          counts={counts.data}
          isFilling={saved?.isFilling ?? false}
          onNarrow={onNarrow}
        />
      )}
      <Foot />
    </section>
  )
}

/** How many stand in a view of the house, where that is counted for whoever looks. */
export const countOf = (counts: Counts | undefined, view: View): number | undefined =>
  view === 'closed' || view === 'all' ? undefined : (counts?.[view] ?? undefined)
