import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import css from './long-list.module.css'

type LongListProps<T> = {
  label: string
  lines: readonly T[]
  keyOf: (line: T) => string
  /** About how tall a line is, in pixels; it is measured once it is there. */
  tallOf: (line: T) => number
  children: (line: T) => ReactNode
}

const FEW = 60

/** A list in the page's own scroll: of a long one only the lines on screen are drawn. */
export function LongList<T>(props: LongListProps<T>) {
  if (props.lines.length > FEW) return <Virtual {...props} />
  const { label, lines, keyOf, children } = props
  return (
    <ul className={css.list} aria-label={label}>
      {lines.map(line => (
        <li key={keyOf(line)}>{children(line)}</li>
      ))}
    </ul>
  )
}

function Virtual<T>({ label, lines, keyOf, tallOf, children }: LongListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const [above, setAbove] = useState(0)
  const scrollOf = (): Element | null => list.current?.closest('[data-region="page"]')?.firstElementChild ?? null
  useLayoutEffect(() => {
    const scroll = scrollOf()
    if (!list.current || !scroll) return
    const at = list.current.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop
    setAbove(Math.round(at))
  }, [lines.length])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: scrollOf,
    estimateSize: at => tallOf(lines[at]!),
    getItemKey: at => keyOf(lines[at]!),
    scrollMargin: above,
    overscan: 12,
  })
  return (
    <ul ref={list} className={css.list} aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className={css.placed}
          aria-setsize={lines.length}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - above}px)` }}
        >
          {children(lines[index]!)}
        </li>
      ))}
    </ul>
  )
}
