// The customers: the list of them, and the page of each with all that is known, promised and agreed to. A glance at when
// and where they spoke with us stands beside their conversations, too. Brought when somebody goes there, or with the panel.
import { patiently } from '#web/bring'
export const bringCustomers = () => patiently(() => import('./brought.ts'))
export const bringGlance = () => patiently(() => import('./glance-beside.tsx'))
