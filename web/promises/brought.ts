export { PromiseStrip } from './promise-strip.tsx'
export { PromisesPage } from './promises-page.tsx'
