import type { Conversation } from '#protocol'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { useNow } from '#web/ui'
import { GlanceDots } from './glance-dots.tsx'
import { channelsIn, countsOf, stretchOf } from './look-at.ts'
import { useGlance } from './queries.ts'
import css from './glance.module.css'

/** When a customer spoke with us and how it read, on one line; nothing where it is the first time. */
export function GlanceBeside({ conversation, knownAt }: { conversation: Conversation; knownAt: number }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(3_600_000)
  const { data } = useGlance(conversation.customerId, knownAt)
  if (!usePageTexts() || !data || data.talks.length < 2) return null
  const stretch = stretchOf(data, now)
  const counts = countsOf(data)
  return (
    <section className={css.beside}>
      <h3 className={css.title}>{t('glance.title')}</h3>
      <div className={css.line} role="group" aria-label={t('glance.title')}>
        <GlanceDots talks={data.talks} stretch={stretch} />
      </div>
      <p className={css.ends}>
        <span>{formats.date(stretch.from)}</span>
        <span>{t('glance.today')}</span>
      </p>
      <p className={css.quiet}>
        {t(data.isWhole ? 'glance.counts' : 'glance.counts.latest', {
          ...{ talks: data.talks.length, channels: channelsIn(data).length, bad: counts.bad },
        })}
      </p>
    </section>
  )
}
