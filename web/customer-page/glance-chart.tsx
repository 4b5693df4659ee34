import type { Glance } from '#protocol'
import { useChannelName } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { useNow } from '#web/ui'
import { GlanceDots } from './glance-dots.tsx'
import { channelsIn, countsOf, pathThrough, placeOf, stretchOf } from './look-at.ts'
import css from './glance.module.css'

const TICKS = [0, 1 / 3, 2 / 3]

/** One conversation through all channels: a lane for each, and the line of the talks through them. */
export function GlanceChart({ glance }: { glance: Glance }) {
  const t = useText()
  const formats = useFormats()
  const channelName = useChannelName()
  const now = useNow(3_600_000)
  const stretch = stretchOf(glance, now)
  const channels = channelsIn(glance)
  const counts = countsOf(glance)
  const path = pathThrough(
    glance.talks.map(({ openedAt, channel }) => ({ x: placeOf(openedAt, stretch), lane: channels.indexOf(channel) })),
  )
  return (
    <section className={css.chart} aria-label={t('glance.whole')}>
      <div className={css.head}>
        <h2 className={css.heading}>{t('glance.whole')}</h2>
        <span className={css.quiet}>
          {t(glance.isWhole ? 'glance.counts' : 'glance.counts.latest', {
            ...{ talks: glance.talks.length, channels: channels.length, bad: counts.bad },
          })}
        </span>
        <ul className={css.key} aria-hidden="true">
          <li data-mood="bad">{t('glance.bad')}</li>
          <li data-mood="good">{t('glance.good')}</li>
        </ul>
      </div>
      <div className={css.lanes}>
        <svg className={css.path} viewBox={`0 0 100 ${channels.length}`} preserveAspectRatio="none" aria-hidden="true">
          <path d={path} />
        </svg>
        {channels.map(channel => (
          <div key={channel} className={css.lane}>
            <span className={css.channel}>
              <ChannelMark of={channel} size={18} />
              <span className={css.channelName}>{channelName(channel)}</span>
            </span>
            <div className={css.track} role="group" aria-label={channelName(channel)}>
              <GlanceDots talks={glance.talks.filter(talk => talk.channel === channel)} stretch={stretch} />
            </div>
          </div>
        ))}
      </div>
      <p className={css.ticks}>
        {TICKS.map(tick => (
          <span key={tick}>{formats.date(stretch.from + tick * (stretch.to - stretch.from))}</span>
        ))}
        <span>{t('glance.today')}</span>
      </p>
    </section>
  )
}
