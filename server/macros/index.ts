/**
 * Macros: several deeds in one go.
 * Promises: all of it is done or nothing; an answer in it is held like every other, and as long as it is, the whole is
 * undone in one go; what it names and is no longer there is said before anything is done.
 * Events: see events.ts; what a run does is told by those whose deeds they are.
 */
export type { MacroEvent } from './events.ts'
export { macro, macros } from './macros.ts'
export { addMacro, editMacro, removeMacro } from './keep-macro.ts'
export { runMacro, undoMacro } from './run-macro.ts'
