import { Popover } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Figure } from '#web/ui'
import css from './evidence.module.css'

type OpeningFigureProps = { value: string; name: string; means: string; onLook: () => void }

/** A figure that opens: to what it means, then to the messages behind it. */
export function OpeningFigure({ value, name, means, onLook }: OpeningFigureProps) {
  const t = useText()
  return (
    <div className={css.figure}>
      <Popover
        label={name}
        renderTrigger={props => (
          <Figure {...props} aria-label={t('alerts.figure', { name, value })}>
            <span className={css.number}>{value}</span>
          </Figure>
        )}
      >
        {close => (
          <div className={css.meaning}>
            <b>{name}</b>
            <p>{means}</p>
            <Button
              size="s"
              onClick={() => {
                close()
                onLook()
              }}
            >
              {t('alerts.look')}
            </Button>
          </div>
        )}
      </Popover>
      <span className={css.of}>{name}</span>
    </div>
  )
}
