import { X } from 'lucide'
import { Button, Icon } from '#web/ui'
import { Select } from '#web/form'
import { TagChip } from '#web/tags'
import { useText } from '#web/texts'
import type { MacroStep } from '#protocol'
import type { KnownSteps } from './step-words.ts'
import css from './macros.module.css'

type Step = Extract<MacroStep, { kind: 'tag' }>
type TagStepProps = { step: Step; known: KnownSteps; onStep: (step: Step) => void }

/** Which tags are put on, and which are taken off. */
export function TagStep({ step, known, onStep }: TagStepProps) {
  return (
    <div className={css.pair}>
      <Side {...{ step, known, onStep }} side="add" other="remove" />
      <Side {...{ step, known, onStep }} side="remove" other="add" />
    </div>
  )
}

type SideProps = TagStepProps & { side: 'add' | 'remove'; other: 'add' | 'remove' }

function Side({ step, known: { tags }, onStep, side, other }: SideProps) {
  const t = useText()
  const chosen = step[side]
  const left = tags.filter(({ id, isArchived }) => !isArchived && !chosen.includes(id) && !step[other].includes(id))
  return (
    <div className={css.side}>
      <Select
        label={t(side === 'add' ? 'macros.tags.on' : 'macros.tags.off')}
        choices={[
          { label: t('macros.tags.choose'), value: '' },
          ...left.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value=""
        onChange={id => id && onStep({ ...step, [side]: [...chosen, id] })}
      />
      {chosen.length > 0 && (
        <div className={css.row}>
          {chosen.map(id => {
            const tag = tags.find(one => one.id === id) ?? { name: t('macros.gone'), hue: 'clay' as const }
            return (
              <Button
                key={id}
                size="s"
                kind="ghost"
                aria-label={t('macros.step.remove', { name: tag.name })}
                onClick={() => onStep({ ...step, [side]: chosen.filter(each => each !== id) })}
              >
                <TagChip tag={tag} />
                <Icon of={X} size="s" />
              </Button>
            )
          })}
        </div>
      )}
    </div>
  )
}
