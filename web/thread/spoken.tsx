import type { ReactNode } from 'react'
import { RotateCcw } from 'lucide'
import { Button, Icon } from '#web/ui'
import { type ActName, type OnAct } from '#web/acts'
import { Message as Bubble } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { useCalled } from '#web/customers'
import type { TextLimit } from '#channel/length'
import type { Message } from '#protocol'
import { Below } from './below.tsx'
import { isOnlySeen } from './entries.ts'
import { copyText, MessageDeeds } from './message-deeds.tsx'
import { Later, type OnLater } from './later.tsx'
import { Said } from './said.tsx'
import css from './spoken.module.css'

export type SpokenProps = {
  message: Message
  /** All that was sent as one with it. */
  album: readonly Message[] | undefined
  isMore: boolean
  isLast: boolean
  isTimed: boolean
  /** Of whoever of ours wrote it. */
  picture: string | undefined
  /** It waits in this browser for a connection. */
  isStuck: boolean
  onRetry: (message: Message) => void
  onQuote: ((message: Message) => void) | undefined
  /** Answers a public message where only its writer reads it; undefined where the platform has no such way. */
  onPrivately: ((message: Message) => void) | undefined
  onJump: (messageId: string) => void
  /** Undefined for what waits where the reader may not touch it. */
  onLater: OnLater | undefined
  /** Copies the address under which the message is found. */
  onLink: (message: Message) => void
  /** Goes to its conversation, where it is another one. */
  onOpen: (() => void) | undefined
  /** What can be done to it on its platform. */
  possible: ReadonlySet<ActName>
  limitOf: (message: Message) => TextLimit | undefined
  onAct: OnAct
}

/** One message: what was said, what came with it, and what became of it. The arrows reach it, Enter opens its deeds. */
export function Spoken(props: SpokenProps) {
  const { message, album, isMore, picture } = props
  const { direction, author, deletedAt, at } = message
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const isTheirs = direction === 'in'
  const name = isTheirs ? called(author.name) : author.name || t('message.echo.who')
  const isBare = deletedAt === null && (album ?? [message]).every(isOnlySeen)
  const look = lookOf(message)
  return (
    <article
      className={css.spoken}
      data-side={direction}
      data-message={message.id}
      tabIndex={-1}
      aria-label={t('message.label', { name, time: formats.clock(at) })}
    >
      <Bubble
        from={isTheirs ? 'customer' : author.kind === 'agent' ? 'us' : 'bot'}
        author={name}
        {...{ isMore, isBare, picture }}
        state={look}
        meta={<Below {...props} />}
        deeds={deedsOf(props)}
      >
        <Said {...props} />
      </Bubble>
      {deletedAt === null && <MessageDeeds {...props} />}
    </article>
  )
}

function lookOf({ deletedAt, text, state, sendAt }: Message) {
  if (deletedAt !== null) return text ? 'deleted' : 'gone'
  if (state === 'failed') return state
  return sendAt === null ? undefined : 'later'
}

function deedsOf(props: SpokenProps): ReactNode {
  const { message, onLater } = props
  if (message.state === 'failed' || message.state === 'unsure') return <Mend {...props} />
  return message.sendAt !== null && onLater ? <Later message={message} onLater={onLater} /> : undefined
}

/** After a failure: the next best deed first. */
function Mend({ message, onRetry }: SpokenProps) {
  const t = useText()
  return (
    <>
      {/* What the program said of its own names a moment that may have passed. */}
      {message.author.kind !== 'system' && (
        <Button size="s" onClick={() => onRetry(message)}>
          <Icon of={RotateCcw} size="s" />
          {t('message.retry')}
        </Button>
      )}
      <Button size="s" kind="ghost" onClick={() => copyText(message)}>
        {t('message.copy')}
      </Button>
    </>
  )
}
