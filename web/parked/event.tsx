import { CircleParking } from 'lucide'
import type { ParkedEventCard } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { Icon } from '#web/ui'
import { WayLink, useWays } from '#web/ways'
import { ParkedLine } from './parked-line.tsx'
import { useParkedDeeds } from './queries.ts'
import css from './parked.module.css'

/** Something that happened here and that one of our rooms could not follow. */
export function Event({ card }: { card: ParkedEventCard }) {
  const t = useText()
  const ways = useWays()
  const formats = useFormats()
  const { room, number, kind, conversationId, reason, parkedAt } = card
  const deeds = useParkedDeeds(`/parked-events/${encodeURIComponent(room)}/${number}`)
  return (
    <ParkedLine
      start={<Icon of={CircleParking} />}
      title={t('parked.event', { room, kind })}
      text={`${formats.moment(parkedAt)} · ${reason}`}
      deeds={deeds}
      discardWords={t('parked.discard.event')}
      end={
        conversationId && (
          <WayLink className={css.open} href={ways.inbox('all', conversationId)}>
            {t('parked.conversation')}
          </WayLink>
        )
      }
    />
  )
}
