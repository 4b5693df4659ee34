import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { Button, Icon } from '#web/ui'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import { Arrivals } from './arrivals.tsx'
import { entriesOf, type Entry, isOf } from './entries.ts'
import { isNearEnd, useOwnLast, useStayAtEnd } from './use-end.ts'
import { useStroll } from './use-stroll.ts'
import css from './thread.module.css'

type ThreadProps = {
  messages: readonly Message[]
  unreadFrom: string | undefined
  hasEarlier: boolean
  onEarlier: () => void
  draw: (entry: Entry, onJump: (messageId: string) => void) => ReactNode
  /** Under the last message: somebody is writing. */
  foot?: ReactNode
}

export type Lines = Virtualizer<HTMLDivElement, Element>

/** What was said, oldest first, drawn only where one looks. It stays where it is when more comes on either end. */
export function Thread({ messages, unreadFrom, hasEarlier, onEarlier, draw, foot }: ThreadProps) {
  const t = useText()
  const scroll = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const entries = useMemo(() => entriesOf(messages, unreadFrom, dayOf), [messages, unreadFrom])
  const virtual = useLines(entries, scroll)
  const first = virtual.getVirtualItems()[0]?.index ?? 0
  useEffect(() => {
    if (hasEarlier && first <= 4) onEarlier()
  })
  useOwnLast(messages, () => virtual.scrollToEnd())
  useStayAtEnd(scroll, isAtEnd, setAtEnd)
  const onKeyDown = useStroll(entries, virtual, scroll)
  const jump = (messageId: string): void => {
    const at = entries.findIndex(entry => isOf(entry, messageId))
    if (at >= 0) virtual.scrollToIndex(at, { align: 'center' })
  }
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
        onScroll={event => setAtEnd(isNearEnd(event.currentTarget))}
      >
        <Drawn virtual={virtual} draw={index => draw(entries[index]!, jump)} />
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
      {!isAtEnd && (
        <div className={css.down}>
          <Button size="s" onClick={() => virtual.scrollToEnd()}>
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

const GUESSES: Record<Entry['kind'], number> = { day: 28, unread: 28, head: 32, line: 30, message: 58 }

/** Begins at what is unread, or at the end; afterwards the reader decides. */
function useLines(entries: readonly Entry[], scroll: { current: HTMLDivElement | null }): Lines {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => GUESSES[entries[at]!.kind],
    getItemKey: at => entries[at]!.key,
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 60,
    paddingStart: 12,
    paddingEnd: 12,
  })
  useLayoutEffect(() => {
    const unread = entries.findIndex(entry => entry.kind === 'unread')
    if (unread >= 0) virtual.scrollToIndex(Math.max(0, unread - 1), { align: 'start' })
    else virtual.scrollToEnd()
    // Only where it begins.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return virtual
}

function Drawn({ virtual, draw }: { virtual: Lines; draw: (index: number) => ReactNode }) {
  const shown = virtual.getVirtualItems()
  return (
    <div className={css.all} style={{ blockSize: virtual.getTotalSize() }}>
      <div className={css.seen} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
        {shown.map(one => (
          <div key={one.key} ref={virtual.measureElement} data-index={one.index} className={css.entry}>
            {draw(one.index)}
          </div>
        ))}
      </div>
    </div>
  )
}
