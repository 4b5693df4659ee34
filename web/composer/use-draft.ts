import { useEffect, useRef, useState } from 'react'
import type { ComposerRules } from '#protocol'
import { type Draft, emptyDraft, keepDraft, onDraftBack, readDraft } from '#web/outbox'

const PATIENCE_MS = 300

/** The draft of a conversation, kept in this browser while it is written. Remount it for another conversation. */
export function useDraft(whose: string, conversationId: string, rules: ComposerRules, onBack: () => void) {
  const usual = rules.faces[0]?.visibility ?? 'private'
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(localStorage, whose, conversationId) ?? emptyDraft(usual)
    return rules.faces.some(face => face.visibility === kept.visibility) ? kept : { ...kept, visibility: usual }
  })
  const latest = useRef({ draft, onBack })
  useEffect(() => {
    latest.current = { draft, onBack }
    const timer = setTimeout(() => keepDraft(localStorage, whose, conversationId, draft), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [draft, whose, conversationId, onBack])
  useEffect(() => {
    const keep = (): void => keepDraft(localStorage, whose, conversationId, latest.current.draft)
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [whose, conversationId])
  useEffect(
    () =>
      onDraftBack(conversationId, change => {
        setDraft(change)
        latest.current.onBack()
      }),
    [conversationId],
  )
  return [draft, setDraft] as const
}
