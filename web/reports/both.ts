export { ParityPage } from './parity-page.tsx'
export { TonePage } from './tone-page.tsx'
