// Cases: the matter that a conversation is a part of with others, seen above what was said, chosen by key, and as a page.
// All of it is brought when somebody asks, or when a conversation is of a case.
export const bringCase = () => import('./case-page.tsx')
export const bringCaseStrip = () => import('./case-strip.tsx')
export const bringLinkCase = () => import('./link-case.tsx')
export const bringCaseDeeds = () => import('./case-deeds.ts')
