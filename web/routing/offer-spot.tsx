import { later } from '#web/texts'

/** What lies before oneself, over whatever page is open; brought once that is seen. */
export const OfferSpot = later(async () => (await import('./offer-stage.tsx')).OfferStage)
