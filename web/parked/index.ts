// What could not be taken or followed: each alone, with its reason, to be looked at and taken again.
import { patiently } from '#web/bring'
export { parkedKey, useParked, useParkedEvents } from './queries.ts'
export const bringParked = () => patiently(() => import('./parked.tsx'))
