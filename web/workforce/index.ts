// Who works: one's own presence, in the rail, by its key and over the page; and for who supervises the pages of how all
// stand, what they can do, when they work and how much at once. All but the smallest is brought after the page is seen.
import { patiently } from '#web/bring'
export { PresenceBanner } from './presence-banner.tsx'
export { PRESENCE, presenceAction } from './presence-action.ts'
export { forgetStaff, presenceKey } from './keys.ts'
export { usePresence, usePresenceGroup } from './presence-group.ts'
export const bringStaff = () => patiently(() => import('./pages.ts'))
