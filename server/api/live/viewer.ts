import { may, type Who } from '#accounts'
import type { LiveAsk, LiveFrame, Writing } from '#protocol'
import type { ToldStep } from '#views'
import { stepsTogether } from './view-steps.ts'

/** One console that looks: what it shows, and what of that has changed since its last frame. */
export type Viewer = {
  readonly who: Who
  /** A person's id; a key's socket has none. */
  readonly personId: string | null
  /** The session that lets it look; a key's socket has none. */
  readonly sessionId: string | null
  rows: ReadonlySet<string>
  /** The saved view, or the view of the house, in which they stand. */
  view: string | null
  conversation: string | null
  /** What it said last that it shows; null once it has left. */
  asked: LiveAsk | null
  /** Whose messages stand beside those of the conversation: others of its customer. */
  beside: ReadonlySet<string>
  writing: { what: Writing; until: number } | null
  /** `stale` is what is the person's own or of what they have open, beside that of the whole workspace. */
  readonly changed: { rows: Set<string>; messages: Set<string>; stale: Set<StaleNoun>; again: Set<string> }
  /** What its workspace went through while it was not there; it is told with the next frame. */
  missed: Stir | null
  send(text: string): void
  /** Closes its line at once; the code says why. */
  end(code: number): void
}

/** What has changed in a workspace since the last frames, the same for all who look. */
export type Stir = {
  /** Conversations that opened or moved, the newest ones at most. */
  moved: Set<string>
  more: number
  countsMoved: boolean
  /** Saved views that moved, by their ids. */
  views: ReadonlyMap<string, ToldStep>
  stale: Set<StaleNoun>
}

export type StaleNoun = Extract<LiveFrame, { kind: 'frame' }>['stale'][number]

export const calm = (): Stir => ({ moved: new Set(), more: 0, countsMoved: false, views: new Map(), stale: new Set() })

/** Both in one. */
export const together = (one: Stir, other: Stir): Stir => ({
  moved: one.moved.union(other.moved),
  more: one.more + other.more,
  countsMoved: one.countsMoved || other.countsMoved,
  views: stepsTogether(one.views, other.views),
  stale: one.stale.union(other.stale),
})

/** Who looks at what, found from either side. What somebody asks to be shown counts in their own brand alone. */
export function openAudience() {
  const viewers = new Set<Viewer>()
  const byRow = new Map<string, Set<Viewer>>()
  const byView = new Map<string, Set<Viewer>>()
  const byConversation = new Map<string, Set<Viewer>>()
  const byPerson = new Map<string, Set<Viewer>>()
  const byBrand = new Map<string, Set<Viewer>>()
  const byBeside = new Map<string, Set<Viewer>>()
  const put = (map: Map<string, Set<Viewer>>, key: string, viewer: Viewer) => {
    const found = map.get(key)
    if (found) found.add(viewer)
    else map.set(key, new Set([viewer]))
  }
  const take = (map: Map<string, Set<Viewer>>, key: string, viewer: Viewer) => {
    const found = map.get(key)
    found?.delete(viewer)
    if (found?.size === 0) map.delete(key)
  }
  const keyOf = (workspaceId: string, id: string) => `${workspaceId}/${id}`
  const forget = (viewer: Viewer) => {
    const { workspaceId } = viewer.who
    for (const id of viewer.rows) take(byRow, keyOf(workspaceId, id), viewer)
    for (const id of viewer.beside) take(byBeside, keyOf(workspaceId, id), viewer)
    if (viewer.view) take(byView, keyOf(workspaceId, viewer.view), viewer)
    if (viewer.conversation) take(byConversation, keyOf(workspaceId, viewer.conversation), viewer)
  }
  return {
    viewers: viewers as ReadonlySet<Viewer>,
    showing: (workspaceId: string, conversationId: string): ReadonlySet<Viewer> =>
      byRow.get(keyOf(workspaceId, conversationId)) ?? none,
    reading: (workspaceId: string, conversationId: string): ReadonlySet<Viewer> =>
      byConversation.get(keyOf(workspaceId, conversationId)) ?? none,
    inView: (workspaceId: string, viewId: string): ReadonlySet<Viewer> =>
      byView.get(keyOf(workspaceId, viewId)) ?? none,
    /** The consoles that one person has open. */
    of: (workspaceId: string, personId: string): ReadonlySet<Viewer> =>
      byPerson.get(keyOf(workspaceId, personId)) ?? none,
    /** The consoles of those who supervise a brand. */
    leading: (workspaceId: string): ReadonlySet<Viewer> => byBrand.get(workspaceId) ?? none,
    join(viewer: Viewer) {
      viewers.add(viewer)
      if (may(viewer.who, 'supervise')) put(byBrand, viewer.who.workspaceId, viewer)
      if (viewer.personId) put(byPerson, keyOf(viewer.who.workspaceId, viewer.personId), viewer)
    },
    readingBeside: (workspaceId: string, conversationId: string): ReadonlySet<Viewer> =>
      byBeside.get(keyOf(workspaceId, conversationId)) ?? none,
    leave(viewer: Viewer) {
      forget(viewer)
      take(byBrand, viewer.who.workspaceId, viewer)
      if (viewer.personId) take(byPerson, keyOf(viewer.who.workspaceId, viewer.personId), viewer)
      viewers.delete(viewer)
    },
    show(
      viewer: Viewer,
      { rows, view, conversation, beside }: Pick<Viewer, 'rows' | 'view' | 'conversation' | 'beside'>,
    ) {
      forget(viewer)
      Object.assign(viewer, { rows, view, conversation, beside })
      const { workspaceId } = viewer.who
      for (const id of rows) put(byRow, keyOf(workspaceId, id), viewer)
      for (const id of beside) put(byBeside, keyOf(workspaceId, id), viewer)
      if (view) put(byView, keyOf(workspaceId, view), viewer)
      if (conversation) put(byConversation, keyOf(workspaceId, conversation), viewer)
    },
  }
}

const none: ReadonlySet<Viewer> = new Set()

export type Audience = ReturnType<typeof openAudience>
