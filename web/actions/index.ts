// What can be done in the console. An `Action` is a file in a room's actions/ folder; the console has the one list, and
// keys (`useKeys`), menus, the palette and the sheet of keys are all made of it. Places on screen put on the stage what
// they can do (`usePart`); an action looks at the scene and does. `Chooser` shows what an action asks beside its button.
import { patiently } from '#web/bring'
export type { Action, Choice, Group } from './action.ts'
export { AskedFloat } from './asked-float.tsx'
export { bringChoosing, Chooser } from './chooser.tsx'
export { find, folded, sift } from './find.ts'
export { Finder } from './finder.tsx'
export { announced, printed } from './keys.ts'
export { useKeys } from './press.ts'
export type { HousePart, ListPart, ManyPart, Scene, TalkPart, WritingPart } from './scene.ts'
export { StageProvider, useAsked, usePart, useStage } from './stage.tsx'
// Brought only when they are asked for.
export const bringPalette = () => patiently(() => import('./palette.tsx'))
export const bringKeySheet = () => patiently(() => import('./key-sheet.tsx'))
