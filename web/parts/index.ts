// What a message carries, drawn: its text with links, pictures alone and in albums, sound, files, places, products, mail.
// Large pictures open in a viewer that is brought then. Nothing of it is ever run: what people send is shown, not opened.
export { bytesIn } from './bytes.ts'
export { Linked } from './linked.tsx'
export { Parts } from './parts.tsx'
export { Post } from './parts-told.tsx'
