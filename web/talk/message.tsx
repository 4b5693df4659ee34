import type { ReactNode } from 'react'
import { Bot } from 'lucide'
import { Avatar, cx, Icon } from '#web/ui'
import css from './message.module.css'

type MessageProps = {
  /** Who speaks: the customer at the start of the line; we and our programs at its end. */
  from: 'customer' | 'us' | 'bot'
  /** Whose face stands beside it; none for what follows from the same person (`isMore`). */
  author?: string | undefined
  picture?: string | undefined
  /** It goes on from the one above. */
  isMore?: boolean | undefined
  /** Nothing but pictures: they stand without a frame around them. */
  isBare?: boolean | undefined
  /** failed: it did not leave · later: it has still to leave · deleted: taken back by whoever wrote it · gone: so, and nothing of it is left to show */
  state?: 'failed' | 'later' | 'deleted' | 'gone' | undefined
  children: ReactNode
  /** The language of the text; its direction is its own. */
  lang?: string | undefined
  /** Under the bubble: `Meta` with the time, a `Receipt`, what was edited. */
  meta?: ReactNode
  /** After a failure, or before it leaves: the next best deed first. */
  deeds?: ReactNode
}

/** A message and its bubble. Text takes its direction from itself. */
export function Message(props: MessageProps) {
  const { from, author, picture, isMore, isBare, state, children, lang, meta, deeds } = props
  return (
    <div className={cx(css.message, from !== 'customer' && css.ours, isMore && css.more)}>
      {author && (
        <span className={css.face}>
          {!isMore && <Avatar name={author} picture={picture} of={FACES[from]} size={26} />}
        </span>
      )}
      <div className={css.side}>
        <div className={cx(css.bubble, css[from], isBare && css.bare, state && css[state])}>
          <div lang={lang} dir="auto">
            {state === 'deleted' ? <del>{children}</del> : children}
          </div>
        </div>
        {meta}
        {deeds && <div className={css.deeds}>{deeds}</div>}
      </div>
    </div>
  )
}

const FACES = { customer: 'customer', us: 'agent', bot: 'bot' } as const

/** The small line under a bubble: who, when, what became of it. */
export function Meta({ children }: { children: ReactNode }) {
  return <div className={css.meta}>{children}</div>
}

/** Says that a program wrote it. */
export function AutomaticMark({ children }: { children: ReactNode }) {
  return (
    <span className={css.mark}>
      <Icon of={Bot} size="s" />
      {children}
    </span>
  )
}

type NoteProps = { author: string; aside: ReactNode; children: ReactNode }

/** Only the team reads it; `aside` says so, with the time. */
export function Note({ author, aside, children }: NoteProps) {
  return (
    <div className={css.note}>
      <b>
        <bdi>{author}</bdi>
      </b>{' '}
      <span className={css.aside}>{aside}</span>
      <div dir="auto">{children}</div>
    </div>
  )
}

/** What happened, in one quiet line. Give it an `Icon` of size s and a sentence. */
export function EventLine({ children }: { children: ReactNode }) {
  return <div className={css.event}>{children}</div>
}

/** Somebody else's comment in a public thread: there, but not ours to answer. */
export function OtherComment({ author, children }: { author: string; children: ReactNode }) {
  return (
    <div className={css.other}>
      <Avatar name={author} size={18} />
      <span>
        <b>
          <bdi>{author}</bdi>
        </b>{' '}
        <span dir="auto">{children}</span>
      </span>
    </div>
  )
}
