// How a page of the house is laid out: its title in the voice, a sentence that answers, its sections, a foot with the
// deeds. `Sought` is a list of any length. `Asked` shows a question to the server in each of its states: on its way, failed, or there.
export { keepMoving, MoveButtons } from './move-buttons.tsx'
export { LineDeeds, movesOf, type LineDeed } from './line-deeds.tsx'
export { ago } from './ago.ts'
export * from './asked.tsx'
export * from './page.tsx'
export { Sought } from './sought.tsx'
export { Sure } from './sure.tsx'
export * from './long-list.tsx'
