// Making it right: the dialog in a conversation, the list that is open to the team, and what a brand sets for it.
export { gesturesKey } from './keys.ts'
