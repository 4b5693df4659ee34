import type { NewView, ViewOwner } from '#protocol'
import { SegmentedControl, Select } from '#web/form'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'

type Sharing = Pick<NewView, 'isShared' | 'teamId'>

export const sharingOf = (owner: ViewOwner | undefined): Sharing => ({
  isShared: owner !== undefined && owner.kind !== 'person',
  teamId: owner?.kind === 'team' ? owner.id : null,
})

/** Whose a view is: one's own, a team's, or everybody's. */
export function Whose({ view, onChange }: { view: Sharing; onChange: (sharing: Sharing) => void }) {
  const t = useText()
  const teams = useKnownTeams().filter(({ id, isArchived }) => !isArchived || id === view.teamId)
  const first = teams[0]?.id
  const value = view.isShared ? (view.teamId ? 'team' : 'all') : 'me'
  return (
    <>
      <SegmentedControl
        label={t('views.whose')}
        value={value}
        choices={[
          { value: 'me', label: t('views.whose.me') },
          ...(first ? [{ value: 'team' as const, label: t('views.whose.team') }] : []),
          { value: 'all', label: t('views.whose.all') },
        ]}
        onChange={whose => onChange({ isShared: whose !== 'me', teamId: whose === 'team' ? first : null })}
      />
      {value === 'team' && (
        <Select
          label={t('views.team')}
          value={view.teamId ?? ''}
          choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={teamId => onChange({ isShared: true, teamId })}
        />
      )}
    </>
  )
}
