import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Virtualizer } from '@tanstack/react-virtual'
import { usePart } from '#web/actions'
import { useBrand } from '#web/api'
import { foresee, useHolding } from '#web/cache'
import { useCalled } from '#web/customers'
import type { Row } from '#protocol'
import type { InboxProps } from './inbox.tsx'
import type { Line } from './lines.ts'
import type { useRows } from './queries.ts'

export type Cursor = {
  /** The row that Tab reaches. */
  id: string | undefined
  open: (id: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

type CursorProps = Pick<InboxProps, 'selectedId' | 'onOpen' | 'saved' | 'marked'> & {
  query: ReturnType<typeof useRows>
  rows: readonly Row[]
  lines: readonly Line[]
  virtual: Virtualizer<HTMLDivElement, Element>
  scroll: { current: HTMLDivElement | null }
}

/** Where the keyboard stands in the list, and what the list can be asked to do. */
export function useCursor({
  selectedId,
  onOpen,
  saved,
  marked,
  query,
  rows,
  lines,
  virtual,
  scroll,
}: CursorProps): Cursor {
  const called = useCalled()
  const { api } = useBrand()
  const { client, workspaceId } = useHolding()
  const [at, setAt] = useState<string | undefined>(selectedId)
  const place = Math.max(
    0,
    rows.findIndex(row => row.id === (at ?? selectedId)),
  )
  const moveTo = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row) return
    setAt(row.id)
    virtual.scrollToIndex(lines.findIndex(line => line.key === row.id))
    foresee(client, api, workspaceId, row.id)
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-row="${row.id}"] [role=row]`)?.focus(),
    )
  }
  const opening = useRef(onOpen)
  useEffect(() => void (opening.current = onOpen))
  // The same for as long as the list stands: no row is drawn again because another one was opened.
  const open = useCallback((id: string): void => {
    setAt(id)
    opening.current(id)
  }, [])
  usePart('list', {
    move: by => moveTo(at === undefined && selectedId === undefined ? 0 : place + by),
    open: () => rows[place] && open(rows[place].id),
    refresh: () => void query.refetch(),
    canEdit: saved?.mayChange ?? false,
    rows: () =>
      rows.map(({ id, name, channel, caseId, status }) => ({ id, name: called(name), channel, caseId, status })),
    goTo: open,
    mark: () => rows[place] && marked.toggle(rows[place].id),
    markOn(by) {
      const [from, to] = [rows[place], rows[Math.max(0, Math.min(rows.length - 1, place + by))]]
      marked.add([from, to].flatMap(row => row?.id ?? []))
      moveTo(place + by)
    },
    markAll: () => marked.add(rows.map(row => row.id)),
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    moveTo(to)
  }
  return { id: rows[place]?.id, open, onKeyDown }
}
