// What a platform sent and could not be taken: each alone, with its reason, to be looked at and taken again.
export { parkedKey, useParked } from './queries.ts'
export const bringParked = () => import('./parked.tsx')
