export { PromisesBeside } from './promises-beside.tsx'
export { PromiseStrip } from './promise-strip.tsx'
export { PromisesPage } from './promises-page.tsx'
