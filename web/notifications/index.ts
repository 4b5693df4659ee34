// What one is told of: how much is unread, the list, what one wants to be told and where. The list and the choices are
// brought when they are opened.
import { patiently } from '#web/bring'
export { forgetNotifications, useNotificationDeeds, useReadHere, useUnreadNotifications } from './queries.ts'
export type { Hands } from './hands.tsx'
export { useBadge } from './use-badge.ts'
export const bringNotificationList = () => patiently(() => import('./list.tsx'))
export const bringHandsLine = () => patiently(() => import('./hands.tsx'))
export const bringNotificationChoices = () => patiently(() => import('./choices-page.tsx'))
