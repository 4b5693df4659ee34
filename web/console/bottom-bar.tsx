import {
  TrendingUp,
  Bookmark,
  ChartNoAxesColumn,
  CircleDashed,
  CircleParking,
  ContactRound,
  Gauge,
  Gift,
  CalendarClock,
  Inbox,
  type IconNode,
  Menu as MenuIcon,
  Plug,
  Search,
  Siren,
  SlidersHorizontal,
  UsersRound,
} from 'lucide'
import type { ReactNode } from 'react'
import { useParams } from '@tanstack/react-router'
import { Avatar, Icon } from '#web/ui'
import { Menu, type MenuDeed, type MenuGroup } from '#web/overlay'
import type { View } from '#protocol'
import { useBrand } from '#web/api'
import { useStage } from '#web/actions'
import { useCounts, VIEW_NAMES } from '#web/inbox'
import { useFormats, useText } from '#web/texts'
import { useUnreadNotifications } from '#web/notifications'
import { maySet } from '#web/settings'
import { useSavedViews } from '#web/views'
import { useWays, WayLink } from '#web/ways'
import { useBrandDeeds } from './brand-deeds.ts'
import { usePersonDeeds } from './person-deeds.ts'
import { viewsFor } from './places.ts'
import { useStream } from './stream.tsx'
import { VIEW_ICONS } from './view-icons.ts'
import css from './bottom-bar.module.css'

const HERE: readonly View[] = ['mine', 'unassigned']

/** On a phone: the same places, within the thumb's reach. */
export function BottomBar() {
  const t = useText()
  const ways = useWays()
  const { ask } = useStage()
  const { me, may, workspace } = useBrand()
  const counts = useCounts().data
  const { view } = useParams({ strict: false })
  const unread = useUnreadNotifications().data?.count
  const person = usePersonDeeds()
  const { isOffline } = useStream()
  const { brands, deeds } = useBrandDeeds()
  const shown = viewsFor(workspace)
  const here = HERE.filter(one => shown.includes(one))
  const more = shown.filter(one => !here.includes(one))
  const way = (key: string, label: string, icon: IconNode, href: string): MenuDeed => ({
    ...{ key, label, icon },
    onDo: () => ways.go(href),
  })
  const views = more.map(one => way(one, t(VIEW_NAMES[one]), VIEW_ICONS[one], ways.inbox(one)))
  const saved = (useSavedViews().data ?? []).map(({ id, name, owner }) =>
    way(id, name, owner.kind === 'person' ? Bookmark : UsersRound, ways.inbox(id)),
  )
  const house = [
    way('incidents', t('rail.incidents'), Siren, ways.incidents()),
    way('alerts', t('rail.alerts'), TrendingUp, ways.alerts()),
    way('customers', t('rail.customers'), UsersRound, ways.customers()),
    way('promises', t('rail.promises'), CalendarClock, ways.promises()),
    way('gestures', t('rail.gestures'), Gift, ways.gestures()),
    ...(may('supervise') ? [way('wallboard', t('rail.wallboard'), Gauge, ways.wallboard())] : []),
    ...(may('supervise') ? [way('reports', t('rail.reports'), ChartNoAxesColumn, ways.reports())] : []),
    ...(maySet(may) ? [way('settings', t('rail.settings'), SlidersHorizontal, ways.settings())] : []),
    ...(may('administer')
      ? [
          way('channels', t('rail.channels'), Plug, ways.channels()),
          way('parked', t('rail.parked'), CircleParking, ways.parked()),
          way('team', t('rail.team'), ContactRound, ways.team('people')),
        ]
      : []),
  ]
  return (
    <nav className={css.bar} aria-label={t('rail.label')} data-bottom="">
      {here.map(one => (
        <WayLink
          key={one}
          href={ways.inbox(one)}
          className={css.place}
          aria-current={view === one ? 'page' : undefined}
        >
          <Icon of={one === 'mine' ? Inbox : CircleDashed} size="l" />
          {t(VIEW_NAMES[one])}
          <Count count={counts?.[one as 'mine' | 'unassigned']} />
        </WayLink>
      ))}
      <button type="button" className={css.place} onClick={() => ask('palette')}>
        <Icon of={Search} size="l" />
        {t('bar.find')}
      </button>
      <Up
        label={t('bar.more')}
        groups={[brands.length > 1 ? brands : [], views, saved, [...house, ...deeds]].filter(group => group.length > 0)}
      >
        <Icon of={MenuIcon} size="l" />
        {t('bar.more')}
      </Up>
      <Up label={t('person.menu')} groups={person}>
        <Avatar name={me.person.name} picture={me.person.picture ?? undefined} of="agent" size={20} />
        {t(isOffline ? 'person.offline' : 'bar.you')}
        <Count count={unread} />
      </Up>
    </nav>
  )
}

function Up({ label, groups, children }: { label: string; groups: readonly MenuGroup[]; children: ReactNode }) {
  return (
    <Menu
      label={label}
      side="end"
      groups={groups}
      renderTrigger={props => (
        <button {...props} type="button" className={css.place}>
          {children}
        </button>
      )}
    />
  )
}

function Count({ count }: { count: number | undefined }) {
  const formats = useFormats()
  return count ? <span className={css.count}>{formats.number(count)}</span> : null
}
