// The brand's connections with the profiles that hang on them: the list with how each fares, and the page of one profile
// where everything of it is changed. Both are brought when they are opened.
import { patiently } from '#web/bring'
export const bringConnections = () => patiently(() => import('./pages.ts'))
