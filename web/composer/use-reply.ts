import { useEffect, useRef, useState } from 'react'
import { type Colleague, type Conversation, holdMs, type Message } from '#protocol'
import { isFault, newId } from '#web/api'
import { leftOfCase, useHolding } from '#web/cache'
import { answerAgain, type Beside } from '#web/checks'
import { canSend } from '#web/limits'
import { namedIn } from '#web/mentions'
import { type Draft, emptyDraft, putDraftBack, useDone, useKeeper, useSending, type Waiting } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import { useSeen } from './use-seen.ts'

const TOLD_MS = 5000

/** Takes a held reply back from the server; true when it had not left. */
export type Withdraw = (message: { id: string; conversationId: string }) => Promise<boolean>

/** What is done with the conversation as it leaves, or when it leaves. */
export type SendThen = { reasonId: string } | { until: number } | { sendAt: number }

type ReplyProps = {
  conversation: Conversation
  colleagues: readonly Colleague[]
  messages: readonly Message[]
  draft: Draft
  setDraft: (change: (draft: Draft) => Draft) => void
  /** The version of it that the server has: it goes with what is sent. */
  versionOf: (kind: Draft['kind']) => string | undefined
  withdraw: Withdraw
  onRefused: (fault: unknown) => void
}

/** With what a reply leaves: what is done with its conversation, and what stands beside its text. */
export type Leaving = {
  then?: SendThen | undefined
  beside?: Beside | undefined
  /** Called when it is taken back. */
  back?: (() => void) | undefined
}

/** Sends what is written, and brings it back into the composer when it is taken back or refused. */
export function useReply(props: ReplyProps) {
  const { conversation, colleagues, messages, draft, setDraft, versionOf, withdraw, onRefused } = props
  const t = useText()
  const { send } = useSending()
  const { say } = useDone()
  const formats = useFormats()
  const holding = useHolding()
  const undo = useUndo(conversation, withdraw)
  const { id, name } = conversation
  // One that is on its way is not to be sent again by a second press before the composer is empty.
  const [isGoing, setGoing] = useState(false)
  // Whoever was told that a colleague came first, and sends it again, means it.
  const isOvertaken = useRef(false)
  const seenNow = useSeen(id, messages)
  useRefusals(id, setDraft, fault => {
    isOvertaken.current = isFault(fault) && fault.code === 'reply.overtaken'
    onRefused(fault)
  })
  const words = (then: SendThen | undefined): string => {
    if (!then) return t('done.sent', { name })
    if ('reasonId' in then) {
      const left = leftOfCase(holding, id)
      return left ? `${t('done.sent-closed', { name })} ${t('case.left', left)}` : t('done.sent-closed', { name })
    }
    if ('until' in then) return t('done.sent-snoozed', { name, until: formats.moment(then.until) })
    return t('done.later', { name, time: formats.moment(then.sendAt) })
  }

  return ({ then, beside, back }: Leaving = {}): boolean => {
    if (isGoing || !canSend(draft, conversation)) return false
    const at = Date.now()
    const messageId = newId(at)
    const version = versionOf(draft.kind)
    const ofDraft = version === undefined ? {} : { draft: version }
    if (draft.kind === 'note') {
      const text = draft.noteText.trim()
      const mentions = namedIn(text, colleagues).map(one => one.id)
      const body = { id: messageId, text, ...(mentions.length > 0 && { mentions }), ...ofDraft }
      send({ kind: 'note', conversationId: id, at, files: [], body })
      setDraft(now => ({ ...now, kind: 'reply', noteText: '' }))
      return true
    }
    setGoing(true)
    queueMicrotask(() => setGoing(false))
    const seen = seenNow()
    const body = {
      ...bodyOf(messageId, draft, then, settledIn(draft, conversation)),
      ...{ ...ofDraft, ...beside },
      ...(seen && { seen }),
      ...(isOvertaken.current && { anyway: true }),
    }
    isOvertaken.current = false
    send({ kind: 'reply', conversationId: id, at, files: [...draft.files], body })
    setDraft(now => ({ ...emptyDraft(draft.visibility), noteText: now.noteText }))
    const isLater = then !== undefined && 'sendAt' in then
    say({
      key: messageId,
      words: words(then),
      until: at + holdMs,
      ...(!isLater && { reply: { conversationId: id, text: draft.text.trim() } }),
      undo() {
        back?.()
        void undo(messageId, draft)
      },
    })
    return true
  }
}

function thenOf(then: SendThen | undefined) {
  if (!then) return {}
  if ('reasonId' in then) return { then: 'close', reasonId: then.reasonId } as const
  return 'until' in then ? ({ then: 'snooze', until: then.until } as const) : { sendAt: then.sendAt }
}

/** Those of the conversations ticked that still wait. */
const settledIn = ({ settles = [] }: Draft, { alsoWaiting }: Conversation): string[] =>
  alsoWaiting.map(row => row.id).filter(id => settles.includes(id))

function bodyOf(
  id: string,
  { text, files, visibility, quoteId }: Draft,
  then: SendThen | undefined,
  settles: string[],
) {
  const isLater = then !== undefined && 'sendAt' in then
  return {
    ...{ id, text: text.trim(), files: files.map(file => file.id), visibility },
    ...(quoteId && { quoteId }),
    ...(settles.length > 0 && !isLater && { settles }),
    ...thenOf(then),
  }
}

/** Back into its draft, wherever one is by now; elsewhere it is said that it is there, or that it had left. */
function useUndo({ id, name }: Conversation, withdraw: Withdraw) {
  const t = useText()
  const { takeBack } = useSending()
  const { say } = useDone()
  const keeperOf = useKeeper()
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])
  return async (messageId: string, before: Draft): Promise<void> => {
    const isBack = (await takeBack(messageId)) || (await withdraw({ id: messageId, conversationId: id }))
    if (isBack) putDraftBack(keeperOf, id, before)
    if (isHere.current) return
    const words = t(isBack ? 'done.back' : 'done.had-left', { name })
    say({ key: newId(), words, until: Date.now() + TOLD_MS })
  }
}

/** What the server did not take comes back into the draft, with the reason. */
function useRefusals(
  conversationId: string,
  setDraft: ReplyProps['setDraft'],
  onRefused: ReplyProps['onRefused'],
): void {
  const { refused, forget } = useSending()
  const latest = useRef(setDraft)
  useEffect(() => void (latest.current = setDraft))
  const mine = refused.find(({ one }) => one.conversationId === conversationId)
  useEffect(() => {
    if (!mine) return
    const { one, fault } = mine
    forget(one.body.id)
    onRefused(fault)
    if (one.kind === 'reply') answerAgain(conversationId, one.body, fault)
    latest.current(now => withRefused(now, one))
  }, [conversationId, mine, forget, onRefused])
}

function withRefused(now: Draft, one: Waiting): Draft {
  const joined = (written: string): string => [one.body.text, written].filter(Boolean).join('\n\n')
  if (one.kind === 'note') return { ...now, kind: 'note', noteText: joined(now.noteText) }
  return { ...now, kind: 'reply', text: joined(now.text), files: [...one.files, ...now.files] }
}
