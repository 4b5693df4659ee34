import { Fragment, type ReactNode } from 'react'
import { CircleAlert, Copy, Ellipsis, Quote, RotateCcw } from 'lucide-react'
import { Button, Icon, IconButton, TextLink, cx } from '#web/ui'
import { Menu, type MenuDeed } from '#web/overlay'
import { AutomaticMark, Message as Bubble, Meta, Receipt } from '#web/talk'
import { type Key, type Translate, useFormats, useText } from '#web/texts'
import { useCalled } from '#web/customers'
import { useChannelWords } from '#web/profiles'
import type { TextLimit } from '#channel/length'
import type { Message } from '#protocol'
import { type OnAct, React, useActs } from './act-deeds.tsx'
import { linkify } from './linkify.ts'
import { Parts } from './parts.tsx'
import type { ActName } from './possible-acts.ts'
import { failureWords, receiptOf } from './receipts.ts'
import { Versions } from './versions.tsx'
import css from './spoken.module.css'

export type SpokenProps = {
  message: Message
  isMore: boolean
  isLast: boolean
  isTimed: boolean
  /** It waits in this browser for a connection. */
  isStuck: boolean
  onRetry: (message: Message) => void
  onQuote: ((message: Message) => void) | undefined
  onJump: (messageId: string) => void
  /** What can be done to it on its platform. */
  possible: ReadonlySet<ActName>
  limitOf: (message: Message) => TextLimit | undefined
  onAct: OnAct
}

/** One message: what was said, what came with it, and what became of it. */
export function Spoken(props: SpokenProps) {
  const { message, isMore } = props
  const { direction, author, deletedAt, state } = message
  const called = useCalled()
  const from = direction === 'in' ? 'customer' : author.kind === 'bot' ? 'bot' : 'us'
  return (
    <div className={css.spoken} data-side={direction}>
      <Bubble
        from={from}
        author={direction === 'in' ? called(author.name) : author.name}
        isMore={isMore}
        {...(deletedAt !== null
          ? { state: 'deleted' as const }
          : state === 'failed'
            ? { state: 'failed' as const }
            : {})}
        meta={<Below {...props} />}
        deeds={state === 'failed' || state === 'unsure' ? <Mend {...props} /> : undefined}
      >
        <Said {...props} />
      </Bubble>
      {deletedAt === null && <Deeds {...props} />}
    </div>
  )
}

function Said({ message, onJump }: SpokenProps) {
  const t = useText()
  const called = useCalled()
  const { quote, text, subject, parts, deletedAt } = message
  if (deletedAt !== null) return text || t('message.deleted.empty')
  return (
    <div className={css.said}>
      {quote && (
        <button type="button" className={css.quote} onClick={() => onJump(quote.id)}>
          <b>
            <bdi>{called(quote.author)}</bdi>
          </b>
          <span dir="auto">{quote.text || t('message.deleted.empty')}</span>
        </button>
      )}
      {subject && <b dir="auto">{subject}</b>}
      {text && (
        <span dir="auto" className={css.text}>
          <Linked text={text} />
        </span>
      )}
      <Parts parts={parts} messageId={message.id} />
    </div>
  )
}

export function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, at) =>
    piece.href ? (
      <TextLink key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </TextLink>
    ) : (
      <Fragment key={at}>{piece.text}</Fragment>
    ),
  )
}

/** Under the bubble: reactions, who and when, what was changed, what became of it. */
function Below({ message, isLast, isTimed, isStuck }: SpokenProps) {
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const { direction, author, at, editedAt, deletedAt, reactions, acts } = message
  const channelWords = useChannelWords()
  const receipt = isStuck
    ? ({ state: 'sending', words: t('receipt.stuck') } as const)
    : receiptOf(message, t, formats, channelWords)
  const isNews = receipt !== undefined && ['sending', 'failed', 'unsure'].includes(receipt.state)
  const words: ReactNode[] = []
  if (author.kind === 'bot') words.push(<AutomaticMark key="bot">{t('message.automatic')}</AutomaticMark>)
  else if (direction === 'out' && isLast) words.push(<bdi key="who">{firstName(author.name)}</bdi>)
  const isTold = direction === 'in' && isTimed
  if ((isLast && !isTold) || isNews) words.push(<time key="at">{formats.clock(at)}</time>)
  if (deletedAt)
    words.push(
      <span key="gone">{t('message.deleted', { name: called(author.name), time: formats.clock(deletedAt) })}</span>,
    )
  else if (editedAt) words.push(<Versions key="versions" message={message} />)
  if (receipt && (isLast || isNews)) {
    words.push(
      <Receipt key="receipt" state={receipt.state}>
        {receipt.words}
      </Receipt>,
    )
  }
  words.push(...marksOf(message, t))
  if (words.length === 0 && reactions.length === 0 && acts.length === 0) return null
  return (
    <>
      {reactions.length > 0 && <Reactions reactions={reactions} />}
      {words.length > 0 && (
        <Meta>
          {words.map((word, place) => (
            <Fragment key={place}>
              {place > 0 && <span aria-hidden="true">·</span>}
              {word}
            </Fragment>
          ))}
        </Meta>
      )}
      {acts.map(act => (
        <Acting key={act.id} act={act} channel={message.channel} />
      ))}
    </>
  )
}

/** How it stands on its platform by our doing. */
const marksOf = ({ isHidden, isLiked }: Message, t: Translate): ReactNode[] => [
  ...(isHidden ? [<span key="hidden">{t('message.hidden')}</span>] : []),
  ...(isLiked ? [<span key="liked">{t('message.liked')}</span>] : []),
]

const ACT_NAMES: Record<ActName, Key> = {
  react: 'act.react.name',
  like: 'act.like.name',
  hide: 'act.hide.name',
  edit: 'act.edit.name',
  unsend: 'act.unsend.name',
}

/** What we are doing to it on its platform, or what was refused there. */
function Acting({ act, channel }: { act: Message['acts'][number]; channel: string }) {
  const t = useText()
  const channelWords = useChannelWords()
  const { deed, state, emoji, failure } = act
  const what = t(ACT_NAMES[deed], { emoji: emoji ?? '' })
  return (
    <Meta>
      {state === 'queued' ? (
        <span>{t('act.under-way', { what })}</span>
      ) : (
        <span role="alert" className={css.refused}>
          <Icon of={CircleAlert} size="s" />{' '}
          {t('act.refused', { what, reason: failureWords({ failure, channel }, t, channelWords) })}
        </span>
      )}
    </Meta>
  )
}

const firstName = (name: string): string => name.split(/\s+/)[0] ?? name

function Reactions({ reactions }: { reactions: Message['reactions'] }) {
  const t = useText()
  return (
    <div className={css.reactions}>
      {[...Map.groupBy(reactions, one => one.emoji)].map(([emoji, by]) => {
        const who = by.map(one => one.by).join(', ')
        return (
          <span
            key={emoji}
            role="img"
            className={cx(css.reaction, by.some(one => one.mine) && css.mine)}
            aria-label={t('message.reaction', { emoji, who })}
            title={who}
          >
            {emoji}
            {by.length > 1 && <span className={css.times}>{by.length}</span>}
          </span>
        )
      })}
    </div>
  )
}

/** After a failure: the next best deed first. */
function Mend({ message, onRetry }: SpokenProps) {
  const t = useText()
  return (
    <>
      <Button size="s" onClick={() => onRetry(message)}>
        <Icon of={RotateCcw} size="s" />
        {t('message.retry')}
      </Button>
      <Button size="s" kind="ghost" onClick={() => copy(message)}>
        {t('message.copy')}
      </Button>
    </>
  )
}

const copy = ({ text }: Message): void => void navigator.clipboard?.writeText(text ?? '')

function Deeds({ message, onQuote, possible, limitOf, onAct }: SpokenProps) {
  const t = useText()
  const acts = useActs({ message, possible, limit: limitOf(message), onAct })
  const deeds: MenuDeed[] = []
  if (onQuote) deeds.push({ key: 'quote', label: t('message.quote'), icon: Quote, onDo: () => onQuote(message) })
  if (message.text) deeds.push({ key: 'copy', label: t('message.copy'), icon: Copy, onDo: () => copy(message) })
  const groups = [deeds, acts.deeds].filter(group => group.length > 0)
  if (groups.length === 0 && !possible.has('react')) return null
  return (
    <span className={css.deeds}>
      {possible.has('react') && <React message={message} onAct={onAct} />}
      {groups.length > 0 && (
        <Menu
          label={t('message.deeds')}
          groups={groups}
          side="end"
          renderTrigger={props => (
            <IconButton {...props} size="s" name={t('message.deeds')}>
              <Icon of={Ellipsis} size="s" />
            </IconButton>
          )}
        />
      )}
      {acts.questions}
    </span>
  )
}
