import type { knownGaps } from '#protocol'
import type { Key, Translate } from '#web/texts'

const NAMES = {
  'customer.first-name': 'snippets.gap.customer.first-name',
  'customer.name': 'snippets.gap.customer.name',
  'agent.first-name': 'snippets.gap.agent.first-name',
  'agent.name': 'snippets.gap.agent.name',
  'brand.name': 'snippets.gap.brand.name',
  'conversation.channel': 'snippets.gap.conversation.channel',
  'conversation.subject': 'snippets.gap.conversation.subject',
  'incident.name': 'snippets.gap.incident.name',
} as const satisfies Record<(typeof knownGaps)[number] | 'incident.name', Key>

/** What a gap is for, in the reader's words; one of somebody's own is called as it is. */
export const gapName = (gap: string, t: Translate): string =>
  Object.hasOwn(NAMES, gap) ? t(NAMES[gap as keyof typeof NAMES]) : gap
