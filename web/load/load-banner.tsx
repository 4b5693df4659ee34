import { NotebookPen } from 'lucide'
import { useFaultWords } from '#web/api'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { clockOf, useWrapUpLeft } from './load-words.ts'
import { useEndWrapUp } from './queries.ts'
import css from './load.module.css'

/** Where there is no rail: that nothing is offered for a moment, and the way to end that. */
export function LoadBanner() {
  const t = useText()
  const leftMs = useWrapUpLeft()
  const words = useFaultWords()
  const ending = useEndWrapUp()
  if (leftMs === 0) return null
  return (
    <section className={css.banner} aria-label={t('load.wrap.short')} data-banner="">
      {ending.error !== null && (
        <Callout tone="late">
          <span role="alert">{words(ending.error)}</span>
        </Callout>
      )}
      <Callout
        isLine
        icon={NotebookPen}
        deeds={
          <Button size="s" isBusy={ending.isPending} onClick={() => ending.mutate()}>
            {t('load.wrap.done')}
          </Button>
        }
      >
        {t('load.wrap', { time: clockOf(leftMs) })}
      </Callout>
    </section>
  )
}
