import { useState } from 'react'
import type { ParkedCard } from '#protocol'
import { useCodeWords, useFaultWords } from '#web/api'
import { useChannelName } from '#web/profiles'
import { LoadingShape } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Button, Chip } from '#web/ui'
import { ParkedLine } from './parked-line.tsx'
import { useParkedDeeds, useRaw } from './queries.ts'
import css from './parked.module.css'

/** Something that came from outside and could not be taken. */
export function Arrival({ card }: { card: ParkedCard }) {
  const t = useText()
  const formats = useFormats()
  const nameOf = useChannelName()
  const codeWords = useCodeWords()
  const deeds = useParkedDeeds(`/parked/${card.id}`)
  const [isOpen, setOpen] = useState(false)
  const detail = card.detail ?? ''
  const reason = codeWords(card.reason, { what: detail, reason: detail }) ?? codeWords('unexpected') ?? card.reason
  return (
    <ParkedLine
      start={<ChannelMark of={card.channel} size={28} name={nameOf(card.channel)} />}
      title={reason}
      text={[card.profileName, formats.moment(card.parkedAt), reason.includes(detail) ? '' : detail]
        .filter(Boolean)
        .join(' · ')}
      deeds={deeds}
      discardWords={t('parked.discard.arrival')}
      end={
        <Button size="s" kind="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'parked.hide' : 'parked.show')}
        </Button>
      }
    >
      {isOpen && <Raw id={card.id} />}
    </ParkedLine>
  )
}

function Raw({ id }: { id: string }) {
  const t = useText()
  const words = useFaultWords()
  const { data, error } = useRaw(id, true)
  if (error) return <p className={css.below}>{words(error)}</p>
  if (!data) return <LoadingShape as="page" label={t('common.loading')} count={3} />
  return (
    <div className={css.below}>
      <Chip isOutlined>{t('parked.raw')}</Chip>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre className={css.raw} dir="ltr" tabIndex={0} aria-label={t('parked.raw')}>
        {pretty(data.body)}
      </pre>
    </div>
  )
}

/** JSON laid out to be read; anything else as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
