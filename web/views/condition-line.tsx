import { X } from 'lucide'
import type { Condition, Operator } from '#protocol'
import { Select } from '#web/form'
import { useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import { type FieldShown, inputOf, OPERATOR_NAMES } from './fields.ts'
import { Values } from './values.tsx'
import css from './editor.module.css'

type ConditionLineProps = {
  shown: FieldShown
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** One condition: what is asked, how, and the values of which one is enough. */
export function ConditionLine({ shown, condition, onChange, onRemove }: ConditionLineProps) {
  const t = useText()
  const { name } = shown
  const input = inputOf(shown, condition.operator)
  const ask = (operator: Operator): void => {
    // Values that the other operator does not know are let go.
    const values = inputOf(shown, operator) === input ? condition.values : []
    onChange({ ...condition, operator, values })
  }
  return (
    <div role="group" aria-label={name} className={css.condition}>
      <div className={css.asked}>
        <span className={css.field}>
          <bdi>{name}</bdi>
        </span>
        {shown.operators.length > 1 ? (
          <Select
            label={t('views.operator')}
            isLabelHidden
            value={condition.operator}
            choices={shown.operators.map(value => ({ value, label: t(OPERATOR_NAMES[value]) }))}
            onChange={ask}
          />
        ) : (
          <span className={css.operator}>{t(OPERATOR_NAMES[condition.operator])}</span>
        )}
        <span className={css.gap} />
        <IconButton size="s" name={t('views.condition.remove', { field: name })} onClick={onRemove}>
          <Icon of={X} size="s" />
        </IconButton>
      </div>
      <Values {...{ input, name }} values={condition.values} onChange={values => onChange({ ...condition, values })} />
    </div>
  )
}
