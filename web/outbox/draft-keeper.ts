import type { ConversationDrafts, DraftKind, NewDraft, SavedDraft } from '#protocol'
import { type Draft, isUnsaved, keepDraft, partOf, printOf, withSaved } from './draft.ts'

/** What a draft is kept with: this browser at once, the server a moment later. */
export type Keeping = {
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  whose: string
  conversationId: string
  device: NewDraft['device']
  load: () => Promise<ConversationDrafts>
  save: (kind: DraftKind, draft: NewDraft) => Promise<ConversationDrafts>
}

/** Whoever shows the draft. */
export type DraftView = {
  onDraft: (change: (now: Draft) => Draft) => void
  onOthers: (others: readonly SavedDraft[]) => void
}

export type DraftKeeper = {
  draft: () => Draft
  /** What is written now. */
  change: (draft: Draft) => void
  /** Shows it from now on; gives the way to stop, which saves at once. */
  show: (view: DraftView) => () => void
  /** Another device may have saved something, or the connection is back. */
  look: () => void
  /** Saves at once what is not saved. */
  flush: () => void
  /** The version that the server has. */
  versionOf: (kind: DraftKind) => string | undefined
  /** Nothing is left to be done. */
  isOver: () => boolean
}

const LOCAL_MS = 300
const SAVE_MS = 800
const kinds = ['reply', 'note'] as const

/**
 * Keeps one draft here and on the server. One question at a time, so that no answer is older than what is known: what
 * was written since is saved next, with the version that it was written on; what is saved here gives way to what
 * another device has saved.
 */
export function openDraftKeeper(
  first: Draft,
  { store, whose, conversationId, device, load, save }: Keeping,
): DraftKeeper {
  let draft = first
  let view: DraftView | undefined
  let others: readonly SavedDraft[] = []
  let isToLoad = false
  let isBusy = false
  let isAskedAgain = false
  let timers: ReturnType<typeof setTimeout>[] = []

  const keep = (): void => keepDraft(store, whose, conversationId, draft)
  const base = (kind: DraftKind, version: string | null, print: string): void => {
    draft = { ...draft, bases: { ...draft.bases, [kind]: { version, print } } }
  }
  const reconcile = (told: ConversationDrafts): void => {
    others = told.others
    for (const kind of kinds) {
      const saved = told.drafts.find(one => one.kind === kind)
      if ((saved?.version ?? null) === (draft.bases?.[kind]?.version ?? null) || isUnsaved(draft, kind)) continue
      draft = withSaved(draft, kind, saved)
      view?.onDraft(now => withSaved(now, kind, saved))
      base(kind, saved?.version ?? null, printOf(partOf(draft, kind)))
    }
    view?.onOthers(others)
    keep()
  }
  const push = async (kind: DraftKind): Promise<void> => {
    const part = partOf(draft, kind)
    const told = await save(kind, { ...part, device, base: draft.bases?.[kind]?.version ?? null })
    const saved = told.drafts.find(one => one.kind === kind)
    const isBlank = printOf(part) === ''
    // Emptiness does not win over what another device has written: then that is what stands there.
    base(kind, isBlank ? null : (saved?.version ?? null), printOf(part))
    reconcile(told)
  }
  const settle = async (): Promise<void> => {
    isAskedAgain = isBusy
    if (isBusy) return
    isBusy = true
    try {
      for (;;) {
        const kind = kinds.find(one => isUnsaved(draft, one))
        if (isToLoad) {
          isToLoad = false
          reconcile(await load())
        } else if (kind) await push(kind)
        else break
      }
    } catch {
      // It stays in this browser, and is tried again: when the connection is back, with the next letter, or later.
    } finally {
      isBusy = false
    }
    // The connection came back while the last try was still on its way to fail.
    if (isAskedAgain) void settle()
  }
  const stop = (): void => {
    timers.forEach(clearTimeout)
    timers = []
  }
  const flush = (): void => {
    stop()
    keep()
    void settle()
  }
  return {
    draft: () => draft,
    change(next) {
      if (next === draft) return
      draft = { ...next, ...(draft.bases && { bases: draft.bases }) }
      stop()
      timers = [setTimeout(keep, LOCAL_MS), setTimeout(() => void settle(), SAVE_MS)]
    },
    show(next) {
      view = next
      view.onOthers(others)
      return () => {
        if (view === next) view = undefined
        flush()
      }
    },
    look() {
      isToLoad = true
      void settle()
    },
    flush,
    versionOf: kind => draft.bases?.[kind]?.version ?? undefined,
    isOver: () => view === undefined && !isBusy && kinds.every(kind => !isUnsaved(draft, kind)),
  }
}
