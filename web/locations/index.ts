// Places that customers share, drawn from their coordinates alone: nothing is asked of a map elsewhere until somebody
// follows a link to one. The drawing is brought when there is a place to draw.
import { patiently } from '#web/bring'
export type { PlaceProps } from './place.tsx'
export const bringPlace = () => patiently(() => import('./place.tsx'))
