import { useState } from 'react'
import type { Field, FieldValue } from '#protocol'
import { useFaultWords } from '#web/api'
import { Menu } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { cx } from '#web/ui'
import { FieldInput } from './field-input.tsx'
import { optionsOf } from './options-of.ts'
import { useFill } from './queries.ts'
import { valueOf, wordsOf, writtenOf } from './written.ts'
import css from './fields-beside.module.css'

type FieldLineProps = { field: Field; value: FieldValue | undefined; conversationId: string }

/** A field and what is in it. What is chosen is kept at once; what is written, on Enter or when one goes on. */
export function FieldLine({ field, value, conversationId }: FieldLineProps) {
  const words = useFaultWords()
  const fill = useFill(conversationId)
  const [isOpen, setOpen] = useState(false)
  const { id, subject, kind, label, isArchived } = field
  const stop = (): void => {
    fill.reset()
    setOpen(false)
  }
  const keep = (text: string): void => {
    if (fill.isPending) return
    if (text.trim() === writtenOf(value)) stop()
    else fill.mutate({ [subject]: { [id]: valueOf(kind, text) } }, { onSuccess: stop })
  }
  const error = fill.error ? words(fill.error) : undefined
  if (isOpen) return <Writing {...{ field, value, error }} onKeep={keep} onStop={stop} />
  const isChosen = kind === 'choice' || kind === 'yes-no'
  const chosen = (fill.isPending ? fill.variables[subject]?.[id] : value) ?? undefined
  return (
    <div className={css.line}>
      <span className={css.label}>{label}</span>
      {isArchived && <Shown {...{ field, value }} />}
      {!isArchived && isChosen && <Choosing {...{ field, onKeep: keep }} value={chosen} />}
      {!isArchived && !isChosen && <Shown {...{ field, value }} onEdit={() => setOpen(true)} />}
      {error && (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
    </div>
  )
}

type WritingProps = {
  field: Field
  value: FieldValue | undefined
  error: string | undefined
  onKeep: (written: string) => void
  onStop: () => void
}

function Writing({ field, value, error, onKeep, onStop }: WritingProps) {
  const [written, setWritten] = useState(() => writtenOf(value))
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onKeep(written)
      }}
    >
      <FieldInput
        {...{ field, error, written }}
        hasFocus
        onChange={setWritten}
        onBlur={() => onKeep(written)}
        onEscape={onStop}
      />
    </form>
  )
}

type ShownProps = Pick<FieldLineProps, 'field' | 'value'> & { onEdit?: () => void }

function Shown({ field, value, onEdit }: ShownProps) {
  const words = useWords(field, value)
  if (!onEdit) return <bdi className={css.value}>{words.value}</bdi>
  return (
    <button type="button" {...pressed(value)} aria-label={words.edit} onClick={onEdit}>
      <bdi>{words.value}</bdi>
    </button>
  )
}

type ChoosingProps = Pick<FieldLineProps, 'field' | 'value'> & { onKeep: (written: string) => void }

function Choosing({ field, value, onKeep }: ChoosingProps) {
  const t = useText()
  const words = useWords(field, value)
  const written = writtenOf(value)
  const deeds = optionsOf(field, written, t).map(({ value: key, label }) => ({
    ...{ key, label, isChosen: key === written },
    onDo: () => onKeep(key),
  }))
  const empty = { key: 'empty', label: t('field.empty'), onDo: () => onKeep('') }
  return (
    <Menu
      label={field.label}
      groups={value === undefined ? [deeds] : [deeds, [empty]]}
      renderTrigger={props => (
        <button type="button" {...props} {...pressed(value)} aria-label={words.edit}>
          <bdi>{words.value}</bdi>
        </button>
      )}
    />
  )
}

const pressed = (value: FieldValue | undefined) => ({
  className: cx(css.value, css.press, value === undefined && css.unsaid),
})

function useWords(field: Field, value: FieldValue | undefined): { value: string; edit: string } {
  const t = useText()
  const formats = useFormats()
  const words = value === undefined ? t('field.unsaid') : wordsOf(field, value, t, formats)
  return { value: words, edit: t('field.edit', { label: field.label, value: words }) }
}
