import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide'
import { Button, Icon, LiveRegion, TextLink } from '#web/ui'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { useWhole } from '#web/viewer'
import type { MessagePart } from '#protocol'
import { Locator, metresIn } from './locator.tsx'
import { othersIn } from './others.ts'
import css from './place.module.css'

export type PlaceProps = { part: Extract<MessagePart, { kind: 'location' }> }

/** A place that was shared: its address first, where it is, how far from the others, and ways to maps that one chooses. */
export const Place = (props: PlaceProps) => (usePageTexts() ? <Known {...props} /> : <div className={css.place} />)

function Known({ part }: PlaceProps) {
  const t = useText()
  const formats = useFormats()
  const whole = useWhole()
  const { latitude, longitude, name, address } = part
  const others = othersIn(whole?.messages() ?? [], part)
  const title = address ?? name ?? t('kind.location')
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  return (
    <div className={css.place} role="group" aria-label={t('location.label', { name: title })}>
      <Locator here={part} others={others} label={t('location.drawing', { where })} />
      <div className={css.words}>
        <b className={css.title}>
          <bdi>{title}</bdi>
        </b>
        {name && name !== title && <bdi className={css.quiet}>{name}</bdi>}
        {others.map(other => (
          <span key={`${other.latitude},${other.longitude}`} className={css.quiet}>
            {t('location.from', {
              far: metresIn(other.metres, formats),
              name: other.name ?? t('location.other'),
              date: formats.date(other.at),
            })}
          </span>
        ))}
        <span className={css.copy}>
          <Coordinates where={where} />
        </span>
        <span className={css.ways}>
          <TextLink href={map} target="_blank" rel="noopener noreferrer">
            OpenStreetMap
          </TextLink>
          <TextLink href={`geo:${latitude},${longitude}`}>{t('location.app')}</TextLink>
        </span>
      </div>
    </div>
  )
}

const TOLD_MS = 2500

/** Pressed, they are copied. */
function Coordinates({ where }: { where: string }) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), TOLD_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <Button
        size="s"
        aria-label={t('location.copy', { where })}
        onClick={() => void navigator.clipboard?.writeText(where).then(() => setCopied(true))}
      >
        <Icon of={isCopied ? Check : Copy} size="s" />
        <span dir="ltr" className={css.where}>
          {where}
        </span>
      </Button>
      <LiveRegion>{isCopied ? t('location.copied') : ''}</LiveRegion>
    </>
  )
}
