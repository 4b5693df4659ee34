import type { Team } from '#protocol'
import { useFaultWords } from '#web/api'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useTeamsDeeds } from './queries.ts'

/** Says what becomes of a team's queue and of its people before it is put away. */
export function ArchiveDialog({ team, onDone }: { team: Team | undefined; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { change } = useTeamsDeeds()
  return (
    <Dialog
      title={t('teams.archive.title', { name: team?.name ?? '' })}
      isOpen={team !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        <>
          <Button onClick={onDone}>{t('common.no')}</Button>
          <Button
            kind="primary"
            isBusy={change.isPending}
            onClick={() => team && change.mutate({ id: team.id, isArchived: true }, { onSuccess: onDone })}
          >
            {t('teams.archive')}
          </Button>
        </>
      }
    >
      <p>{t('teams.archive.words')}</p>
      {change.error && (
        <Callout tone="late">
          <span role="alert">{words(change.error)}</span>
        </Callout>
      )}
    </Dialog>
  )
}
