import type { TemplateCard } from '#protocol'
import { TextInput } from '#web/form'
import { FilledText } from '#web/snippets'
import { useText } from '#web/texts'
import { Chip } from '#web/ui'
import { aroundGap, filledIn } from './template-text.ts'
import css from './template-picker.module.css'

type FillingProps = { template: TemplateCard; values: string[]; onValues: (values: string[]) => void }

/** Each gap by what stands around it, and the whole as the customer will read it. */
export function Filling({ template, values, onValues }: FillingProps) {
  const t = useText()
  const { header, text, footer, buttons = [] } = template
  const shown = (piece: string) => (
    <FilledText text={filledIn(piece, values)} nameOf={number => t('templates.gap', { number: Number(number) })} />
  )
  return (
    <div className={css.filling}>
      {values.map((value, at) => (
        <TextInput
          key={at}
          label={t('templates.gap', { number: at + 1 })}
          help={aroundGap(template, at + 1)}
          value={value}
          autoFocus={at === 0}
          onChange={written => onValues(values.map((each, place) => (place === at ? written : each)))}
        />
      ))}
      <figure className={css.preview} aria-label={t('templates.preview')}>
        {header && <b>{shown(header)}</b>}
        {shown(text)}
        {footer && (
          <span className={css.quiet} dir="auto">
            {footer}
          </span>
        )}
        {buttons.length > 0 && (
          <span className={css.buttons}>
            {buttons.map(label => (
              <Chip key={label}>{shown(label)}</Chip>
            ))}
          </span>
        )}
      </figure>
    </div>
  )
}
