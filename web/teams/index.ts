// Teams: which there are and who is in them. The desk takes their names from here; the page where they are set is
// brought when it is opened.
import { patiently } from '#web/bring'
export { forgetTeams, useKnownTeams } from './queries.ts'
export const bringTeams = () => patiently(() => import('./teams-page.tsx'))
