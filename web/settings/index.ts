// What a brand sets for its desk, a page for each thing: each is brought when it is opened.
import { patiently } from '#web/bring'
export { maySet } from './may-set.ts'
export const bringSettings = () => patiently(() => import('./settings-page.tsx'))
