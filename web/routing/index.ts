/** Distribution: what lies before oneself. */
export { offersKey } from './keys.ts'
