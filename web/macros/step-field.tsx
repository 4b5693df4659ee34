import { X } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { Select, TextArea } from '#web/form'
import { useText } from '#web/texts'
import type { MacroStep } from '#protocol'
import { TagStep } from './tag-step.tsx'
import type { KnownSteps } from './step-words.ts'
import css from './macros.module.css'

const HOUR = 3_600_000
const SPANS = [
  { ms: 3 * HOUR, label: 'macros.span.hours' },
  { ms: 24 * HOUR, label: 'macros.span.day' },
  { ms: 72 * HOUR, label: 'macros.span.days' },
  { ms: 168 * HOUR, label: 'macros.span.week' },
] as const

type StepFieldProps = { step: MacroStep; known: KnownSteps; onStep: (step: MacroStep) => void; onRemove: () => void }

/** One step, and what it needs to be told. */
export function StepField(props: StepFieldProps) {
  const t = useText()
  return (
    <li className={css.step}>
      <div className={css.grow}>
        <Inside {...props} />
      </div>
      <IconButton
        size="s"
        name={t('macros.step.remove', { name: t(`macros.step.${props.step.kind}`) })}
        onClick={props.onRemove}
      >
        <Icon of={X} size="s" />
      </IconButton>
    </li>
  )
}

function Inside({ step, known, onStep }: StepFieldProps) {
  const t = useText()
  const label = t(`macros.step.${step.kind}`)
  switch (step.kind) {
    case 'reply': {
      const choices = known.snippets.map(({ id, name }) => ({ value: id, label: name }))
      return (
        <Select
          label={label}
          choices={choices}
          value={step.snippetId}
          onChange={snippetId => onStep({ ...step, snippetId })}
        />
      )
    }
    case 'note':
      return (
        <TextArea
          label={label}
          rows={2}
          maxLength={20_000}
          value={step.text}
          onChange={text => onStep({ ...step, text })}
        />
      )
    case 'assign': {
      const { to } = step
      const choices = [
        { value: 'me', label: t('macros.does.take') },
        { value: 'queue', label: t('macros.does.release') },
        ...known.colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ]
      return (
        <Select
          label={label}
          choices={choices}
          value={to.kind === 'agent' ? to.id : to.kind}
          onChange={value =>
            onStep({
              ...step,
              to: value === 'me' || value === 'queue' ? { kind: value } : { kind: 'agent', id: value },
            })
          }
        />
      )
    }
    case 'tag':
      return <TagStep {...{ step, known, onStep }} />
    case 'snooze': {
      const choices = SPANS.map(({ ms, label: key }) => ({ value: String(ms), label: t(key) }))
      return (
        <Select
          label={label}
          choices={choices}
          value={String(step.forMs)}
          onChange={value => onStep({ ...step, forMs: Number(value) })}
        />
      )
    }
    case 'close': {
      const choices = known.reasons.map(({ id, label: name }) => ({ value: id, label: name }))
      return (
        <Select
          label={label}
          choices={choices}
          value={step.reasonId}
          onChange={reasonId => onStep({ ...step, reasonId })}
        />
      )
    }
  }
}

/** A step of this kind as it begins; undefined where there is nothing for it to name. */
export function firstStep(kind: MacroStep['kind'], { snippets, reasons, tags }: KnownSteps): MacroStep | undefined {
  switch (kind) {
    case 'reply':
      return snippets[0] && { kind, snippetId: snippets[0].id }
    case 'note':
      return { kind, text: '' }
    case 'tag': {
      const first = tags.find(tag => !tag.isArchived)
      return first && { kind, add: [first.id], remove: [] }
    }
    case 'assign':
      return { kind, to: { kind: 'me' } }
    case 'snooze':
      return { kind, forMs: SPANS[1].ms }
    case 'close':
      return reasons[0] && { kind, reasonId: reasons[0].id }
  }
}
