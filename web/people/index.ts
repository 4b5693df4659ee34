// The team: who they are, inviting them, their roles, the keys of programs, and who did what. The desk takes names from
// here; the screens are brought when they are opened.
export { forgetPeople, useColleagues } from './colleagues.ts'
export const bringTeam = () => import('./team.tsx')
export const bringYou = () => import('./you-page.tsx')
