import { type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Callout } from '#web/ui'
import { usePart, useStage } from '#web/actions'
import { useFaultWords } from '#web/api'
import type { Present } from '#web/cache'
import { LanguageButton, useChecks, WaysButton } from '#web/checks'
import { canSend, faceFor, noFiles } from '#web/limits'
import type { Hands } from '#web/notifications'
import type { Draft } from '#web/outbox'
import { useChannelName, useChannels } from '#web/profiles'
import { useText } from '#web/texts'
import { AlsoWaiting } from '#web/history'
import type { Colleague, Conversation, Message, Reason, Row } from '#protocol'
import { GapQuestion, useGapCheck } from './gap-question.tsx'
import { OtherDraft } from './other-draft.tsx'
import { StateLines } from './state-lines.tsx'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { usePatience } from './use-patience.ts'
import { type SendThen, useReply, type Withdraw } from './use-reply.ts'
import { useSnippetPart } from './use-snippet-part.tsx'
import { useTyping } from './use-typing.ts'
import { WindowQuestion } from './window-question.tsx'
import { Writing } from './writing.tsx'

/** Other ways to send: with what is done then, or when. */
export type SendWay = 'close' | 'snooze' | 'later'

/** What the conversation above can ask of its composer. */
export type AnswerHandle = {
  quote: (message: Message) => void
  /** Answers a public message where its writer alone reads it. */
  privately: (message: Message) => void
  addFiles: (files: File[]) => void
}

export type AnswerProps = {
  ref: Ref<AnswerHandle>
  conversation: Conversation
  messages: readonly Message[]
  colleagues: readonly Colleague[]
  here: Present
  hands: Hands
  reasons: readonly Reason[]
  isOffline: boolean
  withdraw: Withdraw
  /** To another conversation of the customer, where it stands in their history. */
  onLook: (row: Row) => void
  /** The actions that ask for the reason, or the time, before what is written leaves. */
  asks: Record<SendWay, string>
  fault: unknown
  onFault: (fault: unknown) => void
  onDoneWith: () => void
  onTyping: (conversationId: string, writes: Draft['kind'], until: number) => void
}

/** The foot of a conversation: what is being written, and what stands in its way. It alone is drawn again with each key. */
export function Answer(props: AnswerProps) {
  const { conversation, messages, fault } = props
  const { id, channel } = conversation
  const [isWritingOn, setWritingOn] = useState(false)
  const written = useWritten(props, setWritingOn)
  const { draft, setDraft, others, choose, field, taking, send, isWaitingForFiles, write, checks, waysButton } = written
  const { gap, later } = written
  const other = others.find(({ kind }) => kind === draft.kind)
  const { speaking } = checks
  useHandle(props, written)
  return (
    <StateLines {...props} writes={draft.kind} isWritingOn={isWritingOn} onWriteOn={() => write('reply')}>
      <AlsoWaiting
        rows={conversation.alsoWaiting}
        settles={draft.kind === 'reply' ? (draft.settles ?? []) : undefined}
        onSettles={settles => setDraft(now => ({ ...now, settles }))}
        onLook={props.onLook}
      />
      <Writing
        {...{ conversation, draft, taking, field }}
        {...useChannelFacts(channel)}
        {...{ checks, language: speaking.language }}
        languageButton={<LanguageButton language={speaking.language} onChoose={speaking.choose} />}
        waysButton={<WaysButton ref={waysButton} {...{ conversation, draft, onDraft: setDraft }} />}
        onDraft={setDraft}
        quoted={messages.find(message => message.id === draft.quoteId)}
        replaced={replacedBy(conversation, draft, messages)}
        onSend={send}
        onTyping={useTyping(id, draft, props.onTyping)}
        questions={
          <>
            {other && (
              <OtherDraft
                key={other.version}
                other={other}
                onChoose={(...choice) => {
                  choose(...choice)
                  field.current?.focus()
                }}
              />
            )}
            {checks.questions}
            {later.asked && <WindowQuestion {...later.asked} onSchedule={later.schedule} onDrop={later.drop} />}
            {gap.asked && <GapQuestion gap={gap.asked} onGo={gap.go} onAnyway={gap.anyway} />}
            {((fault !== undefined && !checks.isTold) || isWaitingForFiles) && (
              <Questions fault={fault} isWaiting={isWaitingForFiles} />
            )}
          </>
        }
      />
    </StateLines>
  )
}

/** What is written, and the ways in which it leaves. */
function useWritten(props: AnswerProps, setWritingOn: (is: boolean) => void) {
  const { conversation, colleagues, messages, withdraw, asks, onFault } = props
  const { id, composer } = conversation
  const { ask } = useStage()
  const field = useRef<HTMLTextAreaElement>(null)
  const toField = useCallback(() => requestAnimationFrame(() => field.current?.focus()), [])
  const { draft, setDraft, versionOf, others, choose } = useDraft(id, composer, toField)
  const taking = useFiles({
    rules: faceFor(composer, draft) ?? noFiles,
    already: draft.files.length,
    onFile: card => setDraft(now => ({ ...now, files: [...now.files, card] })),
  })
  const write = (kind: Draft['kind']): void => {
    // At once, since the keys that follow are text; and again behind a menu that gives the focus back as it closes.
    flushSync(() => {
      setWritingOn(true)
      setDraft(now => ({ ...now, kind }))
    })
    field.current?.focus()
    toField()
  }
  const gap = useGapCheck(draft, field)
  const reply = useReply({
    ...{ conversation, colleagues, messages, draft, setDraft },
    ...{ versionOf, withdraw, onRefused: onFault },
  })
  const checks = useChecks({ conversation, draft, onDraft: setDraft, field, fault: props.fault })
  const waysButton = useRef<HTMLButtonElement>(null)
  /** Lets it go, at once or once its gaps are filled and it has been said why. */
  const depart = (onLeft: () => void, then?: SendThen): void => {
    if (!gap.check(() => depart(onLeft, then))) return
    void checks.release(
      beside => {
        const back = checks.done(beside)
        if (reply({ then, beside, back })) onLeft()
        else back()
      },
      then && 'sendAt' in then ? then.sendAt : undefined,
    )
  }
  const done = (): void => setWritingOn(false)
  const leaveNow = (): void => depart(done)
  const later = useLater(conversation, draft, sendAt => depart(done, { sendAt }))
  const [isWaitingForFiles, waitForFiles] = usePatience(taking.isBusy, leaveNow)
  const send = (then?: SendWay): void => {
    onFault(undefined)
    if (draft.kind === 'reply' && taking.isBusy) waitForFiles()
    else if (then && draft.kind === 'reply' && !checks.isStopped) ask(asks[then])
    else leaveNow()
  }
  const ways = { write, depart, send, checks, waysButton, gap, later }
  return { draft, setDraft, others, choose, field, taking, isWaitingForFiles, ...ways }
}

/** When the window for what is written closes; null where there is none. */
const windowOf = ({ composer }: Conversation, draft: Draft): number | null =>
  faceFor(composer, draft)?.windowUntil ?? null

/** Whoever chooses a time behind the end of the window is asked before. */
function useLater(conversation: Conversation, draft: Draft, leave: (sendAt: number) => void) {
  const [asked, setAsked] = useState<{ until: number; at: number; now: number }>()
  const schedule = (at: number): void => {
    setAsked(undefined)
    leave(at)
  }
  return {
    asked,
    schedule,
    drop: () => setAsked(undefined),
    choose(at: number): void {
      const until = windowOf(conversation, draft)
      if (until !== null && until <= at) setAsked({ until, at, now: Date.now() })
      else schedule(at)
    },
  }
}

/** What keys, menus and the conversation above can do with it. */
function useHandle(
  { ref, conversation, onDoneWith }: AnswerProps,
  { draft, setDraft, write, depart, send, taking, waysButton, field, later }: ReturnType<typeof useWritten>,
): void {
  usePart('writing', {
    kind: draft.kind,
    canSend: canSend(draft, conversation),
    windowUntil: windowOf(conversation, draft),
    reply: () => write('reply'),
    note: () => write('note'),
    send,
    sendAndClose: reasonId => depart(onDoneWith, { reasonId }),
    sendAndSnooze: until => depart(onDoneWith, { until }),
    sendLater: later.choose,
    elsewhere: () => waysButton.current?.click(),
    ...useSnippetPart(conversation, draft, setDraft, field),
  })
  const answer = (message: Message, visibility: Draft['visibility']): void => {
    setDraft(now => ({ ...now, visibility, quoteId: message.id }))
    write('reply')
  }
  const canBe = ({ visibility }: Message): Draft['visibility'] => (visibility === 'public' ? 'public' : 'private')
  useImperativeHandle(ref, () => ({
    quote: message => answer(message, canBe(message)),
    privately: message => answer(message, 'private'),
    addFiles(files) {
      write('reply')
      taking.add(files)
    },
  }))
}

/** Our answer that this one takes the place of, where the platform has room for one. */
function replacedBy({ composer }: Conversation, draft: Draft, messages: readonly Message[]): Message | undefined {
  if (draft.kind === 'note' || !faceFor(composer, draft)?.replaces) return undefined
  return messages.findLast(
    ({ direction, visibility, state, deletedAt }) =>
      direction === 'out' && visibility === draft.visibility && deletedAt === null && state !== 'failed',
  )
}

function useChannelFacts(code: string): { channelName: string; windowMs: number | null } {
  const channel = useChannels().data?.find(one => one.id === code)
  const nameOf = useChannelName()
  return { channelName: nameOf(code), windowMs: channel?.can.windowMs ?? null }
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
