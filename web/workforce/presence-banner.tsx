import { patiently } from '#web/bring'
import { later } from '#web/texts'

/** One's presence: it is brought to the stage once the page is seen, and stands over it while something wants a word. */
export const PresenceBanner = later(async () => (await patiently(() => import('./presence-stage.tsx'))).PresenceStage)
