import type { ReactNode } from 'react'
import { Post } from '#web/parts'
import { Awning, ChannelMark, DaySeparator, UnreadSeparator, Visibility } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import type { Message } from '#protocol'
import type { Entry, PostPart } from './entries.ts'
import { Folded } from './folded.tsx'
import { Line, type LineProps } from './line.tsx'
import { Spoken, type SpokenProps } from './spoken.tsx'
import css from './thread.module.css'

export type EntryProps = LineProps &
  Pick<SpokenProps, 'onRetry' | 'onPrivately' | 'onJump' | 'limitOf' | 'onAct' | 'onLink'> & {
    entry: Entry
    isLast: boolean
    stuck: ReadonlySet<string>
    possibleOf: (message: Message) => SpokenProps['possible']
    quotingOf: (message: Message) => SpokenProps['onQuote']
    laterOf: (message: Message) => SpokenProps['onLater']
    openingOf: (message: Message) => SpokenProps['onOpen']
    onToggle: (conversationId: string) => void
    profileName: (id: string) => string | undefined
    now: number
  }

/** One line of a conversation. */
export function EntryView(props: EntryProps) {
  const { entry, isLast } = props
  const t = useText()
  switch (entry.kind) {
    case 'day':
      return <Day at={entry.at} now={props.now} />
    case 'head':
      return <Head {...props} first={entry.first} isPublic={entry.isPublic} />
    case 'unread':
      return (
        <div className={css.lane}>
          <Between isInSquare={entry.isInSquare}>
            <UnreadSeparator>{t('talk.unread')}</UnreadSeparator>
          </Between>
        </div>
      )
    case 'fold':
      return <OldStretch {...props} {...entry} />
    case 'line':
      return (
        <div className={css.lane} data-end={isLast || undefined} data-message={entry.message.id} tabIndex={-1}>
          <Between isInSquare={entry.isInSquare}>
            <Line {...props} message={entry.message} isElsewhere={entry.isElsewhere} />
          </Between>
        </div>
      )
    case 'message':
      return (
        <div className={css.lane} data-end={isLast || undefined}>
          <Placed {...props} spoken={entry} />
        </div>
      )
  }
}

/** An old stretch, on the line that ties it to the others. */
function OldStretch({ messages, isOpen, rowOf, reasons, channelName, onToggle }: EntryProps & FoldEntry) {
  const { conversationId } = messages[0]!
  return (
    <div className={css.lane}>
      <Folded
        {...{ messages, isOpen, reasons, channelName }}
        row={rowOf(conversationId)}
        onToggle={() => onToggle(conversationId)}
      />
    </div>
  )
}

type FoldEntry = Extract<Entry, { kind: 'fold' }>
type MessageEntry = Extract<Entry, { kind: 'message' }>

/** A message at the table, or in the square under what was posted there. */
function Placed(props: EntryProps & { spoken: MessageEntry }) {
  const { spoken, stuck, possibleOf, quotingOf, laterOf, openingOf, ...rest } = props
  const { message, album, isMore, isLast, isTimed, square } = spoken
  const { onRetry, onPrivately, onJump, limitOf, onAct, onLink, colleagues } = rest
  const { author } = message
  const drawn = (
    <Spoken
      {...{ message, album, isMore, isLast, isTimed, onRetry, onPrivately, onJump, limitOf, onAct, onLink }}
      isStuck={stuck.has(message.id)}
      picture={colleagues.find(one => one.id === author.id)?.picture ?? undefined}
      onQuote={quotingOf(message)}
      onLater={laterOf(message)}
      onOpen={openingOf(message)}
      possible={possibleOf(message)}
    />
  )
  return square ? <Square {...square}>{drawn}</Square> : drawn
}

/** The square goes on behind what happened in the middle of it. */
function Between({ isInSquare = false, children }: { isInSquare: boolean | undefined; children: ReactNode }) {
  return isInSquare ? (
    <div className={css.square} data-public="">
      {children}
    </div>
  ) : (
    children
  )
}

type SquareProps = { isFirst: boolean; isLast: boolean; post?: PostPart; children: ReactNode }

function Square({ isFirst, isLast, post, children }: SquareProps) {
  return (
    <div className={css.square} data-public="" data-first={isFirst || undefined} data-last={isLast || undefined}>
      {isFirst && <Awning />}
      {post && (
        <div className={css.post}>
          <Post part={post} />
        </div>
      )}
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
