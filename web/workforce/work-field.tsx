import { type AgentPlan, workKinds } from '#protocol'
import { Checkbox, FieldGroup, Switch, TextInput } from '#web/form'
import { useText } from '#web/texts'
import css from './staff.module.css'

type WorkFieldProps = {
  units: string
  setUnits: (units: string) => void
  kinds: AgentPlan['kinds']
  onKinds: (kinds: AgentPlan['kinds']) => void
}

/** How much somebody takes at once, and of what. */
export function WorkField({ units, setUnits, kinds, onKinds }: WorkFieldProps) {
  const t = useText()
  return (
    <FieldGroup title={t('staff.work')} help={t('staff.work.help')}>
      <div className={css.pair}>
        <TextInput
          label={t('staff.share')}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
          value={units}
          onChange={setUnits}
        />
      </div>
      <Switch
        label={t('staff.kinds.all')}
        isOn={kinds === null}
        onChange={all => onKinds(all ? null : [...workKinds])}
      />
      {kinds !== null && (
        <div className={css.pair}>
          {workKinds.map(kind => (
            <Checkbox
              key={kind}
              label={t('staff.kind', { kind: kind.replaceAll('-', '_') })}
              isOn={kinds.includes(kind)}
              onChange={is => onKinds(is ? [...kinds, kind] : kinds.filter(each => each !== kind))}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
