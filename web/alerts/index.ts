// Why more people complain than usual, and who only insists: the screen where a person looks and decides. What is open,
// notices before anybody asks, what is to be thanked for, and what has been.
import { patiently } from '#web/bring'
export { alertTabs, type AlertTab, tabOf } from './tabs.ts'
export { useStanding } from './standing.ts'
export const bringAlerts = () => patiently(() => import('./pages.ts'))
