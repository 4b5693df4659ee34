import { lazy, Suspense } from 'react'
import { usePageTexts } from '#web/texts'

const Stage = lazy(async () => ({ default: (await import('./presence-stage.tsx')).PresenceStage }))

/** One's presence: it is brought to the stage once the page is seen, and stands over it while something wants a word. */
export function PresenceBanner() {
  return usePageTexts() ? (
    <Suspense>
      <Stage />
    </Suspense>
  ) : null
}
