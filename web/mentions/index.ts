// Colleagues named in a note: found while one writes `@`, and drawn as who they are called today. Which people a text
// names stands in the text alone: `namedIn` reads it when the note leaves.
export { namedIn } from './naming.ts'
export { NamingList } from './naming-list.tsx'
export { NoteText } from './said.tsx'
export { useNaming } from './use-naming.ts'
