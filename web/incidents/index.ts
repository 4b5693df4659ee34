// Incidents as pages: those that are open and those that are solved; one of them with what is known, all that it touches,
// and one answer to all. In a conversation they are shown and chosen by #web/together.
import { patiently } from '#web/bring'
export const bringIncidents = () => patiently(() => import('./pages.ts'))
/** Below the incidents that are open: a place to name another. */
export const bringNewIncident = () => patiently(() => import('./new-incident.tsx'))
