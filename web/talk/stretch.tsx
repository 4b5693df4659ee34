import type { ReactNode } from 'react'
import { cx } from '#web/ui'
import { Awning } from './awning.tsx'
import { ChannelMark } from './channel-mark.tsx'
import { Visibility } from './visibility.tsx'
import css from './stretch.module.css'

type StretchProps = {
  channel: string
  channelName: string
  isPublic?: boolean | undefined
  /** "Privado", "Público". */
  visibilityText: string
  /** Which of our profiles, or where in the channel. */
  place?: ReactNode
  time?: ReactNode
  /** The thread line ends here. */
  isLast?: boolean | undefined
  children: ReactNode
}

/** Messages that followed each other in one place: its channel on the thread line, and what was said. */
export function Stretch(props: StretchProps) {
  const { channel, channelName, isPublic, visibilityText, place, time, isLast, children } = props
  return (
    <section className={cx(css.stretch, isLast && css.last)} aria-label={`${channelName}, ${visibilityText}`}>
      <header className={css.head}>
        <span className={css.mark}>
          <ChannelMark of={channel} isPublic={isPublic} />
        </span>
        <b>{channelName}</b>
        {place && <span className={css.place}>{place}</span>}
        <Visibility isPublic={isPublic}>{visibilityText}</Visibility>
        {time && <span className={css.time}>{time}</span>}
      </header>
      {children}
    </section>
  )
}

type PublicBlockProps = {
  /** What was posted, in its own words. */
  post?: ReactNode
  /** Whose it is, when, how many comments. */
  about?: ReactNode
  picture?: ReactNode
  deed?: ReactNode
  children: ReactNode
}

/** The square, under its awning: what anyone can read. */
export function PublicBlock({ post, about, picture, deed, children }: PublicBlockProps) {
  return (
    <div className={css.public} data-public="">
      <Awning />
      <div className={css.inside}>
        {post && (
          <div className={css.post}>
            {picture}
            <div className={css.words}>
              <div className={css.said}>{post}</div>
              {about && <div className={css.about}>{about}</div>}
            </div>
            {deed}
          </div>
        )}
        {children}
      </div>
    </div>
  )
}
