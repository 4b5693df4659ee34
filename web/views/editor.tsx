import { type FormEvent, useState } from 'react'
import { Plus } from 'lucide'
import { type Condition, type NewView, type SavedView, type Sort, viewLimits } from '#protocol'
import { useBrand, useFaultWords } from '#web/api'
import { Select, TextInput, useIsChanged } from '#web/form'
import type { Narrowing } from '#web/live'
import { Dialog, Menu } from '#web/overlay'
import { usePageTexts, useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { ConditionLine } from './condition-line.tsx'
import { type FieldShown, fieldsOf, isWhole, ownFieldsOf } from './fields.ts'
import { Whose, sharingOf } from './whose.tsx'
import { Held } from './held-now.tsx'
import { useViewDeeds } from './change.ts'
import { SORT_NAMES } from './sorts.ts'
import { conditionsOf } from './start.ts'
import { useKnown } from './use-known.ts'
import css from './editor.module.css'

type EditorProps = {
  /** The view that is changed; undefined where one is made. */
  before: SavedView | undefined
  /** The list on screen, where a new one begins, with the saved view it is made of. */
  from: Narrowing
  fromSaved: SavedView | undefined
  onClose: () => void
  /** The view that was kept; undefined where it was deleted. */
  onDone: (kept: SavedView | undefined) => void
}

/** Where a view gets its name, its conditions and its order; how much it would hold is seen at once. */
export function ViewEditor(props: EditorProps) {
  const t = useText()
  const isThere = usePageTexts()
  if (!isThere) return null
  return (
    <Dialog
      title={t(props.before ? 'views.edit' : 'views.add')}
      isOpen
      onClose={props.onClose}
      closeName={t('common.close')}
    >
      <Form {...props} />
    </Dialog>
  )
}

const SORTS: readonly Sort[] = ['due', 'activity', 'newest', 'oldest']

function Form({ before, from, fromSaved, onDone }: EditorProps) {
  const t = useText()
  const words = useFaultWords()
  const { may } = useBrand()
  const { add, edit, remove } = useViewDeeds()
  const [view, setView] = useState<NewView>(() => ({
    name: before?.name ?? '',
    ...sharingOf(before?.owner),
    conditions: before?.conditions ?? conditionsOf(from, fromSaved?.conditions),
    sort: before?.sort ?? from.sort ?? 'due',
  }))
  const change = (to: Partial<NewView>): void => setView(now => ({ ...now, ...to }))
  const isChanged = useIsChanged(view)
  const conditions = view.conditions.filter(isWhole)
  const fault = add.error ?? edit.error ?? remove.error
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    const whole = { ...view, conditions }
    if (before) edit.mutate({ ...whole, id: before.id }, { onSuccess: onDone })
    else add.mutate(whole, { onSuccess: onDone })
  }
  return (
    <form className={css.form} onSubmit={keep}>
      <TextInput
        label={t('views.name')}
        data-autofocus=""
        required
        maxLength={viewLimits.name}
        value={view.name}
        onChange={name => change({ name })}
        error={fault ? words(fault) : undefined}
      />
      {may('supervise') && <Whose view={view} onChange={change} />}
      <Conditions conditions={view.conditions} onChange={to => change({ conditions: to })} />
      <Select
        label={t('sort.name')}
        value={view.sort}
        choices={SORTS.map(value => ({ value, label: t(SORT_NAMES[value]) }))}
        onChange={sort => change({ sort })}
      />
      <footer className={css.foot}>
        <Held conditions={conditions} />
        {before && (
          <Remove
            isBusy={remove.isPending}
            onRemove={() => remove.mutate(before.id, { onSuccess: () => onDone(undefined) })}
          />
        )}
        <Button
          type="submit"
          kind="primary"
          isOff={view.name.trim() === '' || (before !== undefined && !isChanged)}
          isBusy={add.isPending || edit.isPending}
        >
          {t(before ? 'form.keep' : 'views.keep')}
        </Button>
      </footer>
    </form>
  )
}

type ConditionsProps = { conditions: readonly Condition[]; onChange: (conditions: Condition[]) => void }

function Conditions({ conditions, onChange }: ConditionsProps) {
  const t = useText()
  const known = useKnown()
  const [shown, own] = [fieldsOf(known), ownFieldsOf(known)]
  const asDeed = ({ field, name, operators }: FieldShown) => ({
    key: field,
    label: name,
    onDo: () => onChange([...conditions, { field, operator: operators[0]!, values: [] }]),
  })
  const adding = [shown, own.filter(({ isArchived }) => !isArchived)].filter(group => group.length > 0)
  return (
    <fieldset className={css.conditions}>
      <legend className={css.legend}>{t('views.conditions')}</legend>
      {conditions.length === 0 && <p className={css.none}>{t('views.conditions.none')}</p>}
      {conditions.map((condition, at) => {
        const asked = [...shown, ...own].find(({ field }) => field === condition.field)
        return (
          asked && (
            <ConditionLine
              key={`${condition.field}-${at}`}
              {...{ shown: asked, condition }}
              onChange={to => onChange(conditions.with(at, to))}
              onRemove={() => onChange(conditions.toSpliced(at, 1))}
            />
          )
        )
      })}
      {conditions.length < viewLimits.conditions && (
        <Menu
          label={t('views.condition.add')}
          groups={adding.map(group => group.map(asDeed))}
          renderTrigger={props => (
            <Button {...props} type="button" size="s">
              <Icon of={Plus} size="s" />
              {t('views.condition.add')}
            </Button>
          )}
        />
      )}
    </fieldset>
  )
}

/** Pressed once it asks; pressed again it does. */
function Remove({ isBusy, onRemove }: { isBusy: boolean; onRemove: () => void }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  return (
    <Button kind="danger" isBusy={isBusy} onClick={() => (isAsked ? onRemove() : setAsked(true))}>
      {t(isAsked ? 'views.delete.sure' : 'views.delete')}
    </Button>
  )
}
