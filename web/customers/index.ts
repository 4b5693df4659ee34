// Customers on screen: who somebody is, where they write from, and what came before.
export { useCalled } from './called.ts'
/** The panel: brought with the conversation beside which it stands. */
export const bringCustomerPanel = () => import('./panel.tsx')
