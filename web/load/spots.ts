import { patiently } from '#web/bring'
import { later } from '#web/texts'

const bring = () => patiently(() => import('./load-stage.tsx'))

/** Its place is the foot of the rail. */
export const LoadMeter = later(async () => (await bring()).LoadMeter)
/** Its place is above the page: puts it on the stage, and shows what it is made of once that is asked. */
export const LoadSpot = later(async () => (await bring()).LoadStage)
