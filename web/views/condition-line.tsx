import { X } from 'lucide-react'
import type { Condition } from '#protocol'
import { Select, TextInput } from '#web/form'
import { useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import { type FieldShown, type Known, OPERATOR_NAMES } from './fields.ts'
import css from './editor.module.css'

type ConditionLineProps = {
  shown: FieldShown
  condition: Condition
  known: Known
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** One condition: what is asked, how, and the values of which one is enough. */
export function ConditionLine({ shown, condition, known, onChange, onRemove }: ConditionLineProps) {
  const t = useText()
  const name = t(shown.label)
  return (
    <div role="group" aria-label={name} className={css.condition}>
      <div className={css.asked}>
        <span className={css.field}>{name}</span>
        {shown.operators.length > 1 ? (
          <Select
            label={t('views.operator')}
            isLabelHidden
            value={condition.operator}
            choices={shown.operators.map(value => ({ value, label: t(OPERATOR_NAMES[value]) }))}
            onChange={operator => onChange({ ...condition, operator })}
          />
        ) : (
          <span className={css.operator}>{t(OPERATOR_NAMES[condition.operator])}</span>
        )}
        <span className={css.gap} />
        <IconButton size="s" name={t('views.condition.remove', { field: name })} onClick={onRemove}>
          <Icon of={X} size="s" />
        </IconButton>
      </div>
      <Values {...{ shown, condition, known, onChange }} name={name} />
    </div>
  )
}

type ValuesProps = Omit<ConditionLineProps, 'onRemove'> & { name: string }

function Values({ shown, condition, known, onChange, name }: ValuesProps) {
  const { values } = condition
  if (shown.values === 'day' || shown.values === 'text') {
    return (
      <TextInput
        label={name}
        isLabelHidden
        type={shown.values === 'day' ? 'date' : 'text'}
        maxLength={shown.values === 'day' ? undefined : 200}
        value={values[0] ?? ''}
        onChange={value => onChange({ ...condition, values: value === '' ? [] : [value] })}
      />
    )
  }
  const choices = shown.values(known)
  // What can no longer be chosen is still shown, so that it can be taken out.
  const others = values.filter(value => !choices.some(choice => choice.value === value))
  return (
    <div className={css.values}>
      {[...choices, ...others.map(value => ({ value, label: value }))].map(choice => (
        <label key={choice.value} className={css.value}>
          <input
            type="checkbox"
            className={css.box}
            checked={values.includes(choice.value)}
            onChange={({ target }) =>
              onChange({
                ...condition,
                values: target.checked ? [...values, choice.value] : values.filter(value => value !== choice.value),
              })
            }
          />
          <bdi>{choice.label}</bdi>
        </label>
      ))}
    </div>
  )
}
