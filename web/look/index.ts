// How the brand looks to its customers: its colour, measured against the white that is written on it, and a picture of
// its web with the chat on it. And how full somebody is, as a picture.
export { ColorField, LEAST_CONTRAST } from './color-field.tsx'
export { LoadBar } from './load-bar.tsx'
export { ChatPreview, WebPreview } from './preview.tsx'
