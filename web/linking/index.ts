// Linking: two customers turn out to be one person, may be one, or were taken for one wrongly. All are said beside the
// conversation, and each can be undone. Brought when somebody asks, or with the panel.
import { patiently } from '#web/bring'
export { linksKey } from './key.ts'
export const bringLinkPerson = () => patiently(() => import('./link-person.tsx'))
export const bringLikelyBeside = () => patiently(() => import('./likely-beside.tsx'))
export const bringLinksBeside = () => patiently(() => import('./links-beside.tsx'))
