// Signs to put into a text or onto a message, found by their words in either language. Brought when it is opened.
import { patiently } from '#web/bring'
export const bringEmojiPicker = () => patiently(() => import('./emoji-picker.tsx'))
