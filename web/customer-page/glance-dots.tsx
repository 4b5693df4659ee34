import type { CSSProperties } from 'react'
import type { GlanceTalk } from '#protocol'
import { useChannelName } from '#web/profiles'
import { type Key, useFormats, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { type Mood, moodOf, placeOf, type Stretch } from './look-at.ts'
import css from './glance.module.css'

const MOODS: Record<Mood, Key> = { bad: 'glance.bad', plain: 'glance.plain', good: 'glance.good' }

/** Conversations on a line of time, each a dot that leads there. */
export function GlanceDots({ talks, stretch }: { talks: readonly GlanceTalk[]; stretch: Stretch }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const channelName = useChannelName()
  return talks.map(talk => {
    const { id, channel, openedAt, lastText } = talk
    const mood = moodOf(talk)
    const words = { date: formats.date(openedAt), channel: channelName(channel), mood: t(MOODS[mood]) }
    const said = lastText ? t('glance.talk.said', { ...words, text: lastText }) : t('glance.talk', words)
    return (
      <WayLink
        key={id}
        href={ways.inbox('all', id)}
        className={css.dot}
        data-mood={mood}
        data-public={talk.isPublic ? '' : undefined}
        aria-label={said}
        title={said}
        style={{ '--at': placeOf(openedAt, stretch) } as CSSProperties}
      />
    )
  })
}
