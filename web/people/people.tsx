import { useState } from 'react'
import { UserRoundX } from 'lucide'
import { Avatar, Button, Callout, Chip, Icon, IconButton } from '#web/ui'
import { Select } from '#web/form'
import { useBrand, useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section, Sought, Sure } from '#web/page'
import type { Colleague, Role, Sees } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { Invite } from './invite.tsx'
import { ROLES, SEES } from './roles.ts'
import { useColleagues } from './colleagues.ts'
import { useInvitations, useTeamDeeds } from './queries.ts'

/** Who works here, with which role, and who is invited. */
export function People() {
  const t = useText()
  const words = useFaultWords()
  const colleagues = useColleagues()
  const { may } = useBrand()
  const { change, remove } = useTeamDeeds()
  const fault = change.error ?? remove.error
  return (
    <>
      {fault && (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      )}
      <Section title={t('team.people')} help={may('administer') && t('team.sees.help')} deed={<Invite />}>
        <Asked query={colleagues}>
          {people => (
            <Sought label={t('team.people')} all={people} wordsOf={wordsOf}>
              {shown => (
                <Lines label={t('team.people')}>
                  {shown.map(person => (
                    <Person
                      key={person.id}
                      person={person}
                      onRole={role => change.mutate({ id: person.id, role })}
                      onSees={sees => change.mutate({ id: person.id, sees })}
                      onRemove={() => remove.mutate(person.id)}
                    />
                  ))}
                </Lines>
              )}
            </Sought>
          )}
        </Asked>
      </Section>
      <Invited />
    </>
  )
}

const wordsOf = ({ name, email }: Colleague): string => `${name} ${email}`

type PersonProps = {
  person: Colleague
  onRole: (role: Role) => void
  onSees: (sees: Sees) => void
  onRemove: () => void
}

function Person({ person, onRole, onSees, onRemove }: PersonProps) {
  const t = useText()
  const { me, may } = useBrand()
  const [isLeaving, setLeaving] = useState(false)
  const isMe = person.id === me.person.id
  const canChange = may('administer') && (person.role !== 'owner' || may('own'))
  const roles: Role[] = may('own')
    ? ['agent', 'supervisor', 'administrator', 'owner']
    : ['agent', 'supervisor', 'administrator']
  return (
    <Line
      start={<Avatar name={person.name} picture={person.picture ?? undefined} of="agent" size={32} />}
      title={
        <>
          <bdi>{person.name}</bdi>
          {isMe && <> · {t('team.you')}</>}
        </>
      }
      text={<bdi>{person.email}</bdi>}
      end={
        canChange ? (
          <>
            {isLimitable(person) && <SeesChoice person={person} onSees={onSees} />}
            <Select
              label={t('team.role.of', { name: person.name })}
              isLabelHidden
              choices={roles.map(value => ({ value, label: t(ROLES[value]) }))}
              value={person.role}
              onChange={onRole}
            />
            <IconButton name={t('team.remove.of', { name: person.name })} onClick={() => setLeaving(true)}>
              <Icon of={UserRoundX} />
            </IconButton>
          </>
        ) : (
          <Chip>{t(ROLES[person.role])}</Chip>
        )
      }
    >
      <Sure
        title={t('team.remove.title', { name: person.name })}
        deed={t('team.remove')}
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onDo={onRemove}
      >
        {t('team.remove.words')}
      </Sure>
    </Line>
  )
}

/** Whoever administers sees everything. */
const isLimitable = ({ role }: Colleague): boolean => role === 'agent' || role === 'supervisor'

function SeesChoice({ person: { name, sees }, onSees }: Pick<PersonProps, 'person' | 'onSees'>) {
  const t = useText()
  const much: Sees[] = ['all', 'team', 'own']
  return (
    <Select
      label={t('team.sees.of', { name })}
      isLabelHidden
      choices={much.map(value => ({ value, label: t(SEES[value]) }))}
      value={sees}
      onChange={onSees}
    />
  )
}

function Invited() {
  const t = useText()
  const formats = useFormats()
  const { may } = useBrand()
  const invitations = useInvitations()
  const { withdraw } = useTeamDeeds()
  const open = invitations.data ?? []
  if (!may('administer') || open.length === 0) return null
  return (
    <Section title={t('team.invited')}>
      <Lines label={t('team.invited')}>
        {open.map(({ id, email, role, expiresAt }) => (
          <Line
            key={id}
            title={<bdi>{email}</bdi>}
            text={`${t(ROLES[role])} · ${t('team.invited.until', { date: formats.date(expiresAt) })}`}
            end={
              <Button size="s" kind="ghost" isBusy={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
                {t('team.withdraw')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
