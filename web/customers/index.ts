// Customers on screen: who somebody is, where they write from, and what came before.
export { useCalled } from './called.ts'
export { CustomerPanel } from './panel.tsx'
