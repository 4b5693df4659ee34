import type { ReactNode } from 'react'
import type { Conversion, Share } from '#protocol'
import { Popover } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { Button, Figure } from '#web/ui'
import { FIGURES } from './names.ts'
import css from './reports.module.css'

type OpenFigureProps = { name: string; means: string; value: string; more?: ReactNode; onLook: () => void }

/** A figure that opens: to what it means first, then to the conversations behind it. */
export function OpenFigure({ name, means, value, more, onLook }: OpenFigureProps) {
  const t = useText()
  return (
    <Popover
      label={name}
      renderTrigger={props => (
        <Figure {...props} aria-label={t('reports.figure', { name, value })}>
          {value}
        </Figure>
      )}
    >
      {close => (
        <div className={css.meaning}>
          <b>{name}</b>
          <p>{means}</p>
          {more && <p className={css.of}>{more}</p>}
          <Button
            size="s"
            onClick={() => {
              close()
              onLook()
            }}
          >
            {t('reports.look')}
          </Button>
        </div>
      )}
    </Popover>
  )
}

type ShareFigureProps = { name: keyof Conversion; share: Share; onLook: () => void }

/** A share, with what it is a share of and how sure that is. */
export function ShareFigure({ name, share: { share, count, of, low, high }, onLook }: ShareFigureProps) {
  const t = useText()
  const formats = useFormats()
  if (share === null || low === null || high === null)
    return <span className={css.nothing}>{t('reports.no-figure')}</span>
  const between = t('reports.between', { low: formats.percent(low), high: formats.percent(high) })
  return (
    <OpenFigure
      name={t(FIGURES[name].name)}
      means={t(FIGURES[name].means)}
      value={formats.percent(share)}
      more={`${t('reports.of', { count, of })} · ${between}. ${t('reports.interval')}`}
      onLook={onLook}
    />
  )
}
