import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { Button, Icon } from '#web/ui'
import { RowHeading, RowList } from '#web/talk'
import { usePart } from '#web/actions'
import { useBrand } from '#web/api'
import { useCalled } from '#web/customers'
import { useChannelName } from '#web/profiles'
import { useText } from '#web/texts'
import { drawerOf } from './cache.ts'
import { readDraft } from './draft.ts'
import type { InboxProps } from './inbox.tsx'
import { linesOf } from './lines.ts'
import { foresee, useHolding, type useRows } from './queries.ts'
import { RowLine } from './row-line.tsx'
import { useHeld } from './use-held.ts'
import css from './inbox.module.css'

type InboxRowsProps = InboxProps & {
  query: ReturnType<typeof useRows>
  now: number
  onScrolled: (isScrolled: boolean) => void
}

/** The rows themselves: only those on screen are drawn, and none moves while somebody looks at them closely. */
export function InboxRows(props: InboxRowsProps) {
  const { query, selectedId, onOpen, hrefOf, onScrolled, now } = props
  const t = useText()
  const nameOf = useChannelName()
  const called = useCalled()
  const { api } = useBrand()
  const holding = useHolding()
  const { client, workspaceId } = holding
  const scroll = useRef<HTMLDivElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isScrolled, setScrolled] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const [{ rows, waiting, gone }, release] = useHeld(query.data?.rows ?? [], isPointed || isScrolled || hasFocus)
  const [cursor, setCursor] = useState<string | undefined>(selectedId)
  const lines = useMemo(() => linesOf(rows, props.narrowing.view), [rows, props.narrowing.view])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => (lines[at]!.kind === 'row' ? 64 : 32),
    getItemKey: at => lines[at]!.key,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  const { data, more, isLoadingMore } = query
  useEffect(() => {
    if (data?.next && lastShown >= lines.length - 10) more()
  })

  const place = Math.max(
    0,
    rows.findIndex(row => row.id === (cursor ?? selectedId)),
  )
  const moveTo = (at: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))]
    if (!row) return
    setCursor(row.id)
    virtual.scrollToIndex(lines.findIndex(line => line.key === row.id))
    foresee(client, api, workspaceId, row.id)
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-row="${row.id}"] [role=row]`)?.focus(),
    )
  }
  const hint = useHint(id => foresee(client, api, workspaceId, id))
  const open = (id: string): void => {
    setCursor(id)
    onOpen(id)
  }
  usePart('list', {
    move: by => moveTo(cursor === undefined && selectedId === undefined ? 0 : place + by),
    open: () => rows[place] && open(rows[place].id),
    refresh: () => void query.refetch(),
    rows: () => rows.map(({ id, name, channel }) => ({ id, name: called(name), channel })),
    goTo: open,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    moveTo(to)
  }
  const onScroll = (): void => {
    const is = (scroll.current?.scrollTop ?? 0) > 4
    if (is !== isScrolled) setScrolled(is)
    onScrolled(is)
  }
  return (
    <div
      role="presentation"
      className={css.rows}
      onPointerEnter={event => event.pointerType === 'mouse' && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {waiting > 0 && (
        <div className={css.pill}>
          <Button
            size="s"
            onClick={() => {
              release()
              scroll.current?.scrollTo({ top: 0 })
            }}
          >
            <Icon of={ArrowUp} size="s" />
            {t('inbox.newcomers', { count: waiting })}
          </Button>
        </div>
      )}
      <div
        ref={scroll}
        role="presentation"
        className={css.scroll}
        onScroll={onScroll}
        onFocus={() => setFocus(true)}
        onBlur={event => setFocus(event.currentTarget.contains(event.relatedTarget))}
        onKeyDown={onKeyDown}
      >
        <RowList label={t('inbox.label')} rowCount={data?.next ? -1 : rows.length}>
          <div role="presentation" className={css.all} style={{ blockSize: virtual.getTotalSize() }}>
            <div
              role="presentation"
              className={css.seen}
              style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}
            >
              {shown.map(one => {
                const line = lines[one.index]!
                if (line.kind === 'heading') {
                  return (
                    <div key={line.key} role="presentation" ref={virtual.measureElement} data-index={one.index}>
                      <RowHeading>{t(line.key === 'waits' ? 'inbox.waits' : 'inbox.calm')}</RowHeading>
                    </div>
                  )
                }
                const { row } = line
                return (
                  <div
                    key={row.id}
                    role="presentation"
                    ref={virtual.measureElement}
                    data-index={one.index}
                    data-row={row.id}
                    onPointerEnter={() => hint(row.id)}
                    onPointerLeave={() => hint(undefined)}
                  >
                    <RowLine
                      row={row}
                      channelName={nameOf(row.channel)}
                      now={now}
                      href={hrefOf(row.id)}
                      isSelected={row.id === selectedId}
                      isGone={gone.has(row.id)}
                      hasDraft={
                        row.id !== selectedId && readDraft(localStorage, drawerOf(holding), row.id) !== undefined
                      }
                      tabIndex={rows[place]?.id === row.id ? 0 : -1}
                      onOpen={open}
                    />
                  </div>
                )
              })}
            </div>
          </div>
        </RowList>
        {isLoadingMore && <p className={css.more}>{t('common.loading')}</p>}
      </div>
    </div>
  )
}

const INTENT_MS = 90

/** Whoever rests on a row means to open it: it is brought before they press. */
function useHint(bring: (id: string) => void): (id: string | undefined) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return id => {
    clearTimeout(timer.current)
    if (id) timer.current = setTimeout(() => bring(id), INTENT_MS)
  }
}
