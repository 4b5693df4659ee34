// What was promised: under the head of a conversation, and the list of all. The list is brought when somebody asks for it.
export { promisesKey } from './keys.ts'
