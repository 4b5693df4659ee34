import { Coffee, HandHeart, PhoneMissed } from 'lucide'
import type { OwnPresence } from '#protocol'
import { useFaultWords } from '#web/api'
import { useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useSay } from './queries.ts'
import css from './presence.module.css'

/** What wants a word: that one does not respond, one's five minutes, those that one is offered, or what was not taken. */
export function PresenceSaid({ own, fault }: { own: OwnPresence; fault: unknown }) {
  const words = useFaultWords()
  return (
    <section className={css.banner} role="status" data-banner="">
      {fault ? <Callout tone="late">{words(fault)}</Callout> : null}
      <Standing own={own} />
    </section>
  )
}

function Standing({ own: { presence, offeredAt } }: { own: OwnPresence }) {
  const t = useText()
  const formats = useFormats()
  const say = useSay()
  const available = { deed: 'say', state: 'available' } as const
  if (presence.state === 'not-responding')
    return (
      <Callout
        isLine
        tone="soon"
        icon={PhoneMissed}
        deeds={
          <Button size="s" kind="primary" onClick={() => say({ deed: 'back' })}>
            {t('presence.back')}
          </Button>
        }
      >
        {t('presence.silent')}
      </Callout>
    )
  if (presence.isPause)
    return (
      <Callout
        isLine
        icon={Coffee}
        deeds={
          <Button size="s" onClick={() => say(available)}>
            {t('presence.back')}
          </Button>
        }
      >
        {t('presence.pause', { until: formats.clock(presence.backAt ?? presence.since) })}
      </Callout>
    )
  if (offeredAt === null || presence.state === 'offline') return null
  return (
    <Callout
      isLine
      icon={HandHeart}
      deeds={
        <>
          <Button size="s" kind="primary" onClick={() => say({ deed: 'pause' })}>
            {t('presence.offer.take')}
          </Button>
          <Button size="s" kind="ghost" onClick={() => say({ deed: 'decline' })}>
            {t('presence.offer.leave')}
          </Button>
        </>
      }
    >
      {t('presence.offer')}
    </Callout>
  )
}
