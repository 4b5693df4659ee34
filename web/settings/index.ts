// What a brand sets for its desk, a page for each thing: each is brought when it is opened.
export { maySet } from './may-set.ts'
export const bringSettings = () => import('./settings-page.tsx')
