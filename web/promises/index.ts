// What was promised: under the head of a conversation, and the list of all. Both are brought when somebody asks for them.
import { patiently } from '#web/bring'
export { promisesKey } from './keys.ts'
export const bringPromises = () => patiently(() => import('./brought.ts'))
