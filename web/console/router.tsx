import { type ComponentType, lazy, Suspense } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router'
import { WifiOff } from 'lucide'
import { patiently, useLate } from '#web/bring'
import { EmptyState, LoadingShape } from '#web/states'
import { usePageTexts, useText } from '#web/texts'
import type { View } from '#protocol'
import type { TeamTab } from '#web/ways'
import { bringTeam } from '#web/people'
import { bringAlerts, tabOf as alertTabOf } from '#web/alerts'
import { bringCase } from '#web/cases'
import { bringConnections } from '#web/connections'
import { bringCustomers } from '#web/customer-page'
import { bringGestures } from '#web/gestures'
import { bringPromises } from '#web/promises'
import { bringIncidents } from '#web/incidents'
import { bringParked } from '#web/parked'
import { bringReports } from '#web/reports'
import { bringSearch } from '#web/search'
import { bringSettings } from '#web/settings'
import { bringWallboard } from '#web/wallboard'
import { Desk } from './desk.tsx'
import { Gate } from './gate.tsx'
import { Broken, Lost } from './lost.tsx'
import { firstPlacesOf, searchOf, viewOf } from './places.ts'
import { Shell } from './shell.tsx'
import { Start, To } from './start.tsx'
import css from './shell.module.css'

/** A page that is brought when somebody goes there. */
function page<P extends object>(bring: () => Promise<ComponentType<P>>) {
  const Brought = lazy(async () => ({ default: await bring() }))
  return function Page(props: P) {
    if (!usePageTexts()) return <Coming />
    return (
      <Suspense fallback={<Coming />}>
        <Brought {...props} />
      </Suspense>
    )
  }
}

function Coming() {
  const t = useText()
  if (!useLate()) return <LoadingShape as="page" label={t('common.loading')} count={5} />
  return (
    <main className={css.middle}>
      <EmptyState as="h1" icon={WifiOff} title={t('offline.title')}>
        {t('offline.coming')}
      </EmptyState>
    </main>
  )
}

const Joining = page(async () => (await patiently(() => import('#web/installation'))).Joining)
const FirstChannel = page(async () => (await patiently(() => import('#web/installation'))).FirstChannel)
const BrandPage = page(async () => (await patiently(() => import('#web/installation'))).BrandPage)
const NewBrandPage = page(async () => (await patiently(() => import('#web/installation'))).NewBrandPage)
const Channels = page(async () => (await bringConnections()).ChannelsPage)
const NewProfile = page(async () => (await patiently(() => import('#web/connecting'))).NewProfilePage)
const Profile = page(async () => (await bringConnections()).ProfilePage)
const Accounts = page(async () => (await patiently(() => import('#web/connecting'))).AccountsPage)
const Search = page(async () => (await bringSearch()).SearchPage)
const Parked = page(async () => (await bringParked()).ParkedPage)
const Gestures = page(async () => (await bringGestures()).GesturesPage)
const Promises = page(async () => (await bringPromises()).PromisesPage)
const Alerts = page(async () => (await bringAlerts()).AlertsPage)
const Incidents = page(async () => (await bringIncidents()).IncidentsPage)
const Incident = page(async () => (await bringIncidents()).IncidentPage)
const Case = page(async () => (await bringCase()).CasePage)
const Customers = page(async () => (await bringCustomers()).CustomersPage)
const Customer = page(async () => (await bringCustomers()).CustomerPage)
const Tone = page(async () => (await bringReports()).TonePage)
const Wallboard = page(async () => (await bringWallboard()).WallboardPage)
const ParityReport = page(async () => (await bringReports()).ParityPage)
const Settings = page(async () => (await bringSettings()).SettingsPage)
const Team = page(async () => (await bringTeam()).TeamPage)

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: () => (
    <Gate>
      <Outlet />
    </Gate>
  ),
  notFoundComponent: Lost,
  errorComponent: Broken,
})
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ view }: Record<string, unknown>): { view?: View } =>
    typeof view === 'string' ? { view: viewOf(view) } : {},
  component: () => <Start view={start.useSearch().view ?? 'mine'} />,
})
const to = createRoute({
  getParentRoute: () => root,
  path: '/to/$workspace/$conversation',
  component: () => <To {...to.useParams()} />,
})
const joining = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  component: () => <Joining token={joining.useParams().token} />,
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: ({ brand: wanted }: Record<string, unknown>): { brand?: string } =>
    typeof wanted === 'string' ? { brand: wanted } : {},
  component: () => <FirstChannel brandId={welcome.useSearch().brand} placesOf={firstPlacesOf} />,
})

const brand = createRoute({
  getParentRoute: () => root,
  path: '/b/$brand',
  component: () => <Shell brand={brand.useParams().brand} />,
})
const house = createRoute({
  getParentRoute: () => brand,
  path: '/',
  component: () => {
    const { brand: name } = brand.useParams()
    return (
      <Navigate
        to="/b/$brand/inbox/$view/{-$conversation}"
        params={{ brand: name, view: 'mine', conversation: undefined }}
        replace
      />
    )
  },
})
const inbox = createRoute({
  getParentRoute: () => brand,
  path: 'inbox/$view/{-$conversation}',
  validateSearch: searchOf,
  component: () => {
    const { view, conversation } = inbox.useParams()
    return <Desk place={view} search={inbox.useSearch()} conversationId={conversation} />
  },
})
const channels = createRoute({ getParentRoute: () => brand, path: 'channels', component: Channels })
const newProfile = createRoute({
  getParentRoute: () => brand,
  path: 'channels/new/$channel',
  component: () => <NewProfile key={newProfile.useParams().channel} channel={newProfile.useParams().channel} />,
})
const profile = createRoute({
  getParentRoute: () => brand,
  path: 'channels/$profile',
  component: () => <Profile key={profile.useParams().profile} id={profile.useParams().profile} />,
})
const accounts = createRoute({
  getParentRoute: () => brand,
  path: 'channels/$profile/accounts',
  component: () => <Accounts key={accounts.useParams().profile} id={accounts.useParams().profile} />,
})
const search = createRoute({
  getParentRoute: () => brand,
  path: 'search',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
    typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {},
  component: () => <Search q={search.useSearch().q ?? ''} />,
})
const parked = createRoute({ getParentRoute: () => brand, path: 'parked', component: Parked })
const gestures = createRoute({
  getParentRoute: () => brand,
  path: 'gestures',
  component: () => <Gestures search={gestures.useSearch()} />,
})
const promises = createRoute({
  getParentRoute: () => brand,
  path: 'promises/{-$tab}',
  component: () => <Promises {...promises.useParams()} search={promises.useSearch()} />,
})
const alerts = createRoute({
  getParentRoute: () => brand,
  path: 'alerts/{-$tab}',
  component: () => <Alerts tab={alertTabOf(alerts.useParams().tab)} />,
})
const wallboard = createRoute({
  getParentRoute: () => brand,
  path: 'wallboard/{-$of}',
  component: () => <Wallboard of={wallboard.useParams().of} />,
})
const incidents = createRoute({ getParentRoute: () => brand, path: 'incidents', component: Incidents })
const incident = createRoute({
  getParentRoute: () => brand,
  path: 'incidents/$incident',
  component: () => <Incident key={incident.useParams().incident} id={incident.useParams().incident} />,
})
const caseRoute = createRoute({
  getParentRoute: () => brand,
  path: 'cases/$case',
  component: () => <Case key={caseRoute.useParams().case} id={caseRoute.useParams().case} />,
})
const customers = createRoute({ getParentRoute: () => brand, path: 'customers', component: Customers })
const customer = createRoute({
  getParentRoute: () => brand,
  path: 'customers/$customer',
  component: () => <Customer key={customer.useParams().customer} id={customer.useParams().customer} />,
})
const reports = createRoute({
  getParentRoute: () => brand,
  path: 'reports',
  component: () => <Tone search={reports.useSearch()} />,
})
const parity = createRoute({
  getParentRoute: () => brand,
  path: 'reports/parity',
  component: () => <ParityReport search={parity.useSearch()} />,
})
const team = createRoute({
  getParentRoute: () => brand,
  path: 'team/$tab',
  component: () => <Team tab={tabOf(team.useParams().tab)} />,
})
const settings = createRoute({
  getParentRoute: () => brand,
  path: 'settings/{-$tab}',
  component: () => <Settings tab={settings.useParams().tab ?? ''} />,
})
const brandPage = createRoute({ getParentRoute: () => brand, path: 'brand', component: BrandPage })
const newBrand = createRoute({ getParentRoute: () => brand, path: 'brand/new', component: NewBrandPage })

const tabOf = (text: string): TeamTab => (text === 'keys' || text === 'audit' ? text : 'people')

const tree = root.addChildren([
  ...[start, to, joining, welcome],
  brand.addChildren([
    house,
    inbox,
    channels,
    newProfile,
    profile,
    accounts,
    search,
    parked,
    gestures,
    promises,
    alerts,
    incidents,
    incident,
    caseRoute,
    customers,
    customer,
    wallboard,
    reports,
    parity,
    team,
    settings,
    brandPage,
    newBrand,
  ]),
])

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: tree, context: { client }, scrollRestoration: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
