import {
  TrendingUp,
  ChartNoAxesColumn,
  CircleParking,
  ContactRound,
  Gauge,
  Gift,
  Plug,
  Siren,
  SlidersHorizontal,
  Store,
  UsersRound,
} from 'lucide'
import type { Action } from '#web/actions'
import type { View } from '#protocol'
import { VIEW_NAMES } from '#web/inbox'
import { maySet } from '#web/settings'
import { mayHold } from '../places.ts'
import { VIEW_ICONS } from '../view-icons.ts'

const LETTERS: [View, string][] = [
  ['mine', 'G M'],
  ['team', 'G Q'],
  ['mentions', 'G N'],
  ['unassigned', 'G U'],
  ['due', 'G D'],
  ['open', 'G O'],
  ['waiting', 'G W'],
  ['snoozed', 'G S'],
  ['closed', 'G C'],
  ['all', 'G A'],
]

const toView = ([view, keys]: [View, string]): Action => ({
  name: `go.${view}`,
  label: VIEW_NAMES[view],
  icon: VIEW_ICONS[view],
  group: 'go',
  keys: [keys],
  can: ({ brand }) => mayHold(view, brand.workspace),
  run: ({ ways }) => ways.go(ways.inbox(view)),
})

/** `G`, then a letter. */
export const goActions: readonly Action[] = [
  ...LETTERS.map(toView),
  {
    name: 'go.incidents',
    label: 'rail.incidents',
    icon: Siren,
    group: 'go',
    keys: ['G I'],
    can: () => true,
    run: ({ ways }) => ways.go(ways.incidents()),
  },
  {
    name: 'go.alerts',
    label: 'rail.alerts',
    icon: TrendingUp,
    group: 'go',
    keys: ['G V'],
    can: () => true,
    run: ({ ways }) => ways.go(ways.alerts()),
  },
  {
    name: 'go.customers',
    label: 'rail.customers',
    icon: UsersRound,
    group: 'go',
    keys: ['G L'],
    can: () => true,
    run: ({ ways }) => ways.go(ways.customers()),
  },
  {
    name: 'go.gestures',
    label: 'rail.gestures',
    icon: Gift,
    group: 'go',
    keys: ['G G'],
    can: () => true,
    run: ({ ways }) => ways.go(ways.gestures()),
  },
  {
    name: 'go.wallboard',
    label: 'rail.wallboard',
    icon: Gauge,
    group: 'go',
    keys: ['G P'],
    can: ({ brand }) => brand.may('supervise'),
    run: ({ ways }) => ways.go(ways.wallboard()),
  },
  {
    name: 'go.reports',
    label: 'rail.reports',
    icon: ChartNoAxesColumn,
    group: 'go',
    keys: ['G R'],
    can: ({ brand }) => brand.may('supervise'),
    run: ({ ways }) => ways.go(ways.reports()),
  },
  {
    name: 'go.channels',
    label: 'rail.channels',
    icon: Plug,
    group: 'go',
    keys: ['G H'],
    can: ({ brand }) => brand.may('administer'),
    run: ({ ways }) => ways.go(ways.channels()),
  },
  {
    name: 'go.parked',
    label: 'rail.parked',
    icon: CircleParking,
    group: 'go',
    can: ({ brand }) => brand.may('administer'),
    run: ({ ways }) => ways.go(ways.parked()),
  },
  {
    name: 'go.team',
    label: 'rail.team',
    icon: ContactRound,
    group: 'go',
    keys: ['G T'],
    can: ({ brand }) => brand.may('administer'),
    run: ({ ways }) => ways.go(ways.team('people')),
  },
  {
    name: 'go.settings',
    label: 'rail.settings',
    icon: SlidersHorizontal,
    group: 'go',
    keys: ['G E'],
    can: ({ brand }) => maySet(brand.may),
    run: ({ ways }) => ways.go(ways.settings()),
  },
  {
    name: 'go.brand',
    label: 'rail.brand',
    icon: Store,
    group: 'go',
    keys: ['G B'],
    can: ({ brand }) => brand.may('administer'),
    run: ({ ways }) => ways.go(ways.brand()),
  },
]
