import type { QueueRule, Team } from '#protocol'
import { Select } from '#web/form'
import { Asked, Section } from '#web/page'
import { useKnownTeams } from '#web/teams'
import { useLanguage, useText } from '#web/texts'
import { LiveRegion } from '#web/ui'
import { useFaultWords } from '#web/api'
import { type NamedSkill, useQueueRules, useSetQueueRule, useSkillNames } from './queue-queries.ts'
import { FaultLine } from './fault-line.tsx'
import css from './queues-page.module.css'

/** How the work of each queue reaches people. */
export function QueuesPage() {
  const t = useText()
  const rules = useQueueRules()
  const teams = useKnownTeams()
  const skills = (useSkillNames().data ?? []).filter(({ isArchived }) => !isArchived)
  const words = useFaultWords()
  const setting = useSetQueueRule()
  return (
    <Asked query={rules}>
      {all => (
        <>
          <p className={css.about}>{t('queues.about')}</p>
          {setting.error && <FaultLine>{words(setting.error)}</FaultLine>}
          <LiveRegion>{setting.isSuccess ? t('queues.kept') : ''}</LiveRegion>
          {all.map(rule => (
            <QueueSection
              key={rule.teamId ?? 'common'}
              {...{ rule, all, teams, skills }}
              onSet={change => setting.mutate({ ...rule, ...change })}
            />
          ))}
        </>
      )}
    </Asked>
  )
}

type QueueSectionProps = {
  rule: QueueRule
  all: readonly QueueRule[]
  teams: readonly Team[]
  skills: readonly NamedSkill[]
  onSet: (change: Partial<QueueRule>) => void
}

function QueueSection({ rule, all, teams, skills, onSet }: QueueSectionProps) {
  const t = useText()
  const nameOf = (teamId: string | null): string =>
    teamId === null ? t('queues.common') : (teams.find(({ id }) => id === teamId)?.name ?? '…')
  const others = all.filter(({ teamId }) => teamId !== rule.teamId)
  const over = rule.overflow ? (rule.overflow.teamId ?? 'common') : 'none'
  return (
    <Section title={nameOf(rule.teamId)}>
      <div className={css.fields}>
        <Select
          label={t('queues.mode')}
          value={rule.mode}
          onChange={mode => onSet({ mode })}
          choices={(['push', 'pull'] as const).map(mode => ({ value: mode, label: t(`queues.mode.${mode}`) }))}
        />
        {rule.mode === 'push' && others.length > 0 && (
          <Select
            label={t('queues.overflow')}
            value={over}
            onChange={to =>
              onSet({ overflow: to === 'none' ? null : { teamId: to === 'common' ? null : to, at: overflowAt } })
            }
            choices={[
              { value: 'none', label: t('queues.overflow.none') },
              ...others.map(({ teamId }) => ({
                value: teamId ?? 'common',
                label: t('queues.overflow.to', { queue: nameOf(teamId) }),
              })),
            ]}
          />
        )}
      </div>
      {rule.mode === 'push' && <Needs {...{ rule, skills, onSet }} />}
    </Section>
  )
}

/** When all of its time is over. */
const overflowAt = 1
const levels = [1, 2, 3, 4, 5] as const

function Needs({ rule, skills, onSet }: Pick<QueueSectionProps, 'rule' | 'skills' | 'onSet'>) {
  const t = useText()
  const { language } = useLanguage()
  if (skills.length === 0) return null
  const set = (id: string, level: string): void => {
    const { [id]: _, ...others } = rule.needs
    onSet({ needs: level === '0' ? others : { ...others, [id]: Number(level) } })
  }
  return (
    <fieldset className={css.needs}>
      <legend>{t('queues.needs')}</legend>
      {Object.keys(rule.needs).length === 0 && <p className={css.none}>{t('queues.needs.none')}</p>}
      <div className={css.fields}>
        {skills.map(({ id, name }) => (
          <Select
            key={id}
            label={t('queues.needs.level', { skill: name[language] })}
            value={String(rule.needs[id] ?? 0)}
            onChange={level => set(id, level)}
            choices={[
              { value: '0', label: t('queues.needs.level.none') },
              ...levels.map(level => ({ value: String(level), label: t('queues.needs.level.at', { level }) })),
            ]}
          />
        ))}
      </div>
    </fieldset>
  )
}
