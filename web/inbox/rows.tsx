import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide'
import type { Row, Team } from '#protocol'
import { Button, Icon } from '#web/ui'
import { RowHeading, RowList } from '#web/talk'
import { useChannelName } from '#web/profiles'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'
import { useTags } from '#web/tags'
import { useDraftMarks } from '#web/outbox'
import { sortOf } from '#web/live'
import type { InboxProps } from './inbox.tsx'
import { keepStill } from './keep-still.ts'
import { type Line, linesOf } from './lines.ts'
import type { useRows } from './queries.ts'
import { RowLine } from './row-line.tsx'
import { type Cursor, useCursor } from './use-cursor.ts'
import { useHeld } from './use-held.ts'
import { useHint } from './use-hint.ts'
import css from './inbox.module.css'

type RowsProps = InboxProps & {
  query: ReturnType<typeof useRows>
  now: number
  onScrolled: (isScrolled: boolean) => void
}

/** The rows themselves: only those on screen are drawn, and none moves while somebody looks at them closely. */
export function Rows(props: RowsProps) {
  const { query, onScrolled, narrowing } = props
  const { data, more, isLoadingMore } = query
  const t = useText()
  const scroll = useRef<HTMLDivElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isScrolled, setScrolled] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const isBusy = isPointed || isScrolled || hasFocus
  const [{ rows, waiting, gone, stood }, release] = useHeld(data?.rows ?? [], isBusy)
  const lines = useMemo(() => linesOf(rows, sortOf(narrowing), stood), [rows, narrowing, stood])
  const virtual = useLines(lines, scroll, data?.next ? more : undefined)
  const cursor = useCursor({ ...props, rows, lines, virtual, scroll })
  const onScroll = (): void => {
    const is = (scroll.current?.scrollTop ?? 0) > 4
    if (is !== isScrolled) setScrolled(is)
    onScrolled(is)
  }
  const showAll = (): void => {
    release()
    scroll.current?.scrollTo({ top: 0 })
  }
  return (
    <div
      role="presentation"
      className={css.rows}
      onPointerEnter={event => event.pointerType === 'mouse' && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {waiting > 0 && <Newcomers count={waiting} onShow={showAll} />}
      <div
        ref={scroll}
        role="presentation"
        className={css.scroll}
        onScroll={onScroll}
        onFocus={() => setFocus(true)}
        onBlur={event => setFocus(event.currentTarget.contains(event.relatedTarget))}
        onKeyDown={cursor.onKeyDown}
      >
        <RowList label={t('inbox.label')} rowCount={data?.next ? -1 : rows.length}>
          <Drawn {...props} {...{ lines, virtual, cursor, gone, scroll, isBusy }} />
        </RowList>
        {isLoadingMore && <p className={css.more}>{t('common.loading')}</p>}
      </div>
    </div>
  )
}

/** So many lines are drawn above and below what one sees, once that stands. */
const BESIDE = 8

type Scroll = { current: HTMLDivElement | null }
type Lines = Virtualizer<HTMLDivElement, Element>

/** Which lines are on screen; near the end `more` is asked for. */
function useLines(lines: readonly Line[], scroll: Scroll, more: (() => void) | undefined): Lines {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => (lines[at]!.kind === 'row' ? 64 : 32),
    getItemKey: at => lines[at]!.key,
    overscan: useDeferredValue(BESIDE, 1),
  })
  const lastShown = virtual.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (lastShown >= lines.length - 10) more?.()
  })
  return virtual
}

/** For what is called later: the value of the last drawing. */
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useEffect(() => void (latest.current = value))
  return latest
}

const idsOf = (lines: readonly Line[]): string[] => lines.flatMap(line => (line.kind === 'row' ? line.row.id : []))

function Newcomers({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useText()
  return (
    <div className={css.pill}>
      <Button size="s" onClick={onShow}>
        <Icon of={ArrowUp} size="s" />
        {t('inbox.newcomers', { count })}
      </Button>
    </div>
  )
}

const NO_TAGS: never[] = []

type DrawnProps = RowsProps & {
  lines: readonly Line[]
  virtual: Lines
  cursor: Cursor
  gone: ReadonlySet<string>
  scroll: Scroll
  isBusy: boolean
}

function Drawn(props: DrawnProps) {
  const { lines, virtual, cursor, gone, marked, selectedId, hrefOf, now } = props
  const t = useText()
  const channelName = useChannelName()
  const tags = useTags().data ?? NO_TAGS
  const isDrafted = useDraftMarks()
  const teams = useKnownTeams()
  const hint = useHint()
  const inOrder = useLatest(lines)
  const { toggle } = marked
  const onMark = useCallback(
    (id: string, isRange: boolean) => toggle(id, isRange ? idsOf(inOrder.current) : undefined),
    [toggle, inOrder],
  )
  const shown = virtual.getVirtualItems()
  const drafted = shown.flatMap(({ key }) => (key !== selectedId && isDrafted(String(key)) ? String(key) : []))
  // Measuring the rows lays the page out at once: only where something of theirs may have grown.
  useLayoutEffect(
    () => keepStill(props.scroll.current, props.isBusy),
    // oxlint-disable-next-line react/exhaustive-deps
    [props.isBusy, lines, gone, now, tags, teams, shown[0]?.index, shown.at(-1)?.index, drafted.join()],
  )
  return (
    <div role="presentation" className={css.all} style={{ blockSize: virtual.getTotalSize() }}>
      <div role="presentation" className={css.seen} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
        {shown.map(({ index }) => {
          const line = lines[index]!
          const measured = { role: 'presentation', ref: virtual.measureElement, 'data-index': index }
          if (line.kind === 'heading') {
            return (
              <div key={line.key} {...measured}>
                <RowHeading>{t(line.key === 'waits' ? 'inbox.waits' : 'inbox.calm')}</RowHeading>
              </div>
            )
          }
          const { row } = line
          const { id } = row
          return (
            <div
              key={id}
              {...measured}
              data-row={id}
              onPointerEnter={() => hint(id)}
              onPointerLeave={() => hint(undefined)}
            >
              <RowLine
                {...{ row, tags, now }}
                channelName={channelName(row.channel)}
                team={teamOf(row, teams)}
                href={hrefOf(id)}
                isSelected={id === selectedId}
                isGone={gone.has(id)}
                hasDraft={drafted.includes(id)}
                tabIndex={cursor.id === id ? 0 : -1}
                isMarked={marked.ids.has(id)}
                isMarking={marked.ids.size > 0}
                onMark={onMark}
                onOpen={cursor.open}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function teamOf({ holder }: Row, teams: readonly Team[]): string | undefined {
  if (holder.kind !== 'queue' || holder.team === undefined) return undefined
  return teams.find(team => team.id === holder.team)?.name
}
