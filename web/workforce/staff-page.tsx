import { useState } from 'react'
import type { Colleague, Skill, StaffLine } from '#protocol'
import { Asked, Section } from '#web/page'
import { useColleagues } from '#web/people'
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
  const people = useColleagues()
  const skills = useSkills()
  return (
    <Asked query={staff} as="page">
      {lines => (
        <Asked query={people}>
          {known => <Asked query={skills}>{all => <Team lines={lines} people={known} skills={all} />}</Asked>}
        </Asked>
      )}
    </Asked>
  )
}

type TeamProps = { lines: readonly StaffLine[]; people: readonly Colleague[]; skills: readonly Skill[] }

function Team({ lines, people, skills }: TeamProps) {
  const t = useText()
  const agents = useNamed(lines, people)
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
