// The composer's conscience: what of a reply would give somebody away in public and where it would send its reader, what it promises and by when, found
// as one writes and held when it leaves; where else a customer can be answered; in which language one writes. The same
// detectors refuse in the server (#understanding/checks).
export { type Beside, type Checks, useChecks } from './use-checks.tsx'
export { answerAgain } from './answering.ts'
export { LanguageButton } from './language.tsx'
export { Underlined } from './underlined.tsx'
export { WaysButton } from './ways-button.tsx'
