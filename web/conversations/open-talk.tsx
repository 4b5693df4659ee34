import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useNow } from '#web/ui'
import { usePart } from '#web/actions'
import { useBrand } from '#web/api'
import { useColleagues } from '#web/people'
import { useChannelName, useChannels, useProfiles } from '#web/profiles'
import { useText } from '#web/texts'
import type { Colleague, Conversation, Message, Reason } from '#protocol'
import { Answer, type AnswerHandle } from './answer.tsx'
import { type Deeds, useDeeds } from './deeds.ts'
import { Dropping } from './dropping.tsx'
import type { Entry } from './entries.ts'
import { EntryView } from './entry.tsx'
import { pendingMessage, withPending } from './pending.ts'
import { possibleActs } from './possible-acts.ts'
import { useHere, useTheirTyping } from './presence.ts'
import { type useMessages, useReasons } from './queries.ts'
import { useSending } from './sending.tsx'
import { TalkHead } from './talk-head.tsx'
import type { TalkProps } from './talk.tsx'
import { Thread } from './thread.tsx'
import { useUnread } from './use-unread.ts'
import css from './talk.module.css'

type OpenTalkProps = TalkProps & { conversation: Conversation; loaded: ReturnType<typeof useMessages> }

/** A conversation that is there. */
export function OpenTalk(props: OpenTalkProps) {
  const { conversation, loaded, isOffline, isAlone, isPanelOpen, onPanel, onBack, onDoneWith, onTyping } = props
  const { id } = conversation
  const t = useText()
  const [fault, setFault] = useState<unknown>()
  const deeds = useDeeds(setFault)
  const answer = useRef<AnswerHandle>(null)
  const reasons = useReasons().data ?? NONE
  const colleagues = useColleagues().data ?? NONE
  const here = useHere(id)
  const messages = useTold(props)
  const markRead = useCallback(() => deeds.markRead(id), [deeds, id])
  const unreadFrom = useUnread(loaded.data?.rows, conversation.unread, markRead)
  const { draw, about } = useDrawn(props, { reasons, colleagues, deeds, answer })
  usePart('talk', {
    ...{ id, reasons, colleagues, name: conversation.name, status: conversation.status, holder: conversation.holder },
    ...{ togglePanel: onPanel, back: onBack, ...over(id, deeds, onDoneWith) },
  })
  return (
    <section className={css.talk} aria-label={t('talk.label', { name: conversation.name })} data-region="talk">
      <TalkHead
        {...{ conversation, about, colleagues, here, isPanelOpen, isAlone, onBack, onPanel }}
        onReopen={() => deeds.reopen(id)}
      />
      <Dropping
        onFiles={
          conversation.composer.faces.some(face => face.maxMedia > 0)
            ? files => answer.current?.addFiles(files)
            : undefined
        }
      >
        <Thread
          {...{ messages, unreadFrom, draw }}
          hasEarlier={loaded.data?.next != null}
          onEarlier={loaded.earlier}
          foot={<TheirTyping id={id} name={conversation.name} />}
        />
        <Answer
          ref={answer}
          {...{ conversation, messages, colleagues, here, reasons, isOffline, deeds, fault, onDoneWith, onTyping }}
          onFault={setFault}
        />
      </Dropping>
    </section>
  )
}

const NONE: never[] = []

const faceOf = ({ faces }: Conversation['composer'], { visibility }: Message) =>
  faces.find(face => face.visibility === visibility)

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
    assign: (holder: Conversation['holder']) => deeds.assign(id, holder),
  }
}

/** What the server told, and what is on its way from this browser. */
function useTold({ conversation, loaded }: OpenTalkProps): Message[] {
  const { me } = useBrand()
  const { waiting } = useSending()
  const rows = loaded.data?.rows
  const { id, profileId, channel } = conversation
  return useMemo(() => {
    const pending = waiting
      .filter(one => one.conversationId === id)
      .map(one => pendingMessage(one, { id, profileId, channel }, me.person))
    return withPending(rows ?? [], pending)
  }, [rows, waiting, id, profileId, channel, me])
}

type Around = {
  reasons: readonly Reason[]
  colleagues: readonly Colleague[]
  deeds: Deeds
  answer: { current: AnswerHandle | null }
}

/** How each line is drawn, with the names it needs. */
function useDrawn({ conversation, loaded }: OpenTalkProps, { reasons, colleagues, deeds, answer }: Around) {
  const t = useText()
  const now = useNow(60_000)
  const { me } = useBrand()
  const channelName = useChannelName()
  const profiles = useProfiles().data ?? NONE
  const can = useChannels().data?.find(one => one.id === conversation.channel)?.can
  const canQuote = can?.quotes ?? false
  const { waiting, isStuck } = useSending()
  const stuck = new Set(isStuck ? waiting.map(({ body }) => body.id) : [])
  const profileName = (profileId: string): string | undefined => profiles.find(one => one.id === profileId)?.name
  const nameOf = (personId: string): string =>
    personId === me.person.id
      ? t('system.you')
      : (colleagues.find(one => one.id === personId)?.name ?? t('system.somebody'))
  const lastId = loaded.data?.rows.at(-1)?.id
  const onQuote = canQuote ? (message: Message) => answer.current?.quote(message) : undefined
  const draw = (entry: Entry, onJump: (messageId: string) => void): ReactNode => (
    <EntryView
      {...{ entry, stuck, channelName, profileName, nameOf, reasons, now, onQuote, onJump }}
      onRetry={deeds.retry}
      onAct={deeds.act}
      possibleOf={message => possibleActs(message, can, now)}
      limitOf={message => faceOf(conversation.composer, message)?.text}
      isLast={'message' in entry && entry.message.id === lastId}
    />
  )
  const where = [channelName(conversation.channel), profileName(conversation.profileId)]
  return { draw, about: conversation.subject ?? where.filter(Boolean).join(' · ') }
}

function TheirTyping({ id, name }: { id: string; name: string }) {
  const t = useText()
  const isTyping = useTheirTyping(id)
  return isTyping ? <p className={css.typing}>{t('talk.writing', { name })}</p> : null
}
