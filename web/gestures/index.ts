// Making it right: the dialog in a conversation, the list that is open to the team, and what a brand sets for it. All of it
// is brought when somebody asks for it.
import { patiently } from '#web/bring'
export { gesturesKey } from './keys.ts'
export const bringGestures = () => patiently(() => import('./brought.ts'))
