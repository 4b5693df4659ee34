import { Hourglass } from 'lucide'
import { Icon, TextButton } from '#web/ui'
import { Checkbox } from '#web/form'
import { useChannelName } from '#web/profiles'
import { useFormats, usePageTexts, useText } from '#web/texts'
import type { Row } from '#protocol'
import css from './history.module.css'

type AlsoWaitingProps = {
  rows: readonly Row[]
  /** Those that the answer settles, too; undefined where none can be settled: a note is being written. */
  settles: readonly string[] | undefined
  onSettles: (ids: string[]) => void
  onLook: (row: Row) => void
}

/** Where else the customer waits for us: to be looked at, and settled with the same answer. */
export function AlsoWaiting({ rows, settles, onSettles, onLook }: AlsoWaitingProps) {
  const t = useText()
  const hasWords = usePageTexts()
  if (rows.length === 0 || !hasWords) return null
  return (
    <ul className={css.waiting} aria-label={t('history.waits')}>
      {rows.map(row => (
        <li key={row.id} className={css.one}>
          <Icon of={Hourglass} size="s" />
          <span className={css.what}>
            {t('history.waits')} <What row={row} />
          </span>
          {settles && (
            <span className={css.settle}>
              <Checkbox
                label={t('history.settle')}
                isOn={settles.includes(row.id)}
                onChange={is => onSettles(is ? [...settles, row.id] : settles.filter(id => id !== row.id))}
              />
            </span>
          )}
          <span className={css.look}>
            <TextButton onClick={() => onLook(row)}>{t('history.look')}</TextButton>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** E-mail, 13 Nov: «La cafetera gotea». */
function What({ row: { channel, turnAt, openedAt, subject, last } }: { row: Row }) {
  const t = useText()
  const formats = useFormats()
  const nameOf = useChannelName()
  const words = subject ?? last.text
  return (
    <>
      <b>{t('history.waits.what', { channel: nameOf(channel), date: formats.date(turnAt ?? openedAt) })}</b>
      {words && (
        <>
          {' '}
          <bdi>«{words}»</bdi>
        </>
      )}
    </>
  )
}
