import { Button } from '#web/ui'
import { useText } from '#web/texts'
import { gapName } from './gap-names.ts'
import css from './snippets.module.css'

/** What fills itself in where it is put: `onPut` is told what to write for it. */
export function GapButtons({ gaps, onPut }: { gaps: readonly string[]; onPut: (written: string) => void }) {
  const t = useText()
  return (
    <div className={css.row} role="group" aria-label={t('snippets.gaps')}>
      {gaps.map(gap => (
        <Button key={gap} size="s" onClick={() => onPut(`{{${gap}}}`)}>
          {gapName(gap, t)}
        </Button>
      ))}
    </div>
  )
}
