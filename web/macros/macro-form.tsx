import { type FormEvent, useState } from 'react'
import { Plus } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { Checkbox, TextInput, useIsChanged } from '#web/form'
import { newId, useBrand, useFaultWords } from '#web/api'
import type { Macro, MacroStep } from '#protocol'
import { useText } from '#web/texts'
import { useMacroDeeds } from './queries.ts'
import { firstStep, StepField } from './step-field.tsx'
import type { KnownSteps } from './step-words.ts'
import css from './macros.module.css'

/** In the order in which they are done. */
const KINDS = ['assign', 'tag', 'note', 'reply', 'snooze', 'close'] as const

type MacroFormProps = { macro: Macro | undefined; known: KnownSteps; onDone: () => void }
type Keyed = { key: string; step: MacroStep }

/** What it is called and what it does, step by step. */
export function MacroForm({ macro, known, onDone }: MacroFormProps) {
  const t = useText()
  const words = useFaultWords()
  const { may } = useBrand()
  const { keep } = useMacroDeeds()
  const [name, setName] = useState(macro?.name ?? '')
  const [steps, setSteps] = useState<Keyed[]>(() => (macro?.steps ?? []).map(step => ({ key: newId(), step })))
  const [isShared, setShared] = useState(macro?.isShared ?? false)
  const isChanged = useIsChanged([name.trim(), steps, isShared])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep.mutate({ id: macro?.id, name, steps: steps.map(({ step }) => step), isShared }, { onSuccess: onDone })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput label={t('macros.name')} required autoFocus maxLength={120} value={name} onChange={setName} />
      {steps.length > 0 && (
        <ol className={css.steps} aria-label={t('macros.steps')}>
          {steps.map(({ key, step }) => (
            <StepField
              key={key}
              {...{ step, known }}
              onStep={changed => setSteps(now => now.map(each => (each.key === key ? { key, step: changed } : each)))}
              onRemove={() => setSteps(now => now.filter(each => each.key !== key))}
            />
          ))}
        </ol>
      )}
      <More steps={steps} known={known} onAdd={step => setSteps(now => inOrder([...now, { key: newId(), step }]))} />
      {may('supervise') && (
        <Checkbox label={t('macros.share')} help={t('macros.share.help')} isOn={isShared} onChange={setShared} />
      )}
      {keep.error && (
        <Callout tone="late">
          <span role="alert">{words(keep.error)}</span>
        </Callout>
      )}
      <div className={css.deeds}>
        <Button
          type="submit"
          kind="primary"
          isOff={!name.trim() || steps.length === 0 || !isChanged}
          isBusy={keep.isPending}
        >
          {t('macros.keep')}
        </Button>
      </div>
    </form>
  )
}

const inOrder = (steps: Keyed[]): Keyed[] =>
  steps.toSorted((one, other) => KINDS.indexOf(one.step.kind) - KINDS.indexOf(other.step.kind))

/** What can still be added: whoever closes does not put aside as well. */
function More({ steps, known, onAdd }: { steps: Keyed[]; known: KnownSteps; onAdd: (step: MacroStep) => void }) {
  const t = useText()
  const has = (kind: MacroStep['kind']): boolean => steps.some(({ step }) => step.kind === kind)
  const isOver = (kind: MacroStep['kind']): boolean => {
    if (kind === 'note') return false
    return kind === 'snooze' || kind === 'close' ? has('snooze') || has('close') : has(kind)
  }
  return (
    <div className={css.row} role="group" aria-label={t('macros.step.add')}>
      {KINDS.map(kind => {
        const first = firstStep(kind, known)
        return (
          <Button key={kind} size="s" isOff={!first || isOver(kind)} onClick={() => first && onAdd(first)}>
            <Icon of={Plus} size="s" />
            {t(`macros.step.${kind}`)}
          </Button>
        )
      })}
    </div>
  )
}
