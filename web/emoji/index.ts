// Signs to put into a text or onto a message, found by their words in either language. Brought when it is opened.
export const bringEmojiPicker = () => import('./emoji-picker.tsx')
