// Whether all who write wait alike: the answer, then each group beside all. Shown by the page of reports.
export { Parity } from './parity.tsx'
export { PARITY_DAYS, type ParityDays } from './queries.ts'
