import { patiently } from '#web/bring'
import { later } from '#web/texts'

/** What lies before oneself, over whatever page is open; brought once that is seen. */
export const OfferSpot = later(async () => (await patiently(() => import('./offer-stage.tsx'))).OfferStage)
