import { useDeferredValue, useState } from 'react'
import { Search, UsersRound } from 'lucide'
import type { Skill } from '#protocol'
import { TextInput } from '#web/form'
import { EmptyState } from '#web/states'
import { useLanguage, useText } from '#web/texts'
import { Icon } from '#web/ui'
import { Grid } from './grid.tsx'
import type { Agent } from './people.ts'
import { useSetSkills } from './staff-queries.ts'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

const FEW = 8

type MatrixProps = { agents: readonly Agent[]; skills: readonly Skill[]; onOpen: (personId: string) => void }

/** Everybody by what they can do. Of a long list the lines on screen are drawn; it is looked through by name and skill. */
export function Matrix({ agents, skills, onOpen }: MatrixProps) {
  const t = useText()
  const { language } = useLanguage()
  const setSkills = useSetSkills()
  const [sought, seek] = useState('')
  const asked = useDeferredValue(plain(sought.trim()))
  const nameOf = (id: string): string => skills.find(skill => skill.id === id)?.name[language] ?? ''
  const found = asked ? agents.filter(agent => wordsOf(agent, nameOf).includes(asked)) : agents
  const setLevel = ({ personId, skills: before }: Agent, skillId: string, level: number): void => {
    const { [skillId]: _, ...rest } = before
    setSkills.mutate({ personId, skills: level === 0 ? rest : { ...rest, [skillId]: level } })
  }
  return (
    <div className={css.matrix}>
      {agents.length > FEW && (
        <TextInput
          label={t('staff.find')}
          isLabelHidden
          type="search"
          placeholder={t('staff.find')}
          start={<Icon of={Search} />}
          value={sought}
          onChange={seek}
        />
      )}
      <p role="status" className={css.quiet}>
        {asked && t('settings.found', { count: found.length })}
      </p>
      <Wrong fault={setSkills.error} />
      {found.length === 0 ? (
        <EmptyState as="h3" icon={UsersRound} title={t('staff.nobody')} />
      ) : (
        <Grid agents={found} skills={skills} onOpen={onOpen} onLevel={setLevel} />
      )}
      {skills.length > 0 && found.length > 0 && <p className={css.keys}>{t('staff.keys')}</p>}
    </div>
  )
}

const wordsOf = ({ name, skills, languages }: Agent, nameOf: (id: string) => string): string =>
  plain([name, ...Object.keys(skills).map(nameOf), ...Object.keys(languages)].join(' '))

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
