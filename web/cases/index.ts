// Cases: the matter that a conversation is a part of with others, seen above what was said, chosen by key, and as a page.
// All of it is brought when somebody asks, or when a conversation is of a case.
import { patiently } from '#web/bring'
export const bringCase = () => patiently(() => import('./case-page.tsx'))
export const bringCaseStrip = () => patiently(() => import('./case-strip.tsx'))
export const bringLinkCase = () => patiently(() => import('./link-case.tsx'))
export const bringCaseDeeds = () => patiently(() => import('./case-deeds.ts'))
