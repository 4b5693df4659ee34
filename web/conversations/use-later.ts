import { useRef } from 'react'
import type { Conversation, Message, MessageChange } from '#protocol'
import { useStage } from '#web/actions'
import { useBrand } from '#web/api'
import { askAgain, markAnswer, markMessages, useHolding } from '#web/cache'
import { type Draft, emptyDraft, putDraftBack, useDone, useKeeper } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import type { OnLater } from '#web/thread'
import { DEEDS } from './deed-names.ts'
import type { Deeds } from './deeds.ts'

const TOLD_MS = 5000

/** What is done with answers that wait for their time: sent now, moved, or back into the draft. */
export function useLater(
  { id: conversationId, name }: Conversation,
  deeds: Deeds,
  onRefused: (fault: unknown) => void,
) {
  const { api, me, may } = useBrand()
  const { ask } = useStage()
  const { say } = useDone()
  const t = useText()
  const formats = useFormats()
  const holding = useHolding()
  const keeperOf = useKeeper()
  const pointed = useRef<Message>(undefined)
  /** In the place of what was told of it before. */
  const tell = ({ id }: Message, words: string): void => say({ key: id, words, until: Date.now() + TOLD_MS })
  const change = async (message: Message, sendAt: number | null): Promise<void> => {
    try {
      const body: MessageChange = { sendAt }
      const mark = (changed: Message): void => markMessages(holding, conversationId, [changed])
      await markAnswer(api.patch<Message>(`/messages/${message.id}`, body), mark)
      tell(message, sendAt === null ? t('done.sent', { name }) : t('later.moved', { time: formats.moment(sendAt) }))
    } catch (fault) {
      askAgain(holding, conversationId)
      onRefused(fault)
    }
  }
  /** Into the draft as it was written: a cover would leave with the next answer. */
  const takeBack = async (message: Message): Promise<void> => {
    const { id, isCovered } = message
    const whole = isCovered ? await api.post<Message>(`/messages/${id}/uncover`).catch(onRefused) : message
    if (!whole || !(await deeds.withdraw(message))) return
    putDraftBack(keeperOf, conversationId, draftOf(whole))
    tell(message, t('done.back', { name }))
  }
  const onLater: OnLater = (message, deed) => {
    if (deed === 'now') void change(message, null)
    else if (deed === 'change') {
      pointed.current = message
      ask(DEEDS.changeTime)
    } else {
      void takeBack(message)
    }
  }
  return {
    laterOf: (message: Message) => (message.author.id === me.person.id || may('supervise') ? onLater : undefined),
    moving: (at: number): void => void (pointed.current && change(pointed.current, at)),
  }
}

/** What was written, out of what would have left. */
function draftOf({ text, parts, visibility, quote }: Message): Draft {
  return {
    ...emptyDraft(visibility === 'public' ? 'public' : 'private'),
    text: text ?? '',
    files: parts.flatMap(part => ('file' in part ? [part.file] : [])),
    ...(quote && { quoteId: quote.id }),
  }
}
