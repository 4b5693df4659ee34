import { useState } from 'react'
import type { Skill, StaffLine } from '#protocol'
import { Asked, Section } from '#web/page'
import { useText } from '#web/texts'
import { Voice } from '#web/ui'
import { Gaps } from './gaps.tsx'
import { Matrix } from './matrix.tsx'
import { type Agent, useNamed } from './people.ts'
import { PersonDialog } from './person-dialog.tsx'
import { SkillsSection } from './skills-section.tsx'
import { useSkills, useStaff } from './staff-queries.ts'
import css from './staff.module.css'

/** The team at work: who is there, what each can do, and where nobody is to be at work. */
export function StaffPage() {
  const staff = useStaff()
  const skills = useSkills()
  return (
    <Asked query={staff} as="page">
      {lines => <Asked query={skills}>{all => <Team lines={lines} skills={all} />}</Asked>}
    </Asked>
  )
}

function Team({ lines, skills }: { lines: readonly StaffLine[]; skills: readonly Skill[] }) {
  const t = useText()
  const agents = useNamed(lines)
  const [edited, setEdited] = useState<string>()
  const used = skills.filter(({ isArchived }) => !isArchived)
  const open = agents.find(({ personId }) => personId === edited)
  return (
    <div className={css.page}>
      <Answer agents={agents} />
      <Gaps />
      <Section title={t('staff.people')} help={t('staff.people.help')}>
        <Matrix agents={agents} skills={used} onOpen={setEdited} />
      </Section>
      <SkillsSection skills={skills} />
      <PersonDialog key={edited} agent={open} skills={used} onDone={() => setEdited(undefined)} />
    </div>
  )
}

function Answer({ agents }: { agents: readonly Agent[] }) {
  const t = useText()
  const available = agents.filter(({ presence }) => presence?.state === 'available').length
  const silent = agents.filter(({ presence }) => presence?.state === 'not-responding').length
  const working = agents.filter(({ shift }) => shift?.state === 'on').length
  const missing = agents.filter(({ shift, presence }) => shift?.state === 'on' && isAbsent(presence)).length
  return (
    <Voice as="p" size="say">
      {t('staff.answer', { available, all: agents.length, working, missing, silent })}
    </Voice>
  )
}

const isAbsent = (presence: Agent['presence']): boolean => !presence || presence.state === 'offline'
