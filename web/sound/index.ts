// What can be heard: voice notes and other sound, drawn as a wave that is also the way through it. One plays at a time,
// and goes on while one reads elsewhere in the conversation; `useHush` ends it with the conversation. The player is
// brought when there is something to hear.
import { patiently } from '#web/bring'
export { hush, useHush } from './hush.ts'
export type { SoundProps } from './sound-player.tsx'
export const bringSound = () => patiently(() => import('./sound-player.tsx'))
