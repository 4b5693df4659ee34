import {
  TrendingUp,
  ChartNoAxesColumn,
  CircleParking,
  CircleX,
  ContactRound,
  Gauge,
  Gift,
  CalendarClock,
  Plug,
  Search,
  Siren,
  SlidersHorizontal,
  Store,
  TextSearch,
  UsersRound,
} from 'lucide'
import { useParams } from '@tanstack/react-router'
import { Icon, Kbd, cx } from '#web/ui'
import { mostDue, type ProfileCard } from '#protocol'
import { useBrand } from '#web/api'
import { useIncidents } from '#web/cache'
import { LoadMeter } from '#web/load'
import { useStanding } from '#web/alerts'
import { printed, useStage } from '#web/actions'
import { countOf, useCounts, VIEW_NAMES } from '#web/inbox'
import { useParked, useParkedEvents } from '#web/parked'
import { useProfiles } from '#web/profiles'
import { maySet } from '#web/settings'
import { useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { Bell } from './bell.tsx'
import { BrandMenu } from './brand-menu.tsx'
import { PersonCard } from './person-card.tsx'
import { usePath } from './path.ts'
import { viewsFor } from './places.ts'
import { Place } from './rail-place.tsx'
import { SavedViews } from './saved-views.tsx'
import { VIEW_ICONS } from './view-icons.ts'
import css from './rail.module.css'

/** Where one can go, how much waits there, and who is here. */
export function Rail() {
  const t = useText()
  const { ask } = useStage()
  return (
    <nav className={css.rail} aria-label={t('rail.label')} data-region="rail">
      <BrandMenu />
      <button type="button" className={css.find} aria-keyshortcuts="Control+K Meta+K" onClick={() => ask('palette')}>
        <Icon of={Search} />
        <span className={css.word}>{t('find.label')}</span>
        <span className={css.keys}>
          <Kbd keys={printed('mod+K')} />
        </span>
      </button>
      <div className={css.places}>
        <Bell />
        <SearchLink />
        <Views />
        <IncidentsLink />
        <SavedViews />
        <HouseLinks />
      </div>
      <LoadMeter />
      <PersonCard />
    </nav>
  )
}

function SearchLink() {
  const t = useText()
  const ways = useWays()
  return <Place href={ways.search()} icon={TextSearch} words={t('rail.search')} isHere={usePath() === ways.search()} />
}

function IncidentsLink() {
  const t = useText()
  const ways = useWays()
  const open = useIncidents().data?.length
  return (
    <Place
      href={ways.incidents()}
      icon={Siren}
      words={t('rail.incidents')}
      count={open}
      isHere={usePath().startsWith(ways.incidents())}
    />
  )
}

function Views() {
  const t = useText()
  const ways = useWays()
  const counts = useCounts().data
  const { workspace } = useBrand()
  const { view } = useParams({ strict: false })
  return viewsFor(workspace).map(one => (
    <Place
      key={one}
      href={ways.inbox(one)}
      icon={VIEW_ICONS[one]}
      words={t(VIEW_NAMES[one])}
      count={countOf(counts, one)}
      most={one === 'due' ? mostDue : undefined}
      isLate={one === 'due'}
      isHere={view === one}
    />
  ))
}

const MOST_FAILING = 3

/** A connection that fails is named once, whatever hangs on it. */
const firstOfEach = (failing: readonly ProfileCard[]): ProfileCard[] =>
  [...Map.groupBy(failing, one => one.connectionId).values()].flatMap(([first]) => first ?? []).slice(0, MOST_FAILING)

function AlertsLink() {
  const t = useText()
  const ways = useWays()
  const standing = useStanding().data
  const count = standing && standing.open + standing.suspects
  return (
    <Place
      href={ways.alerts()}
      icon={TrendingUp}
      words={t('rail.alerts')}
      count={count}
      isLate={standing?.worst === 'crisis' && standing.open > 0}
      said={t('rail.wait')}
      isHere={usePath().startsWith(ways.alerts())}
    />
  )
}

/** What is set up here, and what there needs a hand. */
function HouseLinks() {
  const t = useText()
  const ways = useWays()
  const { may } = useBrand()
  const path = usePath()
  const profiles = useProfiles().data ?? []
  const parked = (useParked().data?.length ?? 0) + (useParkedEvents().data?.length ?? 0)
  const failing = firstOfEach(profiles.filter(one => !one.disabled && one.health.state === 'failing'))
  const given = (
    <>
      <Place
        href={ways.customers()}
        icon={UsersRound}
        words={t('rail.customers')}
        isHere={path.startsWith(ways.customers())}
      />
      <Place
        href={ways.promises()}
        icon={CalendarClock}
        words={t('rail.promises')}
        isHere={path.startsWith(ways.promises())}
      />
      <Place href={ways.gestures()} icon={Gift} words={t('rail.gestures')} isHere={path.startsWith(ways.gestures())} />
    </>
  )
  const reports = may('supervise') && (
    <>
      <Place
        href={ways.wallboard()}
        icon={Gauge}
        words={t('rail.wallboard')}
        isHere={path.startsWith(ways.wallboard())}
      />
      <Place
        href={ways.reports()}
        icon={ChartNoAxesColumn}
        words={t('rail.reports')}
        isHere={path.startsWith(ways.reports())}
      />
    </>
  )
  const settings = maySet(may) && (
    <Place
      href={ways.settings()}
      icon={SlidersHorizontal}
      words={t('rail.settings')}
      isHere={path.startsWith(ways.settings())}
    />
  )
  if (!may('administer'))
    return (
      <>
        <h2 className={css.heading}>{t('rail.house')}</h2>
        <AlertsLink />
        {given}
        {reports}
        {settings}
      </>
    )
  return (
    <>
      <h2 className={css.heading}>{t('rail.house')}</h2>
      <AlertsLink />
      {given}
      {reports}
      <Place href={ways.channels()} icon={Plug} words={t('rail.channels')} isHere={path.startsWith(ways.channels())} />
      {failing.map(one => (
        <WayLink
          key={one.id}
          href={ways.profile(one.id)}
          className={cx(css.place, css.failing)}
          title={t('rail.failing', { name: one.name })}
        >
          <Icon of={CircleX} />
          <span className={css.word}>{t('rail.failing', { name: one.name })}</span>
        </WayLink>
      ))}
      {parked > 0 && (
        <Place
          href={ways.parked()}
          icon={CircleParking}
          words={t('rail.parked')}
          count={parked}
          isLate
          said={t('rail.wait')}
          isHere={path === ways.parked()}
        />
      )}
      <Place href={ways.team('people')} icon={ContactRound} words={t('rail.team')} isHere={path.includes('/team/')} />
      {settings}
      <Place href={ways.brand()} icon={Store} words={t('rail.brand')} isHere={path.startsWith(ways.brand())} />
    </>
  )
}
