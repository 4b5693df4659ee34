export { Accounts } from './accounts.tsx'
export { CustomerPanel } from './panel.tsx'
