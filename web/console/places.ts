import { type SavedView, type Sight, type Sort, type View, viewSorts } from '#protocol'
import type { Narrowing } from '#web/live'
import type { TeamTab } from '#web/ways'

/** Every address of the console inside a brand. The brand is written as its name, so that a link says where it leads. */
export const addressesOf = (brand: string) => {
  const base = `/b/${brand}`
  return {
    inbox: (view: string, conversationId?: string) =>
      `${base}/inbox/${view}${conversationId ? `/${conversationId}` : ''}`,
    message: (conversationId: string, messageId: string) => `${base}/inbox/all/${conversationId}?message=${messageId}`,
    channels: () => `${base}/channels`,
    newChannel: (channel: string) => `${base}/channels/new/${encodeURIComponent(channel)}`,
    profile: (profileId: string) => `${base}/channels/${profileId}`,
    accounts: (profileId: string) => `${base}/channels/${profileId}/accounts`,
    search: (q = '') => `${base}/search${q && `?q=${encodeURIComponent(q)}`}`,
    parked: () => `${base}/parked`,
    incidents: (incidentId = '') => `${base}/incidents${incidentId && `/${incidentId}`}`,
    caseOf: (caseId: string) => `${base}/cases/${caseId}`,
    customers: () => `${base}/customers`,
    customer: (customerId: string) => `${base}/customers/${customerId}`,
    alerts: (tab = '') => `${base}/alerts${tab && `/${tab}`}`,
    wallboard: (of = '') => `${base}/wallboard${of && `/${of}`}`,
    gestures: (query = '') => `${base}/gestures${query}`,
    promises: (tab = '') => `${base}/promises${tab && `/${tab}`}`,
    reports: (query = '') => `${base}/reports${query}`,
    team: (tab: TeamTab) => `${base}/team/${tab}`,
    settings: (tab = '') => `${base}/settings${tab && `/${tab}`}`,
    brand: () => `${base}/brand`,
    newBrand: () => `${base}/brand/new`,
  }
}

/** In the order in which the rail shows them. */
export const VIEWS: readonly View[] = [
  'mine',
  'team',
  'mentions',
  'unassigned',
  'due',
  'open',
  'waiting',
  'snoozed',
  'closed',
  'all',
]

/** Those that can hold something for whoever sees so much: a team where one is in one, nobody's where they are seen. */
export const viewsFor = (sight: Sight): readonly View[] => VIEWS.filter(view => mayHold(view, sight))

export function mayHold(view: View, { sees, teamIds }: Sight): boolean {
  if (view === 'team') return sees !== 'own' && teamIds.length > 0
  return view !== 'unassigned' || sees !== 'own'
}

export const viewOf = (text: string | undefined): View => VIEWS.find(view => view === text) ?? 'mine'

/** The id of the saved view that an address names. */
export const savedOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined

/** What of a customer's history is looked at, as it stands in the address; #web/history reads it. */
export type LookSearch = { message?: string; at?: string; of?: string; only?: string }
export type DeskSearch = LookSearch & { sort?: Sort; channel?: string; profile?: string; unread?: true; panel?: true }

/** What an address says of the desk beside the view; anything else in it is dropped. */
export function searchOf(given: Record<string, unknown>): DeskSearch {
  const { sort, channel, profile, unread, panel } = given
  return {
    ...(isSort(sort) && { sort }),
    ...(typeof channel === 'string' && channel !== '' && { channel }),
    ...(typeof profile === 'string' && profile !== '' && { profile }),
    ...(isYes(unread) && { unread: true as const }),
    ...(isYes(panel) && { panel: true as const }),
    ...lookOf(given),
  }
}

export const lookOf = (given: Record<string, unknown>): LookSearch =>
  Object.fromEntries(
    ['message', 'at', 'of', 'only'].flatMap(name => (given[name] ? [[name, String(given[name])]] : [])),
  )

const isSort = (value: unknown): value is Sort => viewSorts.open.includes(value as Sort)

const isYes = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true'

type Place = { view: View; saved: Pick<SavedView, 'id' | 'sort'> | undefined }

/** The list at an address: an order is named where it is not the usual one. `kept` is the one chosen here before. */
export function narrowingOf({ view, saved }: Place, search: DeskSearch, kept: Sort | undefined): Narrowing {
  const { channel, profile, unread } = search
  const asked = search.sort ?? kept
  const sort = saved ? (asked ?? saved.sort) : sortHere(view, asked)
  return {
    view,
    ...(saved && { saved: saved.id }),
    ...(sort && { sort }),
    ...(channel && { channel }),
    ...(profile && { profile }),
    ...(unread && { unread }),
  }
}

function sortHere(view: View, asked: Sort | undefined): Sort | undefined {
  const [usual, ...others] = viewSorts[view]
  return asked && asked !== usual && others.includes(asked) ? asked : undefined
}

/** The brands by the names in their addresses: `urraca`, and `urraca-2` where two are called the same. */
export function brandNames(workspaces: readonly { id: string; name: string }[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, name } of workspaces) {
    const slug = slugOf(name)
    let free = slug
    for (let copy = 2; names.has(free); copy++) free = `${slug}-${copy}`
    names.set(free, id)
  }
  return names
}

/** Where one goes on to in a brand that has just begun. */
export function firstPlacesOf(workspaces: readonly { id: string; name: string }[], workspaceId: string) {
  const [name = ''] = [...brandNames(workspaces)].find(([, id]) => id === workspaceId) ?? []
  const { inbox, channels, newChannel } = addressesOf(name)
  return { desk: inbox('unassigned'), channels: channels(), newChannel }
}

function slugOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'brand'
}
