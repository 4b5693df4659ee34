import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { Callout, useNow } from '#web/ui'
import { useBrand, useFaultWords } from '#web/api'
import { useStage, usePart } from '#web/actions'
import { useColleagues } from '#web/people'
import { useChannelName, useChannels, useProfiles } from '#web/profiles'
import { useText } from '#web/texts'
import type { Conversation, Message } from '#protocol'
import { drawerOf } from './cache.ts'
import { DEEDS } from './deed-names.ts'
import { useDeeds } from './deeds.ts'
import { Dropping } from './dropping.tsx'
import type { Draft } from './draft.ts'
import { EntryView } from './entry.tsx'
import type { Entry } from './entries.ts'
import { pendingMessage, withPending } from './pending.ts'
import { useHere, useTheirTyping } from './presence.ts'
import { type useMessages, useReasons } from './queries.ts'
import { useSending } from './sending.tsx'
import { StateLines } from './state-lines.tsx'
import { TalkHead } from './talk-head.tsx'
import type { TalkProps } from './talk.tsx'
import { Thread } from './thread.tsx'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { usePatience } from './use-patience.ts'
import { useReply } from './use-reply.ts'
import { useUnread } from './use-unread.ts'
import { canSend, Writing } from './writing.tsx'
import css from './talk.module.css'

type OpenTalkProps = TalkProps & { conversation: Conversation; loaded: ReturnType<typeof useMessages> }

const TYPING_MS = 6000

/** A conversation that is there. */
export function OpenTalk(props: OpenTalkProps) {
  const { conversation, loaded, isOffline, isPanelOpen, onPanel, onBack, onDoneWith, onTyping } = props
  const { id } = conversation
  const t = useText()
  const { ask } = useStage()
  const { workspace, me } = useBrand()
  const [fault, setFault] = useState<unknown>()
  const deeds = useDeeds(setFault)
  const field = useRef<HTMLTextAreaElement>(null)
  const [isWritingOn, setWritingOn] = useState(false)
  const [draft, setDraftState] = useDraft(
    drawerOf({ workspaceId: workspace.id, me: me.person.id }),
    id,
    conversation.composer,
  )
  const setDraft = useCallback((change: (now: Draft) => Draft) => setDraftState(change), [setDraftState])
  const taking = useFiles({
    rules: conversation.composer,
    already: draft.files.length,
    onFile: card => setDraft(now => ({ ...now, files: [...now.files, card] })),
  })
  const write = (kind: Draft['kind']): void => {
    setWritingOn(true)
    setDraft(now => ({ ...now, kind }))
    requestAnimationFrame(() => field.current?.focus())
  }
  const { leave } = useReply({
    conversation,
    draft,
    setDraft,
    deeds,
    onRefused: setFault,
    onBack: () => write('reply'),
  })
  const reasons = useReasons().data ?? NONE
  const colleagues = useColleagues().data ?? NONE
  const here = useHere(id)
  const messages = useTold(props)
  const markRead = useCallback(() => deeds.markRead(id), [deeds, id])
  const unreadFrom = useUnread(loaded.data?.rows, conversation.unread, markRead)
  const drawn = useDrawn(props, reasons, colleagues, deeds.retry)
  const typedAt = useRef(0)
  const channel = useChannels().data?.find(one => one.id === conversation.channel)
  const nameOf = useChannelName()

  const leaveNow = (): void => {
    if (leave()) setWritingOn(false)
  }
  const [isWaitingForFiles, waitForFiles] = usePatience(taking.isBusy, leaveNow)
  const send = (then?: 'close'): void => {
    setFault(undefined)
    if (draft.kind === 'reply' && taking.isBusy) waitForFiles()
    else if (then === 'close' && draft.kind === 'reply') ask(DEEDS.sendClose)
    else leaveNow()
  }
  usePart('talk', {
    id,
    name: conversation.name,
    status: conversation.status,
    holder: conversation.holder,
    reasons,
    colleagues,
    canSend: canSend(draft, conversation),
    reply: () => write('reply'),
    note: () => write('note'),
    send,
    sendAndClose: reasonId => {
      if (leave({ reasonId })) onDoneWith()
    },
    close: reasonId => {
      deeds.close(id, reasonId)
      onDoneWith()
    },
    reopen: () => deeds.reopen(id),
    snooze: until => {
      deeds.snooze(id, until)
      onDoneWith()
    },
    assign: holder => deeds.assign(id, holder),
    togglePanel: onPanel,
    back: onBack,
  })
  const quote = channel?.can.quotes ? (message: Message) => quoteIt(message, setDraft, write) : undefined
  return (
    <section className={css.talk} aria-label={t('talk.label', { name: conversation.name })} data-region="talk">
      <TalkHead
        {...{ conversation, about: drawn.about, colleagues, here, isPanelOpen, onBack, onPanel }}
        onReopen={() => deeds.reopen(id)}
      />
      <Dropping onFiles={draft.kind === 'reply' && conversation.composer.maxMedia > 0 ? taking.add : undefined}>
        <Thread
          messages={messages}
          unreadFrom={unreadFrom}
          hasEarlier={loaded.data?.next != null}
          onEarlier={loaded.earlier}
          draw={(entry, onJump) => drawn.draw(entry, onJump, quote)}
          foot={<TheirTyping id={id} name={conversation.name} />}
        />
        <StateLines
          {...{ conversation, colleagues, here, reasons, isOffline }}
          isWritingOn={isWritingOn}
          onWriteOn={() => write('reply')}
        >
          <Writing
            {...{ conversation, draft, taking, field }}
            channelName={nameOf(conversation.channel)}
            windowMs={channel?.can.windowMs ?? null}
            onDraft={setDraft}
            quoted={messages.find(message => message.id === draft.quoteId)}
            onSend={send}
            onTyping={() => {
              const now = Date.now()
              if (now - typedAt.current < TYPING_MS / 2) return
              typedAt.current = now
              onTyping(id, now + TYPING_MS)
            }}
            questions={
              (fault !== undefined || isWaitingForFiles) && <Questions fault={fault} isWaiting={isWaitingForFiles} />
            }
          />
        </StateLines>
      </Dropping>
    </section>
  )
}

/** What stands in the way, or is being waited for. */
function Questions({ fault, isWaiting }: { fault: unknown; isWaiting: boolean }) {
  const t = useText()
  const words = useFaultWords()
  if (fault === undefined) return isWaiting ? <Callout>{t('files.wait')}</Callout> : null
  return (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}

const NONE: never[] = []

function quoteIt(
  message: Message,
  setDraft: (change: (now: Draft) => Draft) => void,
  write: (kind: 'reply') => void,
): void {
  setDraft(now => ({ ...now, quoteId: message.id }))
  write('reply')
}

/** What the server told, and what is on its way from this browser. */
function useTold({ conversation, loaded }: OpenTalkProps): Message[] {
  const { me } = useBrand()
  const { waiting } = useSending()
  const rows = loaded.data?.rows
  return useMemo(() => {
    const pending = waiting
      .filter(one => one.conversationId === conversation.id)
      .map(one => pendingMessage(one, conversation, me.person))
    return withPending(rows ?? [], pending)
  }, [rows, waiting, conversation, me])
}

type Drawing = (
  entry: Entry,
  onJump: (messageId: string) => void,
  onQuote: ((message: Message) => void) | undefined,
) => ReactNode

/** How each line is drawn, with the names it needs. */
function useDrawn(
  { conversation, loaded }: OpenTalkProps,
  reasons: Parameters<typeof EntryView>[0]['reasons'],
  colleagues: readonly { id: string; name: string }[],
  onRetry: (message: Message) => void,
) {
  const t = useText()
  const now = useNow(60_000)
  const { me } = useBrand()
  const channelName = useChannelName()
  const profiles = useProfiles().data ?? NONE
  const { waiting, isStuck } = useSending()
  const stuck = new Set(isStuck ? waiting.map(({ body }) => body.id) : [])
  const profileName = (profileId: string): string | undefined => profiles.find(one => one.id === profileId)?.name
  const nameOf = (personId: string): string =>
    personId === me.person.id
      ? t('system.you')
      : (colleagues.find(one => one.id === personId)?.name ?? t('system.somebody'))
  const lastId = loaded.data?.rows.at(-1)?.id
  const draw: Drawing = (entry, onJump, onQuote) => (
    <EntryView
      {...{ entry, stuck, channelName, profileName, nameOf, reasons, now, onRetry, onQuote, onJump }}
      isLast={'message' in entry && entry.message.id === lastId}
    />
  )
  const about =
    conversation.subject ??
    [channelName(conversation.channel), profileName(conversation.profileId)].filter(Boolean).join(' · ')
  return { draw, about }
}

function TheirTyping({ id, name }: { id: string; name: string }) {
  const t = useText()
  const isTyping = useTheirTyping(id)
  return isTyping ? <p className={css.typing}>{t('talk.writing', { name })}</p> : null
}
