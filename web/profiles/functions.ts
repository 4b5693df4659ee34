import type { ProfileCard } from '#protocol'
import type { Key } from '#web/texts'

/** What a profile is for. */
export const FUNCTIONS: Record<ProfileCard['function'], Key> = {
  service: 'function.service',
  corporate: 'function.corporate',
  store: 'function.store',
  sales: 'function.sales',
}
