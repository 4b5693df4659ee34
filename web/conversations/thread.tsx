import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { Button, Icon, LiveRegion } from '#web/ui'
import { useText } from '#web/texts'
import { useCalled } from '#web/customers'
import type { Message } from '#protocol'
import { entriesOf, type Entry } from './entries.ts'
import { kindWords } from './row-words.ts'
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

const dayOf = (at: number): string => new Date(at).toDateString()

const GUESSES: Record<Entry['kind'], number> = { day: 28, unread: 28, head: 32, line: 30, message: 58 }

/** What was said, oldest first, drawn only where one looks. It stays where it is when more comes on either end. */
export function Thread({ messages, unreadFrom, hasEarlier, onEarlier, draw, foot }: ThreadProps) {
  const t = useText()
  const scroll = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const entries = useMemo(() => entriesOf(messages, unreadFrom, dayOf), [messages, unreadFrom])
  const virtual = useVirtualizer({
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
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  useLayoutEffect(() => {
    const unread = entries.findIndex(entry => entry.kind === 'unread')
    if (unread >= 0) virtual.scrollToIndex(Math.max(0, unread - 1), { align: 'start' })
    else virtual.scrollToEnd()
    // Only where it begins: afterwards the reader decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    if (hasEarlier && first <= 4) onEarlier()
  })
  useOwnLast(messages, () => virtual.scrollToEnd())
  useStayAtEnd(scroll, isAtEnd, setAtEnd)
  const jump = (messageId: string): void => {
    const at = entries.findIndex(entry => entry.kind === 'message' && entry.message.id === messageId)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'center' })
  }
  return (
    <div className={css.thread}>
      <div
        ref={scroll}
        className={css.scroll}
        role="log"
        aria-live="off"
        aria-label={t('talk.messages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        data-region="messages"
        onScroll={event => setAtEnd(isNearEnd(event.currentTarget))}
      >
        <div className={css.all} style={{ blockSize: virtual.getTotalSize() }}>
          <div className={css.seen} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
            {shown.map(one => (
              <div key={one.key} ref={virtual.measureElement} data-index={one.index} className={css.entry}>
                {draw(entries[one.index]!, jump)}
              </div>
            ))}
          </div>
        </div>
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

const NEAR = 60
const isNearEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR

/** What stands below may grow, and so may what was said last: whoever was at the end stays there. */
function useStayAtEnd(
  scroll: RefObject<HTMLDivElement | null>,
  isAtEnd: boolean,
  tell: (isAtEnd: boolean) => void,
): void {
  const wasAtEnd = useRef(true)
  useEffect(() => void (wasAtEnd.current = isAtEnd))
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const watching = new ResizeObserver(() => {
      if (wasAtEnd.current) box.scrollTop = box.scrollHeight
      tell(isNearEnd(box))
    })
    watching.observe(box)
    if (box.firstElementChild) watching.observe(box.firstElementChild)
    return () => watching.disconnect()
  }, [scroll, tell])
}

/** Whoever writes wants to see it: what is written here brings the end into sight. */
function useOwnLast(messages: readonly Message[], toEnd: () => void): void {
  const last = messages.at(-1)
  const seen = useRef(last?.id)
  useEffect(() => {
    if (last?.id === seen.current) return
    seen.current = last?.id
    if (last && last.direction !== 'in' && last.author.kind === 'agent') requestAnimationFrame(toEnd)
  })
}

/** Says aloud what a customer writes while one is here. */
function Arrivals({ messages }: { messages: readonly Message[] }) {
  const t = useText()
  const called = useCalled()
  const [since] = useState(() => messages.at(-1)?.id)
  const last = messages.findLast(message => message.direction === 'in')
  const isNew = last !== undefined && messages.findIndex(message => message.id === since) < messages.indexOf(last)
  return (
    <LiveRegion>
      {isNew ? t('talk.arrived', { name: called(last.author.name), text: last.text || kindWords(last.kind, t) }) : ''}
    </LiveRegion>
  )
}
