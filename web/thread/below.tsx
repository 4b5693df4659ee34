import { Fragment, type ReactNode } from 'react'
import { CornerUpRight, EyeOff, Heart, Smartphone } from 'lucide'
import { Icon } from '#web/ui'
import { Acting, Reactions, Redirected } from '#web/acts'
import { AutomaticMark, Meta, Receipt } from '#web/talk'
import { useCalled } from '#web/customers'
import { useChannelName, useChannelWords } from '#web/profiles'
import { useFormats, useText } from '#web/texts'
import { firstWordOf, type Message } from '#protocol'
import { isEcho } from './echo.ts'
import { isNews, receiptOf, type Told } from './receipts.ts'
import type { SpokenProps } from './spoken.tsx'
import { useReadingWords } from '#web/readings'
import { Versions } from './versions.tsx'
import css from './spoken.module.css'

/** Under the bubble: reactions, who and when, what was changed, what became of it. */
export function Below(props: SpokenProps) {
  const { message, album, possible, onAct } = props
  const pieces = album ?? [message]
  const told = useTold(props)
  const receipt = told && <Receipt state={told.state}>{told.words}</Receipt>
  const words = [useWriter(props), useTime(props, isNews(told)), useChange(message), receipt, ...useMarks(message)]
  words.push(...useReadingWords(message))
  const shown = words.filter(Boolean)
  return (
    <>
      {pieces.map(
        piece =>
          piece.reactions.length > 0 && (
            <Reactions key={piece.id} message={piece} onAct={onAct} canReact={possible.has('react')} />
          ),
      )}
      {shown.length > 0 && (
        <Meta>
          {shown.map((word, place) => (
            <Fragment key={place}>
              {place > 0 && <span aria-hidden="true">·</span>}
              {word}
            </Fragment>
          ))}
        </Meta>
      )}
      {pieces.flatMap(piece => piece.acts.map(act => <Acting key={act.id} act={act} message={piece} onAct={onAct} />))}
    </>
  )
}

/** Whose words they are, where a face does not say it: a program, the platform's own app, a colleague. */
function useWriter({ message, isLast }: SpokenProps): ReactNode {
  const t = useText()
  const channelName = useChannelName()
  const { direction, author, channel } = message
  if (author.kind === 'bot' || author.kind === 'system') return <AutomaticMark>{t('message.automatic')}</AutomaticMark>
  if (isEcho(message)) {
    return (
      <span className={css.mark}>
        <Icon of={Smartphone} size="s" />
        {t('message.echo', { channel: channelName(channel) })}
      </span>
    )
  }
  return direction === 'out' && isLast && <bdi>{firstWordOf(author.name)}</bdi>
}

/** Under the last of those that go on from each other, unless the head of the stretch says the same minute. */
function useTime({ message, isLast, isTimed }: SpokenProps, hasNews: boolean): ReactNode {
  const formats = useFormats()
  const isTold = message.direction === 'in' && isTimed
  return ((isLast && !isTold) || hasNews) && <time>{formats.clock(message.at)}</time>
}

/** What was said is gone, or was something else before. */
function useChange(message: Message): ReactNode {
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const { author, direction, deletedAt, editedAt } = message
  if (deletedAt !== null) {
    const time = formats.clock(deletedAt)
    if (direction === 'out') return <span>{t('message.unsent', { time })}</span>
    return <span>{t('message.deleted', { name: called(author.name), time })}</span>
  }
  return editedAt !== null && <Versions message={message} />
}

/** What became of it, where that is to be told here. */
function useTold({ message, isLast, isStuck }: SpokenProps): Told | undefined {
  const t = useText()
  const formats = useFormats()
  const channelWords = useChannelWords()
  const told: Told | undefined = isStuck
    ? { state: 'sending', words: t('receipt.stuck') }
    : receiptOf(message, t, formats, channelWords)
  return isLast || isNews(told) ? told : undefined
}

/** How it stands on its platform by our doing. */
function useMarks(message: Message): ReactNode[] {
  const t = useText()
  const { isHidden, isLiked, redirected } = message
  return [
    redirected && (
      <span key="redirected" className={css.mark}>
        <Icon of={CornerUpRight} size="s" mirrors />
        <Redirected message={message} />
      </span>
    ),
    isHidden && (
      <span key="hidden" className={css.mark}>
        <Icon of={EyeOff} size="s" />
        {t('message.hidden')}
      </span>
    ),
    isLiked && (
      <span key="liked" className={css.mark}>
        <Icon of={Heart} size="s" />
        {t('message.liked')}
      </span>
    ),
  ]
}
