import { type ReactNode, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide'
import { Button, Icon } from '#web/ui'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import { Arrivals } from './arrivals.tsx'
import { entriesOf, type Entry, type Folding, isOf } from './entries.ts'
import { useOwnLast, useStayAtEnd } from './use-end.ts'
import { useStroll } from './use-stroll.ts'
import { type Target, useTarget } from './use-target.ts'
import css from './thread.module.css'

type ThreadProps = {
  messages: readonly Message[]
  unreadFrom: string | undefined
  folding?: Folding
  hasEarlier: boolean
  onEarlier: () => void
  /** It does not go on to now: what stands later is loaded as one goes down. */
  hasLater?: boolean
  onLater?: () => void
  /** To the end, where that is elsewhere. */
  onNow?: () => void
  target: Target
  draw: (entry: Entry, onJump: (messageId: string) => void) => ReactNode
  /** Under the last message: somebody is writing. */
  foot?: ReactNode
}

export type Lines = Virtualizer<HTMLDivElement, Element>

/** What was said, oldest first, drawn only where one looks. It stays where it is when more comes on either end. */
export function Thread(props: ThreadProps) {
  const { messages, unreadFrom, folding, hasLater = false, onNow, target, draw, foot } = props
  const t = useText()
  const { me } = useBrand()
  const scroll = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const entries = useMemo(() => entriesOf(messages, unreadFrom, dayOf, folding), [messages, unreadFrom, folding])
  const virtual = useLines(entries, scroll, { isSought: target.messageId !== undefined, hasLater })
  const { jump, marked, isLooking } = useTarget(entries, virtual, target)
  useMore(props, virtual, entries.length, isLooking)
  useOwnLast(messages, me.person.id, () => (hasLater ? onNow?.() : virtual.scrollToEnd()))
  const onScroll = useStayAtEnd(scroll, isAtEnd && !hasLater && !isLooking, setAtEnd)
  const onKeyDown = useStroll(entries, virtual, scroll)
  const isThere = isAtEnd && !hasLater
  return (
    <div className={css.thread}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows go through what it holds */}
      <div
        ref={scroll}
        className={css.scroll}
        role="log"
        aria-live="off"
        aria-label={t('talk.messages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        data-region="messages"
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <Drawn
          virtual={virtual}
          markedAt={marked === undefined ? -1 : entries.findIndex(entry => isOf(entry, marked))}
          draw={index => draw(entries[index]!, jump)}
        />
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
      {!isThere && (
        <div className={css.down}>
          <Button size="s" onClick={() => (hasLater ? onNow?.() : virtual.scrollToEnd())}>
            <Icon of={ArrowDown} size="s" />
            {t('talk.newest')}
          </Button>
        </div>
      )}
      <Arrivals messages={messages} />
    </div>
  )
}

const dayOf = (at: number): string => new Date(at).toDateString()

const GUESSES: Record<Entry['kind'], number> = { day: 28, unread: 28, head: 32, fold: 44, line: 30, message: 58 }
/** So many lines are drawn above and below what one sees, once that stands. */
const BESIDE = 10
/** So many lines before an end, more is loaded. */
const AHEAD = 4

type Beginning = { isSought: boolean; hasLater: boolean }

/** Begins at what is looked for, at what is unread, or at the end; afterwards the reader decides. */
function useLines(
  entries: readonly Entry[],
  scroll: { current: HTMLDivElement | null },
  { isSought, hasLater }: Beginning,
): Lines {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => GUESSES[entries[at]!.kind],
    getItemKey: at => entries[at]!.key,
    overscan: useDeferredValue(BESIDE, 1),
    anchorTo: 'end',
    followOnAppend: !hasLater,
    scrollEndThreshold: 60,
    paddingStart: 12,
    paddingEnd: 12,
  })
  useLayoutEffect(() => {
    if (isSought) return
    const unread = entries.findIndex(entry => entry.kind === 'unread')
    if (unread >= 0) virtual.scrollToIndex(Math.max(0, unread - 1), { align: 'start' })
    else virtual.scrollToEnd()
    // Only where it begins.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return virtual
}

/** What stands before and after comes as one nears the ends; not while something is being gone to. */
function useMore(props: ThreadProps, virtual: Lines, count: number, isLooking: boolean): void {
  const { hasEarlier, onEarlier, hasLater, onLater } = props
  const shown = virtual.getVirtualItems()
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => {
    if (isLooking) return
    if (hasEarlier && first <= AHEAD) onEarlier()
    if (hasLater && last >= count - AHEAD) onLater?.()
  })
}

type DrawnProps = { virtual: Lines; markedAt: number; draw: (index: number) => ReactNode }

function Drawn({ virtual, markedAt, draw }: DrawnProps) {
  const shown = virtual.getVirtualItems()
  return (
    <div className={css.all} style={{ blockSize: virtual.getTotalSize() }}>
      <div className={css.seen} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
        {shown.map(one => (
          <div
            key={one.key}
            ref={virtual.measureElement}
            data-index={one.index}
            data-marked={one.index === markedAt || undefined}
            className={css.entry}
          >
            {draw(one.index)}
          </div>
        ))}
      </div>
    </div>
  )
}
