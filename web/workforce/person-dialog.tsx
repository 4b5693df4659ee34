import { useState } from 'react'
import type { AgentPlan, Levels, Skill } from '#protocol'
import { FieldGroup, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useLanguage, useText } from '#web/texts'
import { Button } from '#web/ui'
import { LanguagesField } from './languages-field.tsx'
import { LevelSelect } from './level-select.tsx'
import type { Agent } from './people.ts'
import { PlaceField, placeOf, writtenPlace } from './place-field.tsx'
import { useKeepPlan } from './staff-queries.ts'
import { WorkField } from './work-field.tsx'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

type PersonDialogProps = { agent: Agent | undefined; skills: readonly Skill[]; onDone: () => void }

/** What one of the team can do, speaks and takes, and where they work. */
export function PersonDialog({ agent, skills, onDone }: PersonDialogProps) {
  const t = useText()
  return (
    <Dialog
      isWide
      title={<bdi>{agent?.name}</bdi>}
      isOpen={agent !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {agent && <Form {...{ agent, skills, onDone }} />}
    </Dialog>
  )
}

export const withLevel = (levels: Levels, key: string, level: number): Levels => {
  const { [key]: _, ...rest } = levels
  return level === 0 ? rest : { ...rest, [key]: level }
}

function useDraft({ personId, skills, languages, place, share, kinds }: Agent) {
  const before: AgentPlan = { personId, skills, languages, place, share, kinds }
  const [kept] = useState(before)
  const [plan, setPlan] = useState(before)
  const [written, setWritten] = useState(writtenPlace(place))
  const [units, setUnits] = useState(String(share))
  const found = placeOf(written)
  const isSound = found !== undefined && /^\d{1,3}$/.test(units.trim())
  const asked = isSound ? { before: kept, plan: { ...plan, place: found, share: Number(units) } } : undefined
  const isChanged = useIsChanged([plan, written, units])
  const change = (some: Partial<AgentPlan>): void => setPlan({ ...plan, ...some })
  return { plan, change, written, setWritten, units, setUnits, asked: isChanged ? asked : undefined }
}

function Form({ agent, skills, onDone }: PersonDialogProps & { agent: Agent }) {
  const t = useText()
  const { language } = useLanguage()
  const keep = useKeepPlan()
  const { plan, change, written, setWritten, units, setUnits, asked } = useDraft(agent)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (asked) keep.mutate(asked, { onSuccess: onDone })
      }}
    >
      {skills.length > 0 && (
        <FieldGroup title={t('staff.skills')}>
          <div className={css.levels}>
            {skills.map(({ id, name }) => (
              <LevelSelect
                key={id}
                label={name[language]}
                level={plan.skills[id] ?? 0}
                onLevel={level => change({ skills: withLevel(plan.skills, id, level) })}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <LanguagesField languages={plan.languages} onChange={languages => change({ languages })} />
      <WorkField {...{ units, setUnits }} kinds={plan.kinds} onKinds={kinds => change({ kinds })} />
      <PlaceField written={written} onChange={setWritten} />
      <Wrong fault={keep.error} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!asked} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}
