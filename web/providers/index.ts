// Models of others that may read what customers say: set up, tried, watched, and what was sent to them.
import { patiently } from '#web/bring'
export { providersKey } from './keys.ts'
export const bringProviders = () => patiently(() => import('./providers-page.tsx'))
