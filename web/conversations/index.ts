// A conversation on screen: its head, what was said (#web/thread), where an answer is written (#web/composer), and what can
// be done with it. This room puts them together; what the browser holds of it all stands in #web/cache.
import { patiently } from '#web/bring'
export { conversationActions } from './actions/index.ts'
export { NoTalk } from './away.tsx'
export { DEEDS } from './deed-names.ts'
/** What is done with many: brought when some are chosen. */
export const bringManyBar = () => patiently(() => import('./many-bar.tsx'))
/** The conversation itself: brought while the list is already read. */
export const bringTalk = () => patiently(() => import('./talk.tsx'))
/** What stands under the choices of some deeds. */
export const bringMore = () => patiently(() => import('./more.ts'))
