import { useFaultWords } from '#web/api'
import { useAsked, useStage } from '#web/actions'
import { LoadBar } from '#web/look'
import { useFormats, useText } from '#web/texts'
import { Button, LiveRegion } from '#web/ui'
import { LOAD } from './load-action.ts'
import { clockOf, isAside, loadOf, useLoadWords, useWrapUpLeft } from './load-words.ts'
import { useEndWrapUp, useTable } from './queries.ts'
import css from './load.module.css'

/** How full one is, a piece for each conversation; opens what they are. Nothing where nothing is distributed. */
export function LoadMeter() {
  const words = useLoadWords()
  const formats = useFormats()
  const { ask } = useStage()
  const asking = useAsked()
  const table = useTable().data
  if (!table?.isRunning) return null
  const said = words(table)
  return (
    <div className={css.meter}>
      <WrapUp />
      <button
        type="button"
        className={css.press}
        title={said}
        data-deed={LOAD}
        aria-haspopup="dialog"
        aria-expanded={asking === LOAD}
        onClick={() => ask(LOAD)}
      >
        <LoadBar
          label={said}
          most={table.share}
          offered={table.offered?.units}
          pieces={table.pieces.map(piece => ({ weight: piece.units, isParked: isAside(piece) }))}
        />
        <span className={css.figure} aria-hidden="true">
          {formats.number(loadOf(table))}
        </span>
      </button>
    </div>
  )
}

/** How long nothing is offered yet, and the way to end that. */
function WrapUp() {
  const t = useText()
  const leftMs = useWrapUpLeft()
  const words = useFaultWords()
  const ending = useEndWrapUp()
  return (
    <>
      <LiveRegion>{leftMs > 0 ? t('load.wrap.say') : ''}</LiveRegion>
      {leftMs > 0 && (
        <div className={css.wrap} title={t('load.wrap.say')}>
          <span className={css.left}>
            <span className={css.word}>{t('load.wrap.short')}</span> {clockOf(leftMs)}
          </span>
          <span className={css.end}>
            <Button size="s" isBusy={ending.isPending} onClick={() => ending.mutate()}>
              {t('load.wrap.done')}
            </Button>
          </span>
        </div>
      )}
      {leftMs > 0 && ending.error !== null && (
        <p className={css.fault} role="alert">
          {words(ending.error)}
        </p>
      )}
    </>
  )
}
