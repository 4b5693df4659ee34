import { useCallback, useEffect, useRef, useState } from 'react'
import { type ComposerRules, holdMs, type SavedDraft } from '#protocol'
import { newId, useBrand } from '#web/api'
import { type Draft, onDraftBack, useDone, useKeeper, withSaved } from '#web/outbox'
import { useText } from '#web/texts'

/** The draft of a conversation, kept while it is written. Remount it for another conversation. */
export function useDraft(conversationId: string, rules: ComposerRules, onBack: () => void) {
  const keeperOf = useKeeper()
  const usual = rules.faces[0]?.visibility ?? 'private'
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = keeperOf(conversationId, usual).draft()
    return rules.faces.some(face => face.visibility === kept.visibility) ? kept : { ...kept, visibility: usual }
  })
  const [others, setOthers] = useState<readonly SavedDraft[]>([])
  const latest = useRef(onBack)
  useEffect(() => void (latest.current = onBack))
  useEffect(() => keeperOf(conversationId, usual).change(draft), [keeperOf, conversationId, usual, draft])
  useEffect(() => {
    const keeper = keeperOf(conversationId, usual)
    const hide = keeper.show({ onDraft: setDraft, onOthers: setOthers })
    keeper.look()
    return hide
  }, [keeperOf, conversationId, usual])
  useEffect(
    () =>
      onDraftBack(conversationId, change => {
        setDraft(change)
        latest.current()
      }),
    [conversationId],
  )
  const versionOf = useCallback(
    (kind: Draft['kind']) => keeperOf(conversationId, usual).versionOf(kind),
    [keeperOf, conversationId, usual],
  )
  return { draft, setDraft, versionOf, others, choose: useChoice(conversationId, draft, setDraft) }
}

/** Takes a text that was written over, or lets it go; either can be taken back. */
function useChoice(conversationId: string, draft: Draft, setDraft: (change: (now: Draft) => Draft) => void) {
  const { api } = useBrand()
  const { say } = useDone()
  const t = useText()
  return (other: SavedDraft, isTaken: boolean): void => {
    const { kind, version } = other
    void api.remove(`/conversations/${conversationId}/drafts/${kind}/others/${version}`).catch(() => undefined)
    if (isTaken) setDraft(now => withSaved(now, kind, other))
    const undo = (): void =>
      setDraft(now => (isTaken ? { ...draft, ...(now.bases && { bases: now.bases }) } : withSaved(now, kind, other)))
    say({
      key: newId(),
      words: t(isTaken ? 'draft.other.taken' : 'draft.other.left'),
      until: Date.now() + holdMs,
      undo,
    })
  }
}
