import type { Gesture } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { Avatar, Button, cx } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import css from './gestures.module.css'

type GestureLineProps = { gesture: Gesture; currency: string; onTakeBack: () => void }

/** One gesture: what and why, who and when, where; what it cost. */
export function GestureLine({ gesture, currency, onTakeBack }: GestureLineProps) {
  const t = useText()
  const formats = useFormats()
  const { kind, name, at, amount, reason, takenBack, mayTakeBack } = gesture
  return (
    <div className={cx(css.line, takenBack && css.gone)}>
      <Avatar name={name} of="agent" size={28} />
      <div className={css.words}>
        <p className={css.what}>
          <bdi className={css.kind}>{kind}</bdi>
          <span className={css.reason} dir="auto">
            {reason}
          </span>
        </p>
        <p className={css.about}>
          <bdi>{name}</bdi>
          <time dateTime={new Date(at).toISOString()}>{formats.moment(at)}</time>
          <Where gesture={gesture} />
        </p>
        {takenBack && (
          <p className={css.about} dir="auto">
            {t('gestures.taken-back', {
              ...{ by: takenBack.by, time: formats.moment(takenBack.at), reason: takenBack.reason },
            })}
          </p>
        )}
      </div>
      <span className={css.amount}>{amount > 0 ? formats.money(amount, currency) : t('gestures.free')}</span>
      <span className={css.deed}>
        {mayTakeBack && (
          <Button size="s" kind="ghost" aria-label={t('gestures.take-back.of', { kind, name })} onClick={onTakeBack}>
            {t('gestures.take-back')}
          </Button>
        )}
      </span>
    </div>
  )
}

function Where({ gesture: { conversation } }: { gesture: Gesture }) {
  const t = useText()
  const ways = useWays()
  if (!conversation) return <span>{t('gestures.out-of-sight')}</span>
  const { id, name } = conversation
  return (
    <WayLink href={ways.inbox('all', id)} className={css.customer} aria-label={t('gestures.open', { name })}>
      <bdi>{name}</bdi>
    </WayLink>
  )
}
