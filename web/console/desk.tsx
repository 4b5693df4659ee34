import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useMediaQuery } from './media.ts'
import type { View } from '#protocol'
import { useBrand } from '#web/api'
import { useStage } from '#web/actions'
import { bringTalk, NoTalk } from '#web/conversations'
import { bringCustomerPanel } from '#web/customers'
import { Inbox, useRows } from '#web/inbox'
import type { Narrowing } from '#web/live'
import { useReadHere } from '#web/notifications'
import { useWays } from '#web/ways'
import { type DeskSearch, type LookSearch, narrowingOf } from './places.ts'
import { Panel } from './panel.tsx'
import { useStream } from './stream.tsx'
import { useTitle } from './title.ts'
import css from './desk.module.css'

const Talk = lazy(async () => ({ default: (await bringTalk()).Talk }))

const NONE: readonly string[] = []

type DeskProps = { view: View; search: DeskSearch; conversationId: string | undefined }

/** The inbox, a conversation, its customer. Everything about where one is stands in the address. */
export function Desk({ view, search, conversationId }: DeskProps) {
  const ways = useWays()
  const { look } = useStage()
  const { workspace } = useBrand()
  const { isOffline, show, typing } = useStream()
  const narrowing = useMemo(() => narrowingOf(view, search), [view, search])
  const { data } = useRows(narrowing)
  const isWide = useMediaQuery('(width >= 85rem)')
  const isAlone = useMediaQuery('(width < 45rem)')
  const [isColumn, setColumn] = useState(true)
  const isPanelOpen = isWide ? isColumn : search.panel === true
  const addressOf = useCallback(
    (to: Narrowing, id?: string, panel?: boolean, lookAt: LookSearch = {}) => {
      const { channel, profile, unread } = to
      const query = new URLSearchParams({
        ...(channel && { channel }),
        ...(profile && { profile }),
        ...(unread && { unread: '1' }),
        ...(panel && { panel: '1' }),
        ...lookAt,
      })
      return ways.inbox(to.view, id) + (query.size > 0 ? `?${query}` : '')
    },
    [ways],
  )
  const ids = useMemo(() => data?.rows.map(row => row.id) ?? [], [data?.rows])
  const said = ids.toSorted().join()
  const [beside, setBeside] = useState<readonly string[]>(NONE)
  useEffect(() => {
    const talk = { conversation: conversationId ?? null, beside: conversationId === undefined ? [] : [...beside] }
    show({ view, rows: ids, ...talk, ...(data && { since: data.number }) })
    // The rows are said again when others are loaded, not each time one of them changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [show, view, said, conversationId, beside])
  useTitle(view, workspace.name)
  useReadHere(conversationId)
  const onLook = useCallback(
    (to: LookSearch) => ways.go(addressOf(narrowing, conversationId, search.panel, to)),
    [ways, addressOf, narrowing, conversationId, search.panel],
  )
  useEffect(() => {
    void bringTalk()
    void bringCustomerPanel()
  }, [])
  const openNext = (): void => {
    const rows = look().list?.rows() ?? []
    const at = rows.findIndex(row => row.id === conversationId)
    const next = rows[at + 1] ?? rows[at - 1]
    ways.go(addressOf(narrowing, next && next.id !== conversationId ? next.id : undefined))
  }
  const openElsewhere = useCallback(
    (id: string) => ways.go(addressOf(narrowing, id), { replaces: true }),
    [ways, addressOf, narrowing],
  )
  return (
    <main
      className={css.desk}
      data-open={conversationId !== undefined || undefined}
      data-panel={(isPanelOpen && isWide && conversationId !== undefined) || undefined}
    >
      <Inbox
        narrowing={narrowing}
        selectedId={conversationId}
        onNarrow={to => ways.go(addressOf(to, conversationId))}
        onOpen={id => ways.go(addressOf(narrowing, id))}
        hrefOf={id => addressOf(narrowing, id)}
      />
      {conversationId === undefined ? (
        <NoTalk />
      ) : (
        <Suspense fallback={<section className={css.coming} />}>
          <Talk
            key={conversationId}
            id={conversationId}
            isOffline={isOffline}
            isAlone={isAlone}
            isPanelOpen={isPanelOpen}
            onPanel={() =>
              isWide ? setColumn(!isColumn) : ways.go(addressOf(narrowing, conversationId, !isPanelOpen))
            }
            onBack={() => ways.go(addressOf(narrowing))}
            look={search}
            onLook={onLook}
            onBeside={setBeside}
            onDoneWith={openNext}
            onElsewhere={openElsewhere}
            onTyping={typing}
          />
        </Suspense>
      )}
      {conversationId !== undefined && (
        <Panel
          key={`panel-${conversationId}`}
          id={conversationId}
          isColumn={isWide}
          isOpen={isPanelOpen}
          onClose={() => ways.go(addressOf(narrowing, conversationId))}
        />
      )}
    </main>
  )
}
