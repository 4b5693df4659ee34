import { type ComponentProps, createContext, type MouseEvent, type ReactNode, use } from 'react'
import type { View } from '#protocol'

export type TeamTab = 'people' | 'keys' | 'audit'

/** Addresses inside the workspace at hand, and the way to go there. */
export type Ways = {
  /** A view of the house, or a saved one by its id. */
  inbox: (view: View | (string & {}), conversationId?: string) => string
  /** A message, where it stands in the history of its customer. */
  message: (conversationId: string, messageId: string) => string
  channels: () => string
  newChannel: (channel: string) => string
  profile: (profileId: string) => string
  /** The accounts that the connection of a profile reaches. */
  accounts: (profileId: string) => string
  /** Where one finds; with the words, what they find. */
  search: (q?: string) => string
  parked: () => string
  incidents: (incidentId?: string) => string
  caseOf: (caseId: string) => string
  customers: () => string
  customer: (customerId: string) => string
  /** What stirs; `tab` is one of `alertTabs`. */
  alerts: (tab?: string) => string
  /** How the work stands; `of` is what lies behind one place of it: `common`, a team, a colleague. */
  wallboard: (of?: string) => string
  /** With the query of what is looked at there. */
  gestures: (query?: string) => string
  /** `tab` is one of `promiseTabs`. */
  promises: (tab?: string) => string
  /** With the query of what is looked at there. */
  reports: (query?: string) => string
  team: (tab: TeamTab) => string
  /** What is set for the desk; `tab` is one of `settingsTabs`. */
  settings: (tab?: string) => string
  brand: () => string
  newBrand: () => string
  go: (address: string, how?: { replaces?: boolean }) => void
}

const Known = createContext<Ways | undefined>(undefined)

export function WaysProvider({ ways, children }: { ways: Ways; children: ReactNode }) {
  return <Known value={ways}>{children}</Known>
}

export function useWays(): Ways {
  const ways = use(Known)
  if (!ways) throw new Error('ways.unknown')
  return ways
}

/** Whether a press on a link is for us: the others open tabs and windows. */
export function isPlainPress(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** What makes any link one of ours: spread it on a `LinkButton` or `TextLink`. */
export function useLinkTo(): (href: string) => {
  href: string
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void
} {
  const { go } = useWays()
  return href => ({
    href,
    onClick: event => {
      if (event.defaultPrevented || !isPlainPress(event)) return
      event.preventDefault()
      go(href)
    },
  })
}

/** A link to another place of the console. */
export function WayLink({ href, onClick, children, ...rest }: ComponentProps<'a'> & { href: string }) {
  const { go } = useWays()
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlainPress(event)) return
    event.preventDefault()
    go(href)
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}
