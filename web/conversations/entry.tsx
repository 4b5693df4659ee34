import { Fragment, type ReactNode } from 'react'
import { ArrowRightLeft, AlarmClock, Check, History, RotateCcw, type LucideIcon } from 'lucide-react'
import { Icon } from '#web/ui'
import { Awning, ChannelMark, DaySeparator, EventLine, Note, UnreadSeparator, Visibility } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import type { Message, Reason, SystemLine } from '#protocol'
import type { Entry } from './entries.ts'
import { Linked, Spoken, type SpokenProps } from './spoken.tsx'
import { systemWords } from './system-words.ts'
import { Parts } from './parts.tsx'
import css from './thread.module.css'

export type EntryProps = Pick<SpokenProps, 'onRetry' | 'onQuote' | 'onJump' | 'limitOf' | 'onAct'> & {
  possibleOf: (message: Message) => SpokenProps['possible']
  entry: Entry
  isLast: boolean
  stuck: ReadonlySet<string>
  channelName: (code: string) => string
  profileName: (id: string) => string | undefined
  nameOf: (personId: string) => string
  reasons: readonly Reason[]
  now: number
}

/** One line of a conversation. */
export function EntryView(props: EntryProps) {
  const { entry, isLast, stuck, onRetry, onQuote, onJump, limitOf, onAct, possibleOf } = props
  const t = useText()
  switch (entry.kind) {
    case 'day':
      return <Day at={entry.at} now={props.now} />
    case 'unread':
      return (
        <div className={css.lane}>
          <UnreadSeparator>{t('talk.unread')}</UnreadSeparator>
        </div>
      )
    case 'head':
      return <Head {...props} first={entry.first} isPublic={entry.isPublic} />
    case 'line':
      return (
        <div className={css.lane} data-end={isLast || undefined}>
          <Line {...props} message={entry.message} />
        </div>
      )
    case 'message': {
      const { message, isMore, isLast: isEnd, isTimed, square } = entry
      const spoken = (
        <Spoken
          {...{ message, isMore, isLast: isEnd, isTimed, isStuck: stuck.has(message.id), onRetry, onQuote, onJump }}
          {...{ limitOf, onAct }}
          possible={possibleOf(message)}
        />
      )
      return (
        <div className={css.lane} data-end={isLast || undefined}>
          {square ? <Square {...square}>{spoken}</Square> : spoken}
        </div>
      )
    }
  }
}

function Square({ isFirst, isLast, children }: { isFirst: boolean; isLast: boolean; children: ReactNode }) {
  return (
    <div className={css.square} data-public="" data-first={isFirst || undefined} data-last={isLast || undefined}>
      {isFirst && <Awning />}
      {children}
    </div>
  )
}

function Day({ at, now }: { at: number; now: number }) {
  const t = useText()
  const formats = useFormats()
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return <DaySeparator>{isToday ? t('talk.today', { day: formats.day(at) }) : formats.day(at)}</DaySeparator>
}

/** Where it was said, through which of our profiles, and who can read it. */
function Head({ first, isPublic, channelName, profileName }: EntryProps & { first: Message; isPublic: boolean }) {
  const t = useText()
  const formats = useFormats()
  const profile = profileName(first.profileId)
  return (
    <div className={css.head}>
      <span className={css.mark}>
        <ChannelMark of={first.channel} isPublic={isPublic} />
      </span>
      <b>{channelName(first.channel)}</b>
      {profile && <bdi className={css.place}>{profile}</bdi>}
      <Visibility isPublic={isPublic}>{t(isPublic ? 'visibility.public' : 'visibility.private')}</Visibility>
      <time className={css.time}>{formats.clock(first.at)}</time>
    </div>
  )
}

/** What is ours alone: a note, or something that happened. */
function Line({ message, nameOf, reasons }: EntryProps & { message: Message }) {
  const t = useText()
  const formats = useFormats()
  if (message.direction === 'note') {
    return (
      <Note author={message.author.name} aside={t('note.aside', { time: formats.clock(message.at) })}>
        <Linked text={message.text ?? ''} />
        <Parts parts={message.parts} messageId={message.id} />
      </Note>
    )
  }
  const sign = message.system ? SIGNS[message.system.deed] : History
  return (
    <EventLine>
      <Icon of={sign} size="s" />
      <Fragment>
        <span dir="auto">{systemWords(message, { t, formats, nameOf, reasons })}</span>
        <time>{formats.clock(message.at)}</time>
      </Fragment>
    </EventLine>
  )
}

const SIGNS: Record<SystemLine['deed'], LucideIcon> = {
  assigned: ArrowRightLeft,
  snoozed: AlarmClock,
  woken: AlarmClock,
  closed: Check,
  reopened: RotateCcw,
  released: ArrowRightLeft,
}
