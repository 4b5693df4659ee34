import { ServerCrash, WifiOff, ListFilter } from 'lucide'
import { Button, LinkButton } from '#web/ui'
import { EmptyState, ErrorState, LoadingShape } from '#web/states'
import { isFault, useBrand, useFaultWords } from '#web/api'
import { answerTarget, type Counts } from '#protocol'
import type { Narrowing } from '#web/live'
import { useProfiles } from '#web/profiles'
import { type Key, useFormats, useText } from '#web/texts'
import { useLinkTo, useWays } from '#web/ways'
import type { useRows } from './queries.ts'
import css from './inbox.module.css'

type NothingProps = {
  narrowing: Narrowing
  query: ReturnType<typeof useRows>
  counts: Counts | undefined
  /** It is a saved view that is still being filled. */
  isFilling: boolean
  onNarrow: (narrowing: Narrowing) => void
}

/** Why the list shows no rows: they are on their way, could not be had, or there are none. */
export function Nothing({ narrowing, query, counts, isFilling, onNarrow }: NothingProps) {
  const t = useText()
  const words = useFaultWords()
  if (query.isPending) return <LoadingShape label={t('common.loading')} count={6} />
  if (query.isError && !query.data) {
    const isAway = isFault(query.error) && query.error.status === 0
    return (
      <div className={css.nothing}>
        <ErrorState
          icon={isAway ? WifiOff : ServerCrash}
          title={t('inbox.error')}
          deed={
            <Button isBusy={query.isFetching} onClick={() => void query.refetch()}>
              {t('common.again')}
            </Button>
          }
        >
          {words(query.error)}
        </ErrorState>
      </div>
    )
  }
  const isNarrowed = narrowing.channel || narrowing.profile || narrowing.unread
  return (
    <div className={css.nothing}>
      {isNarrowed ? (
        <EmptyState
          icon={ListFilter}
          title={t('inbox.empty.filtered')}
          deed={<Button onClick={() => onNarrow(withoutFilters(narrowing))}>{t('filter.none')}</Button>}
        />
      ) : narrowing.saved ? (
        <EmptyState title={t(isFilling ? 'view.filling' : 'view.empty')}>
          {t(isFilling ? 'view.filling.cause' : 'view.empty.cause')}
        </EmptyState>
      ) : (
        <Nobody view={narrowing.view} counts={counts} />
      )}
    </div>
  )
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

function Nobody({ view, counts }: { view: Narrowing['view']; counts: Counts | undefined }) {
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
      {t(EMPTY[view].cause, { soon: formats.span(answerTarget.soonMs), within: formats.span(answerTarget.withinMs) })}
    </EmptyState>
  )
}
