import { Button, Callout } from '#web/ui'
import { useFormats, useText } from '#web/texts'

const BEFORE_MS = 15 * 60_000

type WindowQuestionProps = {
  until: number
  at: number
  now: number
  onSchedule: (at: number) => void
  onDrop: () => void
}

/** By then the window will have closed, unless the customer writes: it would not leave. */
export function WindowQuestion({ until, at, now, onSchedule, onDrop }: WindowQuestionProps) {
  const t = useText()
  const formats = useFormats()
  const before = until - BEFORE_MS
  return (
    <Callout
      tone="soon"
      deeds={
        <>
          {before > now && (
            <Button size="s" onClick={() => onSchedule(before)}>
              {t('later.before', { time: formats.moment(before) })}
            </Button>
          )}
          <Button size="s" kind="ghost" onClick={onDrop}>
            {t('later.other')}
          </Button>
        </>
      }
    >
      <span role="alert">{t('later.window', { until: formats.moment(until), time: formats.moment(at) })}</span>
    </Callout>
  )
}
