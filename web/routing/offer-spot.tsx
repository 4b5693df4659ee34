import { lazy, Suspense } from 'react'
import { usePageTexts } from '#web/texts'

const Stage = lazy(async () => ({ default: (await import('./offer-stage.tsx')).OfferStage }))

/** What lies before oneself, over whatever page is open; brought once that is seen. */
export function OfferSpot() {
  return usePageTexts() ? (
    <Suspense>
      <Stage />
    </Suspense>
  ) : null
}
