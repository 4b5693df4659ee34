import { useState } from 'react'
import { CalendarClock, Pencil } from 'lucide'
import type { Colleague, StaffLine } from '#protocol'
import { Asked, Line, Lines, Section, Sought } from '#web/page'
import { useColleagues } from '#web/people'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Avatar, Callout, Chip, Icon, IconButton } from '#web/ui'
import { Gaps } from './gaps.tsx'
import { type Agent, useNamed } from './people.ts'
import { ShiftDialog } from './shift-dialog.tsx'
import { useShiftWords } from './shift-words.ts'
import { useStaff, useUnstaffed } from './staff-queries.ts'
import css from './staff.module.css'

/** When each of the team works, and the hours in which nobody does. */
export function ShiftsPage() {
  const staff = useStaff()
  const people = useColleagues()
  return (
    <Asked query={staff} as="page">
      {lines => <Asked query={people}>{known => <People lines={lines} people={known} />}</Asked>}
    </Asked>
  )
}

function People({ lines, people }: { lines: readonly StaffLine[]; people: readonly Colleague[] }) {
  const t = useText()
  const agents = useNamed(lines, people)
  const [edited, setEdited] = useState<string>()
  const open = agents.find(({ personId }) => personId === edited)
  const isPlanned = useUnstaffed().data?.isPlanned
  return (
    <div className={css.page}>
      {isPlanned === false && <Callout icon={CalendarClock}>{t('staff.shifts.none')}</Callout>}
      <Gaps />
      <Section title={t('staff.shifts')} help={t('staff.shifts.help')}>
        {agents.length === 0 ? (
          <EmptyState as="h3" icon={CalendarClock} title={t('staff.nobody')} />
        ) : (
          <Sought label={t('staff.people')} all={agents} wordsOf={nameOf}>
            {shown => (
              <Lines label={t('staff.shifts')}>
                {shown.map(agent => (
                  <PersonLine key={agent.personId} agent={agent} onEdit={() => setEdited(agent.personId)} />
                ))}
              </Lines>
            )}
          </Sought>
        )}
      </Section>
      <ShiftDialog key={edited} agent={open} onDone={() => setEdited(undefined)} />
    </div>
  )
}

const nameOf = ({ name }: Agent): string => name

function PersonLine({ agent: { name, picture, shift }, onEdit }: { agent: Agent; onEdit: () => void }) {
  const t = useText()
  const words = useShiftWords()
  return (
    <Line
      start={<Avatar name={name} picture={picture ?? undefined} of="agent" size={28} />}
      title={<bdi>{name}</bdi>}
      text={<span className={css.sentence}>{words(shift)}</span>}
      end={
        <>
          {shift?.state === 'on' && <Chip tone="accent">{t('staff.now')}</Chip>}
          <IconButton name={t('staff.shift.edit', { name })} onClick={onEdit}>
            <Icon of={Pencil} />
          </IconButton>
        </>
      }
    />
  )
}
