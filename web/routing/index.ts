// Distribution: what lies before oneself, over any page, by press or by key; and how the work of each queue reaches people.
// All but the smallest is brought after the page is seen.
import { patiently } from '#web/bring'
export { offersKey } from './keys.ts'
export { OfferSpot } from './offer-spot.tsx'
export { offerAction } from './offer-action.ts'
export const bringQueues = () => patiently(() => import('./queues-page.tsx'))
