import { acknowledgementGaps } from '#protocol'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import css from './acknowledgements.module.css'

const NAMES = {
  opening: 'acknowledgement.gap.opening',
  deadline: 'acknowledgement.gap.deadline',
  brand: 'acknowledgement.gap.brand',
} as const

type GapRowProps = { text: string; onWrite: (text: string) => void; onOurs: (() => void) | undefined }

/** What fills itself in, put at the end of what is written; and the way back to our words. */
export function GapRow({ text, onWrite, onOurs }: GapRowProps) {
  const t = useText()
  const put = (gap: string) => onWrite(`${text}${text === '' || /\s$/.test(text) ? '' : ' '}{{${gap}}}`)
  return (
    <div className={css.row}>
      <div className={css.row} role="group" aria-label={t('acknowledgement.gaps')}>
        {acknowledgementGaps.map(gap => (
          <Button key={gap} size="s" onClick={() => put(gap)}>
            {t(NAMES[gap])}
          </Button>
        ))}
      </div>
      {onOurs && (
        <Button size="s" kind="ghost" onClick={onOurs}>
          {t('acknowledgement.back')}
        </Button>
      )}
    </div>
  )
}
