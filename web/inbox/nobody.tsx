import { ListFilter } from 'lucide'
import type { Counts } from '#protocol'
import { useBrand } from '#web/api'
import type { Narrowing } from '#web/live'
import { useProfiles } from '#web/profiles'
import { EmptyState } from '#web/states'
import { type Key, useFormats, useText } from '#web/texts'
import { Button, LinkButton } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'

export type NobodyProps = {
  narrowing: Narrowing
  counts: Counts | undefined
  /** It is a saved view that is still being filled. */
  isFilling: boolean
  onNarrow: (narrowing: Narrowing) => void
}

/** Why there is nobody in a list. */
export function Nobody({ narrowing, counts, isFilling, onNarrow }: NobodyProps) {
  const t = useText()
  if (narrowing.channel || narrowing.profile || narrowing.unread)
    return (
      <EmptyState
        icon={ListFilter}
        title={t('inbox.empty.filtered')}
        deed={<Button onClick={() => onNarrow(withoutFilters(narrowing))}>{t('filter.none')}</Button>}
      />
    )
  if (narrowing.saved)
    return (
      <EmptyState title={t(isFilling ? 'view.filling' : 'view.empty')}>
        {t(isFilling ? 'view.filling.cause' : 'view.empty.cause')}
      </EmptyState>
    )
  return <NobodyIn view={narrowing.view} counts={counts} />
}

const withoutFilters = ({ view, saved, sort }: Narrowing): Narrowing => ({
  view,
  ...(saved && { saved }),
  ...(sort && { sort }),
})

const EMPTY: Record<Narrowing['view'], { title: Key; cause: Key }> = {
  mine: { title: 'inbox.empty.mine', cause: 'inbox.empty.mine.cause' },
  team: { title: 'inbox.empty.team', cause: 'inbox.empty.team.cause' },
  mentions: { title: 'inbox.empty.mentions', cause: 'inbox.empty.mentions.cause' },
  unassigned: { title: 'inbox.empty.unassigned', cause: 'inbox.empty.unassigned.cause' },
  due: { title: 'inbox.empty.due', cause: 'inbox.empty.due.cause' },
  open: { title: 'inbox.empty.mine', cause: 'inbox.empty.open.cause' },
  waiting: { title: 'inbox.empty.waiting', cause: 'inbox.empty.waiting.cause' },
  snoozed: { title: 'inbox.empty.snoozed', cause: 'inbox.empty.snoozed.cause' },
  closed: { title: 'inbox.empty.closed', cause: 'inbox.empty.closed.cause' },
  all: { title: 'inbox.empty.all', cause: 'inbox.empty.all.cause' },
}

function NobodyIn({ view, counts }: { view: Narrowing['view']; counts: Counts | undefined }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const linkTo = useLinkTo()
  const { may } = useBrand()
  const profiles = useProfiles()
  if (profiles.data?.length === 0 && may('administer')) {
    return (
      <EmptyState
        title={t('inbox.empty.no-channel')}
        deed={
          <LinkButton kind="primary" {...linkTo(ways.channels())}>
            {t('inbox.empty.no-channel.deed')}
          </LinkButton>
        }
      >
        {t('inbox.empty.no-channel.cause')}
      </EmptyState>
    )
  }
  const others = view === 'mine' ? (counts?.unassigned ?? 0) : 0
  return (
    <EmptyState
      title={t(EMPTY[view].title)}
      deed={
        others > 0 && (
          <Button onClick={() => ways.go(ways.inbox('unassigned'))}>
            {t('inbox.empty.look')} {formats.number(others)}
          </Button>
        )
      }
    >
      {t(EMPTY[view].cause)}
    </EmptyState>
  )
}
