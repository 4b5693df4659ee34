// The team: who they are, inviting them, their roles, the keys of programs, and who did what. The desk takes names from
// here; the screens are brought when they are opened.
import { patiently } from '#web/bring'
export { forgetPeople, useColleagues } from './colleagues.ts'
export const bringTeam = () => patiently(() => import('./team.tsx'))
export const bringYou = () => patiently(() => import('./you-page.tsx'))
