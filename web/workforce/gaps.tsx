import { useState } from 'react'
import { CalendarX2 } from 'lucide'
import { useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useUnstaffed } from './staff-queries.ts'
import css from './staff.module.css'

const FEW = 4

/** Where an account says that somebody answers and nobody is to be at work: a warning, or nothing. */
export function Gaps() {
  const t = useText()
  const formats = useFormats()
  const [isWhole, setWhole] = useState(false)
  const found = useUnstaffed().data
  if (!found || found.spans.length === 0) return null
  const shown = isWhole ? found.spans : found.spans.slice(0, FEW)
  const rest = found.spans.length - shown.length
  return (
    <Callout
      tone="soon"
      icon={CalendarX2}
      deeds={
        rest > 0 && (
          <Button size="s" onClick={() => setWhole(true)}>
            {t('staff.gaps.more', { count: rest })}
          </Button>
        )
      }
    >
      <strong>{t('staff.gaps')}</strong>
      <ul className={css.gaps} aria-label={t('staff.gaps')}>
        {shown.map(({ profileId, name, from, to }) => (
          <li key={`${profileId} ${from}`}>
            {t('staff.gap', { day: formats.day(from), from: formats.clock(from), to: formats.clock(to) })}{' '}
            <span className={css.quiet}>
              · <bdi>{name}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
