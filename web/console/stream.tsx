import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import type { LiveAsk, LiveNews, Writing } from '#protocol'
import { type Api, useBrand, written } from '#web/api'
import {
  askAgain,
  askMentions,
  casesKey,
  type Holding,
  alertsKey,
  incidentsKey,
  notePresence,
  readAgain,
  takeFrame,
  useHolding,
  viewsKey,
} from '#web/cache'
import { type Line, type LineState, openLine } from '#web/live'
import { forgetDrafts, noteDraft } from '#web/outbox'
import { forgetNotifications } from '#web/notifications'
import { forgetPeople } from '#web/people'
import { gesturesKey } from '#web/gestures'
import { promisesKey } from '#web/promises'
import { tableKey } from '#web/load'
import { offersKey } from '#web/routing'
import { providersKey } from '#web/providers'
import { forgetTeams } from '#web/teams'
import { profilesKey } from '#web/profiles'
import { macrosKey } from '#web/macros'
import { snippetsKey } from '#web/snippets'
import { parkedKey } from '#web/parked'
import { reasonsKey } from '#web/reasons'
import { deadlinesKey } from '#web/deadlines'
import { factsKey } from '#web/facts'
import { forgetFields } from '#web/fields'
import { forgetTags } from '#web/tags'
import { forgetStaff, presenceKey } from '#web/workforce'
import { whyKey } from '#web/why'
import { isStillHere } from './session.ts'

type Shown = Omit<Extract<LiveAsk, { kind: 'show' }>, 'kind'>

type Stream = {
  /** No frames come, and have not for a while. */
  isOffline: boolean
  show: (shown: Shown) => void
  typing: (conversationId: string, writes: Writing, until: number) => void
  /** Joins at once: who was signed out is back. */
  wake: () => void
}

const Context = createContext<Stream | undefined>(undefined)
const PATIENCE_MS = 2500

/** The one live connection of this tab. What comes goes into the query cache; nothing else is kept. */
export function StreamProvider({ children }: { children: ReactNode }) {
  const holding = useHolding()
  const { client, workspaceId, me } = holding
  const held = useRef(holding)
  const { api } = useBrand()
  const [state, setState] = useState<LineState>('joining')
  const line = useRef<Line | undefined>(undefined)
  const shown = useRef<Shown>({ view: null, rows: [], conversation: null })
  useEffect(() => {
    const mine = openLine({
      address: since =>
        `${location.origin.replace(/^http/, 'ws')}/api/v1/live${written({ workspace: workspaceId, since })}`,
      onFrame: frame => hear(frame, held.current, api),
      onState: setState,
      mayReturn: () => isStillHere(client, workspaceId),
    })
    line.current = mine
    mine.show(shown.current)
    const wake = (): void => {
      if (!document.hidden) mine.wake()
    }
    addEventListener('online', wake)
    addEventListener('offline', mine.doubt)
    document.addEventListener('visibilitychange', wake)
    return () => {
      mine.close()
      removeEventListener('online', wake)
      removeEventListener('offline', mine.doubt)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [client, workspaceId, me, api])
  useEffect(() => {
    held.current = holding
  })
  useSight(holding)
  const isOffline = useLong(state !== 'open', PATIENCE_MS)
  const stream = useMemo<Stream>(
    () => ({
      isOffline,
      show(next) {
        shown.current = next
        line.current?.show(next)
      },
      typing: (id, writes, until) => line.current?.typing(id, writes, until),
      wake: () => line.current?.wake(),
    }),
    [isOffline],
  )
  return <Context value={stream}>{children}</Context>
}

/** Once somebody may see more or less than before, everything on screen is asked for again. */
function useSight(holding: Holding): void {
  const { sees, teamIds, mateIds } = holding.sight
  const sight = JSON.stringify([sees, teamIds, mateIds])
  const known = useRef(sight)
  useEffect(() => {
    if (known.current === sight) return
    known.current = sight
    startAgain(holding)
  })
}

function hear(frame: LiveNews, holding: Holding, api: Api): void {
  const { client, workspaceId } = holding
  if (frame.kind === 'presence' || frame.kind === 'typing') return notePresence(client, workspaceId, frame)
  if (frame.kind === 'offers') return forget(client, workspaceId, 'offers')
  if (frame.kind === 'draft') return noteDraft(client, workspaceId, frame)
  if (frame.kind === 'restart') return startAgain(holding)
  takeFrame(holding, frame)
  for (const id of frame.again ?? []) void readAgain(api, holding, id)
  for (const noun of frame.stale) forget(client, workspaceId, noun)
}

type StaleNoun = Extract<LiveNews, { kind: 'frame' }>['stale'][number]

/** Too much was missed: everything on screen is asked for again. */
function startAgain(holding: Holding): void {
  const { client, workspaceId } = holding
  askAgain(holding)
  forgetDrafts(client, workspaceId)
  const nouns = [
    'profiles',
    'parked',
    'people',
    'teams',
    'reasons',
    'tags',
    'fields',
    'facts',
    'deadlines',
    'gestures',
    'promises',
    'providers',
    'incidents',
    'alerts',
    'cases',
    'notifications',
    'offers',
    'table',
    'routing',
    'snippets',
    'macros',
    'views',
    'presence',
    'staff',
  ] as const
  for (const noun of nouns) forget(client, workspaceId, noun)
}

function forget(client: QueryClient, workspaceId: string, noun: StaleNoun): void {
  if (noun === 'mentions') return askMentions({ client, workspaceId })
  if (noun === 'notifications') return forgetNotifications(client, workspaceId)
  if (noun === 'people') return forgetPeople(client, workspaceId)
  if (noun === 'fields') return forgetFields(client, workspaceId)
  if (noun === 'tags') return forgetTags(client, workspaceId)
  if (noun === 'teams') return forgetTeams(client, workspaceId)
  if (noun === 'staff') return forgetStaff(client, workspaceId)
  const keys = {
    ...{ profiles: profilesKey, parked: parkedKey, reasons: reasonsKey, incidents: incidentsKey },
    facts: factsKey,
    ...{ cases: casesKey, alerts: alertsKey, promises: promisesKey },
    ...{ snippets: snippetsKey, macros: macrosKey, views: viewsKey, gestures: gesturesKey, providers: providersKey },
    ...{ deadlines: deadlinesKey, offers: offersKey, table: tableKey, routing: whyKey, presence: presenceKey },
  }
  void client.invalidateQueries({ queryKey: keys[noun](workspaceId) })
}

/** True once it has been true for a while. */
function useLong(is: boolean, patienceMs: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!is) return setLong(false)
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [is, patienceMs])
  return isLong
}

export function useStream(): Stream {
  const stream = use(Context)
  if (!stream) throw new Error('console.no-stream')
  return stream
}
