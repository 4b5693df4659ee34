import { useEffect, useMemo } from 'react'
import { ServerCrash, WifiOff } from 'lucide'
import { Button } from '#web/ui'
import { ErrorState, LoadingShape } from '#web/states'
import { isFault, useFaultWords } from '#web/api'
import { useText } from '#web/texts'
import { useCalled } from '#web/customers'
import { type Draft, emptyDraft, putDraftBack, useKeeper } from '#web/outbox'
import { useConversation, useMessages } from '#web/cache'
import { OpenTalk } from './open-talk.tsx'
import css from './talk.module.css'

export type TalkProps = {
  id: string
  isOffline: boolean
  /** It has the whole window: its name is that of the page. */
  isAlone: boolean
  isPanelOpen: boolean
  /** What of the customer's history is looked at, as the address says it. */
  look: Record<string, unknown>
  onLook: (query: Record<string, string>) => void
  /** Told which other conversations stand beside it on screen. */
  onBeside: (ids: readonly string[]) => void
  onPanel: () => void
  onBack: () => void
  /** The next conversation in the list, when this one is done with. */
  onDoneWith: () => void
  /** Another conversation in the place of this one. */
  onElsewhere: (conversationId: string) => void
  /** Told while somebody writes, so that colleagues see it. */
  onTyping: (conversationId: string, writes: Draft['kind'], until: number) => void
}

/** A conversation: what was said, and where the answer is written. */
export function Talk(props: TalkProps) {
  const t = useText()
  const words = useFaultWords()
  const conversation = useConversation(props.id)
  const messages = useMessages(props.id)
  const name = useCalled()(conversation.data?.name ?? '')
  const called = useMemo(() => conversation.data && { ...conversation.data, name }, [conversation.data, name])
  useTakenAlong(props, conversation.data?.mergedInto ?? null)
  const fault = (!conversation.data && conversation.error) || (!messages.data && messages.error)
  if (called && messages.data) {
    return <OpenTalk {...props} key={props.id} conversation={called} loaded={messages} />
  }
  if (!fault) {
    return (
      <section className={css.talk} data-region="talk">
        <LoadingShape as="talk" label={t('common.loading')} count={6} />
      </section>
    )
  }
  const isAway = isFault(fault) && fault.status === 0
  const isGone = isFault(fault) && fault.status === 404
  return (
    <section className={css.wrong} data-region="talk">
      <ErrorState
        icon={isAway ? WifiOff : ServerCrash}
        title={t(isGone ? 'talk.gone' : 'talk.error')}
        deed={
          isGone ? (
            <Button onClick={props.onBack}>{t('talk.back')}</Button>
          ) : (
            <Button
              onClick={() => {
                void conversation.refetch()
                void messages.refetch()
              }}
            >
              {t('common.again')}
            </Button>
          )
        }
      >
        {words(fault)}
      </ErrorState>
    </section>
  )
}

/** What was said here stands in another conversation: one is taken there, with what one was writing. */
function useTakenAlong({ id, onElsewhere }: TalkProps, into: string | null): void {
  const keeperOf = useKeeper()
  useEffect(() => {
    if (into === null) return
    onElsewhere(into)
    // Once the composer here is gone, all that was written in it is kept.
    return () =>
      queueMicrotask(() => {
        const keeper = keeperOf(id)
        // What the server has of it is that of the conversation left.
        const { bases: _, ...draft } = keeper.draft()
        if (draft.text.trim() === '' && draft.files.length === 0) return
        putDraftBack(keeperOf, into, draft)
        keeper.change(emptyDraft(draft.visibility))
        keeper.flush()
      })
  }, [into, id, keeperOf, onElsewhere])
}
