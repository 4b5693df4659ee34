// Models of others that may read what customers say: set up, tried, watched, and what was sent to them.
export { providersKey } from './keys.ts'
export const bringProviders = () => import('./providers-page.tsx')
