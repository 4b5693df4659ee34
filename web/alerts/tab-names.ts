import type { AlertStanding } from '#protocol'
import type { Key } from '#web/texts'
import type { AlertTab } from './tabs.ts'

export const TAB_NAMES: Record<AlertTab, Key> = {
  now: 'alerts.tab.now',
  notices: 'alerts.tab.notices',
  praise: 'alerts.tab.praise',
  past: 'alerts.tab.past',
}

/** How much waits in each for a person. */
export const waitingIn = (tab: AlertTab, standing: AlertStanding | undefined): number => {
  if (!standing) return 0
  if (tab === 'now') return standing.open + standing.suspects
  if (tab === 'notices') return standing.drafts
  return tab === 'praise' ? standing.praise : 0
}
