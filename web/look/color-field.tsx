import { useId } from 'react'
import { Check, CircleAlert, Pipette } from 'lucide'
import { Icon } from '#web/ui'
import { contrastWithWhite } from '#protocol'
import { type Key, useFormats, useText } from '#web/texts'
import css from './color-field.module.css'

/** White has to be read on it. */
export const LEAST_CONTRAST = 4.5

const OFFERED: { color: string; name: Key }[] = [
  { color: '#43212f', name: 'color.wine' },
  { color: '#1a5180', name: 'color.blue' },
  { color: '#235c3b', name: 'color.green' },
  { color: '#974713', name: 'color.rust' },
  { color: '#24211d', name: 'color.coffee' },
]

type ColorFieldProps = { color: string; onColor: (color: string) => void; label?: string }

/** The brand's colour: a few to choose from, or one's own, each measured against the white that is written on it. */
export function ColorField({ color, onColor, label }: ColorFieldProps) {
  const t = useText()
  const formats = useFormats()
  const name = useId()
  const contrast = contrastWithWhite(color)
  const isReadable = contrast >= LEAST_CONTRAST
  const isOwn = !OFFERED.some(one => one.color === color.toLowerCase())
  const said = { ratio: formats.number(contrast, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) }
  return (
    <fieldset className={css.colors}>
      <legend className={css.label}>{label ?? t('color.label')}</legend>
      <div className={css.dots}>
        {OFFERED.map(one => (
          <label key={one.color} className={css.dot} title={t(one.name)}>
            <input
              type="radio"
              name={name}
              checked={one.color === color.toLowerCase()}
              onChange={() => onColor(one.color)}
              aria-label={t(one.name)}
            />
            <Swatch color={one.color} />
          </label>
        ))}
        <label className={css.dot} data-chosen={isOwn || undefined} title={t('color.own')}>
          <input
            type="color"
            value={color}
            onChange={event => onColor(event.target.value)}
            aria-label={t('color.own')}
          />
          {isOwn ? <Swatch color={color} /> : <span className={css.own} />}
          <Icon of={Pipette} size="s" />
        </label>
      </div>
      <p className={css.measure} data-bad={!isReadable || undefined} role="status">
        <Icon of={isReadable ? Check : CircleAlert} size="s" />
        {t(isReadable ? 'color.readable' : 'color.unreadable', said)}
      </p>
    </fieldset>
  )
}

/** A colour that is not ours: drawn, so that no stylesheet needs to know it. */
function Swatch({ color }: { color: string }) {
  return (
    <svg viewBox="0 0 28 28" className={css.swatch} aria-hidden="true">
      <circle cx="14" cy="14" r="14" fill={color} />
    </svg>
  )
}
