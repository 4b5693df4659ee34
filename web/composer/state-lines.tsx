import { lazy, type ReactNode, Suspense } from 'react'
import { AtSign } from 'lucide'
import { Button, Callout, Kbd, useNow } from '#web/ui'
import { OfflineLine, UndoLine } from '#web/states'
import { printed, useStage } from '#web/actions'
import { useBrand } from '#web/api'
import type { Present } from '#web/cache'
import { bringHandsLine, type Hands } from '#web/notifications'
import { type Done, type Draft, useDone, useSending, useSentHere } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import { type Colleague, type Conversation, holdMs, type Reason } from '#protocol'
import css from './writing.module.css'

// One that cannot be brought stops nobody from writing.
const HandsLine = lazy(async () => {
  const brought = await bringHandsLine().catch(() => undefined)
  return { default: brought?.HandsLine ?? (() => null) }
})

type StateLinesProps = {
  conversation: Conversation
  colleagues: readonly Colleague[]
  here: Present
  hands: Hands
  /** What is being written here. */
  writes: Draft['kind']
  reasons: readonly Reason[]
  isOffline: boolean
  /** Somebody writes on while the last reply can still be taken back. */
  isWritingOn: boolean
  onWriteOn: () => void
  children: ReactNode
}

/** What stands above the composer, or in its place: the way back from what was just sent, no connection, somebody else. */
export function StateLines(props: StateLinesProps) {
  const { conversation, hands, isOffline, isWritingOn, onWriteOn, children } = props
  const t = useText()
  const sent = useSentHere(conversation.id)
  return (
    <>
      <Connection isOffline={isOffline} />
      <Another {...props} />
      <Over {...props} />
      <Asked conversation={conversation} />
      {hands.wantedBy && (
        <InHands>
          <HandsLine wantedBy={hands.wantedBy} />
        </InHands>
      )}
      {sent && (
        <div className={css.lines}>
          <Undo key={sent.key} sent={sent} />
        </div>
      )}
      {sent && !isWritingOn ? (
        <div className={css.lines}>
          <Button kind="ghost" size="s" aria-keyshortcuts="R" onClick={onWriteOn}>
            {t('writing.another')} <Kbd keys={printed('R')} />
          </Button>
        </div>
      ) : (
        children
      )}
    </>
  )
}

/** The ring empties with the time there is; then the reply is on its way. */
function Undo({ sent: { key, until, reply } }: { sent: Done }) {
  const t = useText()
  const formats = useFormats()
  const leftMs = until - useNow(250)
  const { undo } = useDone()
  return (
    <UndoLine
      title={t('done.leaves', { time: formats.span(Math.max(0, leftMs) + 999) })}
      left={leftMs / holdMs}
      deed={
        <Button size="s" aria-keyshortcuts="Z" onClick={() => undo(key)}>
          {t('done.undo')} <Kbd keys={printed('Z')} />
        </Button>
      }
    >
      «{reply?.text}»
    </UndoLine>
  )
}

function Connection({ isOffline }: { isOffline: boolean }) {
  const t = useText()
  const { waiting, isStuck, tryAgain } = useSending()
  if (!isOffline && !isStuck) return null
  return (
    <div className={css.lines}>
      <OfflineLine
        title={t('offline.title')}
        deed={
          waiting.length > 0 && (
            <Button size="s" onClick={tryAgain}>
              {t('offline.again')}
            </Button>
          )
        }
      >
        {waiting.length > 0 ? t('offline.waiting', { count: waiting.length }) : t('offline.kept')}
      </OfflineLine>
    </div>
  )
}

/** A note asks the reader: what they write settles it, or their saying so. */
function Asked({ conversation }: Pick<StateLinesProps, 'conversation'>) {
  const t = useText()
  const { look } = useStage()
  if (conversation.mentionedAt === null) return null
  return (
    <div className={css.lines}>
      <Callout
        isLine
        icon={AtSign}
        deeds={
          <Button size="s" aria-keyshortcuts="D" onClick={() => look().talk?.settleMention()}>
            {t('mention.settle')} <Kbd keys={printed('D')} />
          </Button>
        }
      >
        {t('mention.asked')}
      </Callout>
    </div>
  )
}

/** A colleague has it, or is answering or noting something: said before one writes, not after. */
function Another({ conversation: { holder }, colleagues, here, hands, writes }: StateLinesProps) {
  const t = useText()
  const { me } = useBrand()
  const writers = here.filter(one => one.writes !== null && one.id !== me.person.id)
  const writer = writers.find(one => one.writes === 'reply') ?? writers[0]
  const name = colleagues.find(one => one.id === writer?.id)?.name
  const isReplying = name !== undefined && writer?.writes === 'reply'
  const isTheirs = isReplying && holder.kind === 'agent' && writer.id === holder.id
  // A note is always free.
  const heldBy = writes === 'reply' ? hands.heldBy : undefined
  if (heldBy && (!name || isTheirs)) {
    return (
      <InHands>
        <HandsLine held={{ name: heldBy, isAnswering: isTheirs, isAsked: hands.isAsked }} />
      </InHands>
    )
  }
  if (!name) return null
  return (
    <div className={css.lines}>
      {isReplying ? (
        <Callout tone="soon">{t('talk.collision', { name })}</Callout>
      ) : (
        <Callout>{t('talk.noting', { name })}</Callout>
      )}
    </div>
  )
}

const InHands = ({ children }: { children: ReactNode }) => (
  <div className={css.lines}>
    <Suspense>{children}</Suspense>
  </div>
)

/** It is over, until the customer writes. */
function Over({ conversation, reasons }: Pick<StateLinesProps, 'conversation' | 'reasons'>) {
  const t = useText()
  const reason = reasons.find(one => one.id === conversation.reasonId)?.label
  if (conversation.status !== 'closed') return null
  return (
    <div className={css.lines}>
      <Callout>{reason ? t('talk.closed.reason', { reason }) : t('talk.closed')}</Callout>
    </div>
  )
}
