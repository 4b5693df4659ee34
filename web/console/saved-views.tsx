import { Bookmark, Plus, UsersRound } from 'lucide'
import { useParams } from '@tanstack/react-router'
import type { SavedView } from '#protocol'
import { useStage } from '#web/actions'
import { useBrand } from '#web/api'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import { useSavedViews, VIEW_DEEDS } from '#web/views'
import { useWays } from '#web/ways'
import { Place } from './rail-place.tsx'
import css from './rail.module.css'

/** The views that were saved by whose they are, and the way to one more; those of other teams are folded. */
export function SavedViews() {
  const t = useText()
  const { ask } = useStage()
  const { teamIds } = useBrand().workspace
  const saved = useSavedViews().data ?? []
  const teams = useKnownTeams()
  const isOf = (view: SavedView, teamId: string): boolean => view.owner.kind === 'team' && view.owner.id === teamId
  const ofTeams = teams.map(team => ({ ...team, views: saved.filter(view => isOf(view, team.id)) }))
  const others = ofTeams.filter(({ id, views }) => !teamIds.includes(id) && views.length > 0)
  const all = saved.filter(({ owner }) => owner.kind === 'workspace')
  return (
    <>
      <div className={css.group}>
        <h2 className={css.heading}>{t('rail.views')}</h2>
        <IconButton size="s" name={t('view.add')} onClick={() => ask(VIEW_DEEDS.add)}>
          <Icon of={Plus} size="s" />
        </IconButton>
      </div>
      <Views views={saved.filter(({ owner }) => owner.kind === 'person')} />
      {ofTeams.map(({ id, name, views }) => teamIds.includes(id) && <Views key={id} name={name} views={views} />)}
      <Views name={saved.length > all.length ? t('rail.views.all') : undefined} views={all} />
      {others.length > 0 && (
        <details className={css.others}>
          <summary className={css.heading}>{t('rail.views.others')}</summary>
          {others.map(({ id, name, views }) => (
            <Views key={id} name={name} views={views} />
          ))}
        </details>
      )}
    </>
  )
}

function Views({ name, views }: { name?: string | undefined; views: readonly SavedView[] }) {
  const ways = useWays()
  const { view } = useParams({ strict: false })
  return (
    views.length > 0 && (
      <>
        {name !== undefined && (
          <h3 className={css.whose}>
            <bdi>{name}</bdi>
          </h3>
        )}
        {views.map(({ id, name: words, owner, count, isFilling }) => (
          <Place
            key={id}
            href={ways.inbox(id)}
            icon={owner.kind === 'person' ? Bookmark : UsersRound}
            words={words}
            count={count ?? undefined}
            isFilling={isFilling}
            isHere={view === id}
          />
        ))}
      </>
    )
  )
}
