import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { usePart } from '#web/actions'
import { useBrand } from '#web/api'
import { type useMessages, useHere } from '#web/cache'
import { Answer, type AnswerHandle } from '#web/composer'
import { bringMissingFields } from '#web/fields'
import { useSending } from '#web/outbox'
import { useColleagues } from '#web/people'
import { useReasons } from '#web/reasons'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'
import { HistoryBar, useFolding, useHistory, useLooking, useWholeOf } from '#web/history'
import { ToneLine, useCorrecting } from '#web/readings'
import { useHush } from '#web/sound'
import { Gallery } from '#web/viewer'
import type { Colleague, Conversation, Message } from '#protocol'
import { Uncovering, useUncovering } from '#web/shields'
import { Beside, useUnread } from '#web/thread'
import { Strips, useTogether } from '#web/together'
import { useWhy } from '#web/why'
import { DEEDS } from './deed-names.ts'
import { useMore } from './use-more.ts'
import type { Deeds } from './deeds.ts'
import { Dropping } from './dropping.tsx'
import { pendingMessage } from './pending.ts'
import { TagStrip } from './tag-strip.tsx'
import { TalkHead } from './talk-head.tsx'
import type { TalkProps } from './talk.tsx'
import { Told } from './told.tsx'
import { useActing } from './use-acting.ts'
import { useAsking } from './use-asking.ts'
import { useBeside } from './use-beside.ts'
import { useClosing } from './use-closing.ts'
import { useDeeds } from './use-deeds.ts'
import { useMacroPart } from './use-macro-part.ts'
import { useLater } from './use-later.ts'
import { useDrawn } from './use-drawn.tsx'
import { useTagging } from './use-tagging.ts'
import { withPending } from './with-pending.ts'
import css from './talk.module.css'

const MissingFields = lazy(async () => ({ default: (await bringMissingFields()).MissingFields }))

export type OpenTalkProps = TalkProps & { conversation: Conversation; loaded: ReturnType<typeof useMessages> }

/** A conversation that is there. */
export function OpenTalk(props: OpenTalkProps) {
  const { conversation, loaded, isOffline, isAlone, isPanelOpen, onPanel, onBack, onDoneWith, onElsewhere, onTyping } =
    props
  const [looking, onLook] = useLooking(props.look, props.onLook)
  const { id, name, composer } = conversation
  const t = useText()
  const [fault, setFault] = useState<unknown>()
  const deeds = useDeeds(setFault)
  const onAct = useActing(setFault)
  const answer = useRef<AnswerHandle>(null)
  const reasons = useReasons().data ?? NONE
  const colleagues = useColleagues().data ?? NONE
  const teams = useKnownTeams()
  const here = useHere(id)
  const told = useTold(props, colleagues)
  const history = useHistory(conversation, told, looking)
  const { folding, unfold, toggle } = useFolding(conversation, history.isNarrowed)
  const { rowOf, channels } = useBeside(props, history.conversations)
  const { messages } = history
  const whole = useWholeOf(conversation.customerId, messages)
  useHush()
  const closing = useClosing(id, reasons, conversation.status === 'closed')
  const tagging = useTagging(conversation, deeds, setFault)
  const markRead = useCallback(() => deeds.markRead(id), [deeds, id])
  const unreadFrom = useUnread(loaded.data?.rows, conversation.unread, markRead)
  const { laterOf, moving } = useLater(conversation, deeds, setFault)
  const { tags } = tagging
  const asking = useAsking(conversation, colleagues, deeds, setFault)
  const around = {
    reasons,
    colleagues,
    teams,
    tags,
    answer,
    onRetry: deeds.retry,
    onAct,
    laterOf,
    messages,
    rowOf,
    onToggle: toggle,
  }
  const { draw, about } = useDrawn(props, around)
  const correcting = useCorrecting(messages, setFault)
  const covering = useUncovering(id, messages, setFault)
  const why = useWhy(conversation)
  usePart('talk', {
    ...{ id, colleagues, teams, name, status: conversation.status, holder: conversation.holder },
    ...tagging,
    ...asking.part,
    correctReading: correcting.correctReading,
    uncover: covering.uncover,
    why: why.ask,
    isAsked: conversation.mentionedAt !== null,
    ...closing.part,
    ...useMacroPart(conversation, setFault),
    ...{ moving, togglePanel: onPanel, back: onBack, ...over(id, deeds, onDoneWith) },
  })
  const beside = useTogether({ conversation, messages, onFault: setFault, onElsewhere })
  const lines = {
    ...beside.lines,
    deedsOf: (message: Message) => [...beside.lines.deedsOf(message), ...correcting.deedsOf(message)],
  }
  const more = useMore(conversation)
  const takesFiles = composer.faces.some(face => face.maxMedia > 0)
  return (
    <section className={css.talk} aria-label={t('talk.label', { name })} data-region="talk">
      <TalkHead
        {...{ conversation, about, colleagues, teams, here, isPanelOpen, isAlone, onBack, onPanel }}
        onReopen={() => deeds.reopen(id)}
        more={more}
      />
      <TagStrip conversation={conversation} />
      <Strips conversation={conversation} messages={messages} />
      {beside.dialog}
      {correcting.float}
      {covering.said}
      {why.drawer}
      <HistoryBar
        {...{ looking, onLook, channels }}
        start={<ToneLine {...{ messages }} conversationId={id} onLook={message => onLook({ message })} />}
      />
      <Dropping onFiles={takesFiles ? files => answer.current?.addFiles(files) : undefined}>
        <Beside value={lines}>
          <Uncovering value={covering.held}>
            <Gallery whole={whole}>
              <Told {...{ conversation, looking, onLook, history, folding, unfold, unreadFrom, draw }} />
            </Gallery>
          </Uncovering>
        </Beside>
        <Answer
          ref={answer}
          {...{ conversation, colleagues, here, reasons, isOffline, fault, onDoneWith, onTyping }}
          hands={asking.hands}
          messages={told}
          withdraw={deeds.withdraw}
          asks={{ close: DEEDS.sendClose, snooze: DEEDS.sendSnooze, later: DEEDS.sendLater }}
          onFault={setFault}
          onLook={row => onLook({ at: row.last.at })}
        />
      </Dropping>
      {closing.asked && (
        <Suspense>
          <MissingFields conversationId={id} closing={closing.asked} onDone={closing.answer} />
        </Suspense>
      )}
    </section>
  )
}

const NONE: never[] = []

/** The deeds of this conversation; those that finish with it go on to the next. */
function over(id: string, deeds: Deeds, onDoneWith: () => void) {
  return {
    close(reasonId: string) {
      deeds.close(id, reasonId)
      onDoneWith()
    },
    snooze(until: number) {
      deeds.snooze(id, until)
      onDoneWith()
    },
    reopen: () => deeds.reopen(id),
    settleMention: () => deeds.settleMention(id, true),
    assign: (holder: Conversation['holder']) => deeds.assign(id, holder),
  }
}

/** What the server told, and what is on its way from this browser. */
function useTold({ conversation, loaded }: OpenTalkProps, colleagues: readonly Colleague[]): Message[] {
  const { me } = useBrand()
  const { waiting } = useSending()
  const rows = loaded.data?.rows
  const { id, profileId, channel } = conversation
  return useMemo(() => {
    const pending = waiting
      .filter(one => one.conversationId === id)
      .map(one => pendingMessage(one, { id, profileId, channel }, me.person, colleagues))
    return withPending(rows ?? [], pending)
  }, [rows, waiting, id, profileId, channel, me, colleagues])
}
