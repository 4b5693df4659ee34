import { type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { Callout } from '#web/ui'
import { usePart, useStage } from '#web/actions'
import { useBrand, useFaultWords } from '#web/api'
import { useChannelName, useChannels } from '#web/profiles'
import { useText } from '#web/texts'
import type { Colleague, Conversation, Message, Reason } from '#protocol'
import { drawerOf } from './cache.ts'
import { DEEDS } from './deed-names.ts'
import type { Deeds } from './deeds.ts'
import type { Draft } from './draft.ts'
import { faceFor, noFiles } from './face.ts'
import type { Present } from './presence.ts'
import { StateLines } from './state-lines.tsx'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { usePatience } from './use-patience.ts'
import { useReply } from './use-reply.ts'
import { canSend, Writing } from './writing.tsx'

/** What the conversation above can ask of its composer. */
export type AnswerHandle = { quote: (message: Message) => void; addFiles: (files: File[]) => void }

type AnswerProps = {
  ref: Ref<AnswerHandle>
  conversation: Conversation
  messages: readonly Message[]
  colleagues: readonly Colleague[]
  here: Present
  reasons: readonly Reason[]
  isOffline: boolean
  deeds: Deeds
  fault: unknown
  onFault: (fault: unknown) => void
  onDoneWith: () => void
  onTyping: (conversationId: string, writes: Draft['kind'], until: number) => void
}

const TYPING_MS = 6000

/** The foot of a conversation: what is being written, and what stands in its way. It alone is drawn again with each key. */
export function Answer(props: AnswerProps) {
  const { ref, conversation, messages, colleagues, here, reasons, isOffline, deeds, fault, onFault } = props
  const { id, composer } = conversation
  const { ask } = useStage()
  const { workspace, me } = useBrand()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isWritingOn, setWritingOn] = useState(false)
  const whose = drawerOf({ workspaceId: workspace.id, me: me.person.id })
  const [draft, setDraft] = useDraft(whose, id, composer)
  const taking = useFiles({
    rules: faceFor(composer, draft) ?? noFiles,
    already: draft.files.length,
    onFile: card => setDraft(now => ({ ...now, files: [...now.files, card] })),
  })
  const write = (kind: Draft['kind']): void => {
    setWritingOn(true)
    setDraft(now => ({ ...now, kind }))
    requestAnimationFrame(() => field.current?.focus())
  }
  const { leave } = useReply({ conversation, draft, setDraft, deeds, onRefused: onFault, onBack: () => write('reply') })
  const leaveNow = (): void => {
    if (leave()) setWritingOn(false)
  }
  const [isWaitingForFiles, waitForFiles] = usePatience(taking.isBusy, leaveNow)
  const send = (then?: 'close'): void => {
    onFault(undefined)
    if (draft.kind === 'reply' && taking.isBusy) waitForFiles()
    else if (then === 'close' && draft.kind === 'reply') ask(DEEDS.sendClose)
    else leaveNow()
  }
  usePart('writing', {
    canSend: canSend(draft, conversation),
    reply: () => write('reply'),
    note: () => write('note'),
    send,
    sendAndClose: reasonId => {
      if (leave({ reasonId })) props.onDoneWith()
    },
  })
  useImperativeHandle(ref, () => ({
    quote(message) {
      setDraft(now => ({ ...now, quoteId: message.id }))
      write('reply')
    },
    addFiles(files) {
      write('reply')
      taking.add(files)
    },
  }))
  return (
    <StateLines
      {...{ conversation, colleagues, here, reasons, isOffline, isWritingOn }}
      onWriteOn={() => write('reply')}
    >
      <Writing
        {...{ conversation, draft, taking, field }}
        {...useChannelFacts(conversation.channel)}
        onDraft={setDraft}
        quoted={messages.find(message => message.id === draft.quoteId)}
        onSend={send}
        onTyping={useTyping(id, draft.kind, props.onTyping)}
        questions={
          (fault !== undefined || isWaitingForFiles) && <Questions fault={fault} isWaiting={isWaitingForFiles} />
        }
      />
    </StateLines>
  )
}

function useChannelFacts(code: string): { channelName: string; windowMs: number | null } {
  const channel = useChannels().data?.find(one => one.id === code)
  const nameOf = useChannelName()
  return { channelName: nameOf(code), windowMs: channel?.can.windowMs ?? null }
}

/** Says what one is writing: at once when it becomes another thing, else now and then. */
function useTyping(id: string, writes: Draft['kind'], tell: AnswerProps['onTyping']): () => void {
  const said = useRef<{ writes: Draft['kind']; at: number }>(undefined)
  return useCallback(() => {
    const at = Date.now()
    if (said.current?.writes === writes && at - said.current.at < TYPING_MS / 2) return
    said.current = { writes, at }
    tell(id, writes, at + TYPING_MS)
  }, [id, writes, tell])
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
