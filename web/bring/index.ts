// What a screen brings only when it is needed. Every `import()` of the console goes through `patiently`: without a
// connection a part comes late, and nothing that is already on the screen breaks over it.
export { useLate } from './late.ts'
export { Outdated, patiently } from './patiently.ts'
