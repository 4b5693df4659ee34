import { Archive, Pencil, Plus, UsersRound } from 'lucide'
import { useState } from 'react'
import type { Team } from '#protocol'
import { useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section, Sought } from '#web/page'
import { useColleagues } from '#web/people'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { ArchiveDialog } from './archive-dialog.tsx'
import { useAllTeams, useTeamsDeeds } from './queries.ts'
import { TeamDialog } from './team-dialog.tsx'

/** The brand's teams: made, named, filled, put away. */
export function TeamsPage() {
  const t = useText()
  const teams = useAllTeams()
  const [edited, setEdited] = useState<Team | 'new'>()
  const [leaving, setLeaving] = useState<Team>()
  const add = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('teams.add')}
    </Button>
  )
  return (
    <>
      <TeamDialog key={edited === 'new' ? edited : edited?.id} team={edited} onDone={() => setEdited(undefined)} />
      <ArchiveDialog team={leaving} onDone={() => setLeaving(undefined)} />
      <Section title={t('teams.title')} help={t('teams.help')} deed={add}>
        <Asked query={teams}>
          {all => (
            <>
              <Standing teams={all.filter(team => !team.isArchived)} onEdit={setEdited} onArchive={setLeaving} />
              <PutAway teams={all.filter(team => team.isArchived)} />
            </>
          )}
        </Asked>
      </Section>
    </>
  )
}

type StandingProps = { teams: readonly Team[]; onEdit: (team: Team) => void; onArchive: (team: Team) => void }

function Standing({ teams, onEdit, onArchive }: StandingProps) {
  const t = useText()
  if (teams.length === 0) {
    return (
      <EmptyState as="h3" icon={UsersRound} title={t('teams.none')}>
        {t('teams.none.cause')}
      </EmptyState>
    )
  }
  return (
    <Sought label={t('teams.title')} all={teams} wordsOf={nameOf}>
      {shown => (
        <Lines label={t('teams.title')}>
          {shown.map(team => (
            <Line
              key={team.id}
              start={<Icon of={UsersRound} size="l" />}
              title={<bdi>{team.name}</bdi>}
              text={<Members of={team} />}
              end={
                <>
                  <IconButton name={t('teams.edit.of', { name: team.name })} onClick={() => onEdit(team)}>
                    <Icon of={Pencil} />
                  </IconButton>
                  <IconButton name={t('teams.archive.of', { name: team.name })} onClick={() => onArchive(team)}>
                    <Icon of={Archive} />
                  </IconButton>
                </>
              }
            />
          ))}
        </Lines>
      )}
    </Sought>
  )
}

const nameOf = ({ name }: Team): string => name

const MOST_NAMED = 6

function Members({ of: { members } }: { of: Team }) {
  const t = useText()
  const formats = useFormats()
  const people = useColleagues().data ?? []
  const names = people.filter(({ id }) => members.includes(id)).map(({ name }) => name)
  if (names.length === 0) return t('teams.nobody')
  const rest = names.length - MOST_NAMED
  const named = rest > 1 ? [...names.slice(0, MOST_NAMED), t('teams.others', { count: rest })] : names
  return <bdi>{formats.list(named)}</bdi>
}

function PutAway({ teams }: { teams: readonly Team[] }) {
  const t = useText()
  const words = useFaultWords()
  const { change } = useTeamsDeeds()
  if (teams.length === 0) return null
  return (
    <Section title={t('teams.archived')} help={t('teams.archived.help')}>
      {change.error && (
        <Callout tone="late">
          <span role="alert">{words(change.error)}</span>
        </Callout>
      )}
      <Lines label={t('teams.archived')}>
        {teams.map(team => (
          <Line
            key={team.id}
            title={<bdi>{team.name}</bdi>}
            text={<Members of={team} />}
            end={
              <Button
                size="s"
                kind="ghost"
                aria-label={t('teams.back.of', { name: team.name })}
                isBusy={change.isPending && change.variables.id === team.id}
                onClick={() => change.mutate({ id: team.id, isArchived: false })}
              >
                {t('teams.back')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
