// How the brand looks to its customers: its colour, measured against the white that is written on it, and a picture of
// its web with the chat on it.
export { ColorField, LEAST_CONTRAST } from './color-field.tsx'
export { ChatPreview, WebPreview } from './preview.tsx'
