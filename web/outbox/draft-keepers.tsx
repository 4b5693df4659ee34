import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { ConversationDrafts, DraftMark, LiveFrame } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { drawerOf, useHolding } from '#web/cache'
import { type Draft, emptyDraft, isUnsaved, keptDrafts, readDraft } from './draft.ts'
import { type DraftKeeper, openDraftKeeper } from './draft-keeper.ts'
import { useRefusedIn } from './sending.tsx'

/** The keeper of a conversation's draft; `first` is asked for the draft when none is kept in this browser. */
export type KeeperOf = (conversationId: string, usual?: Draft['visibility']) => DraftKeeper

const Context = createContext<KeeperOf | undefined>(undefined)
const AGAIN_MS = 10_000
const HEARD = 'sobremesa.draft-saved'

/** Keeps drafts with the server, those on screen and those that could not leave yet. */
export function DraftKeepers({ children }: { children: ReactNode }) {
  const { api } = useBrand()
  const whose = drawerOf(useHolding())
  const keepers = useMemo(() => openKeepers(api, whose), [api, whose])
  useEffect(() => {
    const again = (): void => keepers.pushLeft()
    const hear = (event: Event): void => keepers.hear((event as CustomEvent<Heard>).detail)
    again()
    const timer = setInterval(again, AGAIN_MS)
    addEventListener('online', again)
    addEventListener('pagehide', keepers.flush)
    addEventListener(HEARD, hear)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      removeEventListener('pagehide', keepers.flush)
      removeEventListener(HEARD, hear)
    }
  }, [keepers])
  return <Context value={keepers.of}>{children}</Context>
}

export function useKeeper(): KeeperOf {
  const of = use(Context)
  if (!of) throw new Error('outbox.no-keepers')
  return of
}

/** One for each conversation, as long as there is something to do. */
function openKeepers(api: Api, whose: string) {
  const open = new Map<string, DraftKeeper>()
  const of: KeeperOf = (conversationId, usual = 'private') => {
    const known = open.get(conversationId)
    if (known) return known
    const path = `/conversations/${conversationId}/drafts`
    const made = openDraftKeeper(readDraft(localStorage, whose, conversationId) ?? emptyDraft(usual), {
      ...{ store: localStorage, whose, conversationId },
      device: matchMedia('(pointer: coarse)').matches ? 'phone' : 'computer',
      load: () => api.get<ConversationDrafts>(path),
      save: (kind, draft) => api.put<ConversationDrafts>(`${path}/${kind}`, draft),
    })
    open.set(conversationId, made)
    return made
  }
  const sweep = (): void => {
    for (const [id, keeper] of open) if (keeper.isOver()) open.delete(id)
  }
  return {
    of,
    flush: () => open.forEach(keeper => keeper.flush()),
    hear({ conversation, version }: Heard) {
      const keepers = conversation === undefined ? open.values() : [open.get(conversation)]
      for (const keeper of keepers) {
        const isKnown = version !== null && version !== undefined && isOf(keeper, version)
        if (!isKnown) keeper?.look()
      }
    },
    /** What was written without a connection, or was left in the middle. */
    pushLeft() {
      for (const id of keptDrafts(localStorage, whose)) {
        const kept = readDraft(localStorage, whose, id)
        if (kept && (isUnsaved(kept, 'reply') || isUnsaved(kept, 'note'))) of(id).flush()
      }
      sweep()
    },
  }
}

const isOf = (keeper: DraftKeeper | undefined, version: string): boolean =>
  keeper?.versionOf('reply') === version || keeper?.versionOf('note') === version

/** Undefined: something of any conversation may have been missed. */
type Heard = { conversation?: string; version?: string | null }

const marksKey = (workspaceId: string) => ['draft-marks', workspaceId] as const

/** Another device, or this one, has saved a draft. */
export function noteDraft(
  client: QueryClient,
  workspaceId: string,
  { conversation, version }: Extract<LiveFrame, { kind: 'draft' }>,
): void {
  const key = marksKey(workspaceId)
  if (version === null) void client.invalidateQueries({ queryKey: key })
  else client.setQueryData<ReadonlySet<string>>(key, now => now && new Set([...now, conversation]))
  dispatchEvent(new CustomEvent<Heard>(HEARD, { detail: { conversation, version } }))
}

/** Too much was missed: all drafts are looked for again. */
export function forgetDrafts(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: marksKey(workspaceId) })
  dispatchEvent(new CustomEvent<Heard>(HEARD, { detail: {} }))
}

/** Where one has something to go on with, written here or elsewhere. */
export function useDraftMarks(): (conversationId: string) => boolean {
  const { api, workspace } = useBrand()
  const whose = drawerOf(useHolding())
  const isRefused = useRefusedIn()
  const { data } = useQuery({
    queryKey: marksKey(workspace.id),
    queryFn: async (): Promise<ReadonlySet<string>> => {
      const marks = await api.get<DraftMark[]>('/drafts')
      return new Set(marks.map(mark => mark.conversationId))
    },
    staleTime: 300_000,
  })
  return id => {
    if (data?.has(id) || isRefused(id)) return true
    const kept = readDraft(localStorage, whose, id)
    return (
      kept !== undefined &&
      ((kept.text !== '' && isUnsaved(kept, 'reply')) || (kept.noteText !== '' && isUnsaved(kept, 'note')))
    )
  }
}
