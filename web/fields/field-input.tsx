import type { Field } from '#protocol'
import { longestValue } from '#protocol'
import { Select, TextInput } from '#web/form'
import { useText } from '#web/texts'
import { optionsOf } from './options-of.ts'

type FieldInputProps = {
  field: Field
  /** As it stands in the control; see `valueOf`. */
  written: string
  onChange: (written: string) => void
  isLabelHidden?: boolean | undefined
  error?: string | undefined
  hasFocus?: boolean | undefined
  onBlur?: (() => void) | undefined
  onEscape?: (() => void) | undefined
}

/** In the place of what nobody has chosen. */
const UNSAID = 'unsaid'

/** The control of a field, as its kind wants it. */
export function FieldInput(props: FieldInputProps) {
  const { field, written, onChange, isLabelHidden, error, hasFocus, onBlur, onEscape } = props
  const t = useText()
  const { kind, label } = field
  const texts = { label, isLabelHidden, error, ...(hasFocus && { 'data-autofocus': '' }) }
  if (kind === 'choice' || kind === 'yes-no') {
    return (
      <Select
        {...texts}
        choices={[{ value: UNSAID, label: t('field.unsaid') }, ...optionsOf(field, written, t)]}
        value={written || UNSAID}
        onChange={value => onChange(value === UNSAID ? '' : value)}
      />
    )
  }
  return (
    <TextInput
      {...texts}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      maxLength={longestValue}
      autoComplete="off"
      autoFocus={hasFocus}
      onBlur={onBlur}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !onEscape) return
        // The drawer around it and the conversation stay open.
        event.preventDefault()
        event.stopPropagation()
        onEscape()
      }}
      value={written}
      onChange={onChange}
    />
  )
}
