// Customers on screen: who somebody is, where they write from, and what came before.
import { patiently } from '#web/bring'
export { useCalled } from './called.ts'
/** The panel: brought with the conversation beside which it stands. */
export const bringCustomerPanel = () => patiently(() => import('./panel.tsx'))
