import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useMediaQuery } from './media.ts'
import { useBrand } from '#web/api'
import { useStage } from '#web/actions'
import { bringManyBar, bringTalk, NoTalk } from '#web/conversations'
import { Inbox, useMarked, useRows } from '#web/inbox'
import type { Narrowing } from '#web/live'
import { Coming } from '#web/states'
import { useReadHere } from '#web/notifications'
import { useSavedView } from '#web/views'
import { useWays } from '#web/ways'
import { keepSort, usePlace } from './place.ts'
import type { DeskSearch, LookSearch } from './places.ts'
import { Panel } from './panel.tsx'
import { useStream } from './stream.tsx'
import { useTitle } from './title.ts'
import { bringBeside } from './bring-beside.ts'
import css from './desk.module.css'

const ManyBar = lazy(async () => ({ default: (await bringManyBar()).ManyBar }))
const Talk = lazy(async () => ({ default: (await bringTalk()).Talk }))

const NONE: readonly string[] = []

type DeskProps = { place: string; search: DeskSearch; conversationId: string | undefined }

/** What the server follows for one screen: more rows than anybody looks at. */
const MOST_FOLLOWED = 4000

/** The inbox, a conversation, its customer. Everything about where one is stands in the address. */
export function Desk({ place, search, conversationId }: DeskProps) {
  const ways = useWays()
  const { look } = useStage()
  const { workspace } = useBrand()
  const { isOffline, show, typing } = useStream()
  const narrowing = usePlace(place, search)
  const saved = useSavedView(narrowing.saved)
  const { data } = useRows(narrowing)
  const marked = useMarked(JSON.stringify(narrowing))
  const isWide = useMediaQuery('(width >= 85rem)')
  const isAlone = useMediaQuery('(width < 45rem)')
  const [isColumn, setColumn] = useState(true)
  const isPanelOpen = isWide ? isColumn : search.panel === true
  const addressOf = useCallback(
    (to: Narrowing, id?: string, panel?: boolean, lookAt: LookSearch = {}) => {
      const { sort, channel, profile, unread } = to
      const query = new URLSearchParams({
        ...(sort && sort !== saved?.sort && { sort }),
        ...(channel && { channel }),
        ...(profile && { profile }),
        ...(unread && { unread: '1' }),
        ...(panel && { panel: '1' }),
        ...lookAt,
      })
      return ways.inbox(to.saved ?? to.view, id) + (query.size > 0 ? `?${query}` : '')
    },
    [ways, saved?.sort],
  )
  const ids = useMemo(() => data?.rows.map(row => row.id) ?? [], [data?.rows])
  const said = useMemo(() => ids.toSorted().join(), [ids])
  const shownIn = narrowing.saved ?? narrowing.view
  const [beside, setBeside] = useState<readonly string[]>(NONE)
  useEffect(() => {
    const talk = { conversation: conversationId ?? null, beside: conversationId === undefined ? [] : [...beside] }
    show({ view: shownIn, rows: ids.slice(0, MOST_FOLLOWED), ...talk, ...(data && { since: data.number }) })
    // The rows are said again when others are loaded, not each time one of them changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [show, shownIn, said, conversationId, beside])
  useTitle(narrowing.view, saved?.name, workspace.name)
  useReadHere(conversationId)
  const onLook = useCallback(
    (to: LookSearch) => ways.go(addressOf(narrowing, conversationId, search.panel, to)),
    [ways, addressOf, narrowing, conversationId, search.panel],
  )
  useEffect(() => {
    void bringTalk()
    void bringBeside().then(({ prepare }) => prepare())
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
        saved={saved}
        marked={marked}
        bar={
          <Suspense>
            <ManyBar marked={marked} />
          </Suspense>
        }
        selectedId={conversationId}
        onNarrow={to => {
          keepSort(to)
          ways.go(addressOf(to, conversationId))
        }}
        onOpen={id => ways.go(addressOf(narrowing, id))}
        hrefOf={id => addressOf(narrowing, id)}
      />
      {conversationId === undefined ? (
        <NoTalk />
      ) : (
        <Suspense
          fallback={
            <section className={css.coming}>
              <Coming as="talk" />
            </section>
          }
        >
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
