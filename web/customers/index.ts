// Customers on screen: who somebody is, where they write from, and what came before.
export { CustomerPanel } from './panel.tsx'
