import { useEffect, useRef, useState } from 'react'
import type { Conversation } from '#protocol'
import { newId } from '#web/api'
import { useText } from '#web/texts'
import type { Deeds } from './deeds.ts'
import { useDone } from './done.tsx'
import { type Draft, emptyDraft, textOf } from './draft.ts'
import { canSend } from './writing.tsx'
import { useSending } from './sending.tsx'

const HOLD_MS = 10_000

type ReplyProps = {
  conversation: Conversation
  draft: Draft
  setDraft: (change: (draft: Draft) => Draft) => void
  deeds: Pick<Deeds, 'withdraw'>
  onRefused: (fault: unknown) => void
  /** The text is in the composer again. */
  onBack: () => void
}

/** Sends what is written, and brings it back into the composer when it is taken back or refused. */
export function useReply({ conversation, draft, setDraft, deeds, onRefused, onBack }: ReplyProps) {
  const t = useText()
  const { send, takeBack, refused, forget } = useSending()
  const { say } = useDone()
  const { id, name } = conversation
  // One that is on its way is not to be sent again by a second press before the composer is empty.
  const [isGoing, setGoing] = useState(false)
  const latest = useRef(setDraft)
  useEffect(() => void (latest.current = setDraft))

  const putBack = (before: Draft): void => {
    setDraft(now => {
      if (now.text.trim() === '') return { ...before, kind: 'reply', noteText: now.noteText }
      return { ...now, text: `${before.text}\n\n${now.text}`, files: [...before.files, ...now.files] }
    })
    onBack()
  }

  const undo = async (messageId: string, before: Draft): Promise<void> => {
    const isBack = (await takeBack(messageId)) || (await deeds.withdraw({ id: messageId, conversationId: id }))
    if (isBack) putBack(before)
  }

  const leave = (then?: { reasonId: string }): boolean => {
    if (isGoing || !canSend(draft, conversation)) return false
    const at = Date.now()
    const messageId = newId(at)
    if (draft.kind === 'note') {
      send({ kind: 'note', conversationId: id, at, files: [], body: { id: messageId, text: draft.noteText.trim() } })
      setDraft(now => ({ ...now, kind: 'reply', noteText: '' }))
      return true
    }
    const { text, files, visibility, quoteId } = draft
    const closing = then ? ({ then: 'close', reasonId: then.reasonId } as const) : {}
    const body = {
      id: messageId,
      text: text.trim(),
      files: files.map(file => file.id),
      visibility,
      ...(quoteId && { quoteId }),
      ...closing,
    }
    const before = draft
    setGoing(true)
    queueMicrotask(() => setGoing(false))
    send({ kind: 'reply', conversationId: id, at, files: [...files], body })
    setDraft(now => ({ ...emptyDraft(visibility), noteText: now.noteText }))
    say({
      key: messageId,
      words: then ? t('done.sent-closed', { name }) : t('done.sent', { name }),
      until: at + HOLD_MS,
      reply: { conversationId: id, text: body.text },
      undo: () => void undo(messageId, before),
    })
    return true
  }

  const mine = refused.find(({ one }) => one.conversationId === id)
  useEffect(() => {
    if (!mine) return
    const { one, fault } = mine
    forget(one.body.id)
    onRefused(fault)
    latest.current(now =>
      one.kind === 'note'
        ? { ...now, kind: 'note', noteText: [one.body.text, now.noteText].filter(Boolean).join('\n\n') }
        : {
            ...now,
            kind: 'reply',
            text: [one.body.text, now.text].filter(Boolean).join('\n\n'),
            files: [...one.files, ...now.files],
          },
    )
  }, [mine, forget, onRefused])

  return { leave, isEmpty: textOf(draft).trim() === '' && draft.files.length === 0 }
}
