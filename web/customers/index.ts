// Customers on screen: who somebody is, where they write from, and what came before.
import { patiently } from '#web/bring'
export { useCalled } from './called.ts'
export { useLanguageName } from './language-name.ts'
/** The panel and its pieces: brought with the conversation beside which it stands, or with the page of a customer. */
export const bringCustomerPanel = () => patiently(() => import('./brought.ts'))
