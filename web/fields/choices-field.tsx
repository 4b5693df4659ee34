import { Plus, X } from 'lucide'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { TextInput } from '#web/form'
import { MoveButtons, keepMoving } from '#web/page'
import { useText } from '#web/texts'
import { Button, Icon, IconButton } from '#web/ui'
import type { FieldForm } from './queries.ts'
import css from './fields-page.module.css'

type Choices = FieldForm['choices']

/** What can be chosen, one under the other; Enter begins the next. */
export function ChoicesField({ choices, onChange }: { choices: Choices; onChange: (choices: Choices) => void }) {
  const t = useText()
  const list = useRef<HTMLFieldSetElement>(null)
  const add = (): void => {
    // At once, since whoever presses Enter writes on.
    flushSync(() => onChange([...choices, { label: '' }]))
    ;[...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus()
  }
  return (
    <fieldset ref={list} className={css.choices}>
      <legend className={css.legend}>{t('fields.choices')}</legend>
      {choices.map((choice, at) => {
        const name = t('fields.choice', { place: at + 1 })
        return (
          // Two may be called the same while they are written: their place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={css.choice}>
            <TextInput
              label={name}
              isLabelHidden
              maxLength={120}
              value={choice.label}
              onKeyDown={event => onEnter(event, add)}
              onChange={label => onChange(choices.with(at, { ...choice, label }))}
            />
            <MoveButtons
              id={String(at)}
              up={t('fields.up', { label: choice.label || name })}
              down={t('fields.down', { label: choice.label || name })}
              isFirst={at === 0}
              isLast={at === choices.length - 1}
              onMove={by => {
                onChange(choices.toSpliced(at, 1).toSpliced(at + by, 0, choice))
                keepMoving(list.current, String(at + by), by)
              }}
            />
            <IconButton
              size="s"
              name={t('fields.choice.remove', { label: choice.label || name })}
              onClick={() => onChange(choices.toSpliced(at, 1))}
            >
              <Icon of={X} size="s" />
            </IconButton>
          </div>
        )
      })}
      <span>
        <Button size="s" onClick={add}>
          <Icon of={Plus} size="s" />
          {t('fields.choice.add')}
        </Button>
      </span>
    </fieldset>
  )
}

function onEnter(event: KeyboardEvent<HTMLInputElement>, add: () => void): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  if (event.currentTarget.value.trim() !== '') add()
}
